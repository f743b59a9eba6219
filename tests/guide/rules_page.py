"""The page of rules in the documentation: every rule with its reason, its source and an example."""

from collections.abc import Mapping
from pathlib import Path

from carepress.finding import SAFETY_RULES
from carepress.rules import RULES, Rule

FILE = Path(__file__).parents[2] / "docs" / "rules.md"

_HEAD = """# The rules

Every finding names a file, a line and a rule. This page says of each rule what it finds, why that matters, who says so,
and how to write instead. `./invoke check --explain RULE` tells the same in the terminal.

An **error** keeps the site from being published, an **advice** never does. `severities` in the settings changes that:
`"severities": {"link-vague": "error"}`. Rules of **safety** are always errors.

This page is made from `plugins/carepress/rules.yaml` by `./invoke guide`.
"""


def rules_page(rules: Mapping[str, Rule] = RULES) -> str:
    """The page in Markdown."""
    return "\n".join([_HEAD, *(_section(name, rule) for name, rule in rules.items())])


def _section(name: str, rule: Rule) -> str:
    kind = "safety" if name.startswith(SAFETY_RULES) else rule.severity
    told = [f"## `{name}`", f"**{kind.capitalize()}.** It finds {rule.finds}.", rule.why.strip()]
    told += [f"Source: {rule.source}."] if rule.source else []
    told += ["Instead of", _block(rule.wrong), "write", _block(rule.right)]
    return "\n\n".join(told) + "\n"


def _block(example: str) -> str:
    fence = "````" if "```" in example else "```"
    return f"{fence}text\n{example.rstrip()}\n{fence}"

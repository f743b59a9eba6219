"""The explanation of a rule: what it finds, why, who says so, an example, and whether its severity can be changed."""

import textwrap

from carepress.check.arguments import unknown_rule
from carepress.finding import SAFETY_RULES
from carepress.rules import RULES, Rule
from carepress.terminal import refuse, say

ALL = "all"


def explain(name: str) -> int:
    """Print the explanation of a rule, or a line on each. Returns 0, or 2 where there is no such rule."""
    wrong = "" if name == ALL else unknown_rule([name])
    if wrong:
        return refuse(wrong)
    say("\n".join(f"{rule}: {RULES[rule].finds}" for rule in RULES) if name == ALL else explanation(name, RULES[name]))
    return 0


def explanation(name: str, rule: Rule) -> str:
    """All that is to be said of a rule, for a person."""
    parts = [
        f"{name} ({rule.severity})",
        f"It finds {rule.finds}.",
        rule.why,
        f"Source: {rule.source}" if rule.source else "",
        f"Instead of\n\n{_indented(rule.wrong)}\n\nwrite\n\n{_indented(rule.right)}",
        _severity(name, rule),
    ]
    return "\n\n".join(filter(None, parts))


def _indented(example: str) -> str:
    return textwrap.indent(example, "    ")


def _severity(name: str, rule: Rule) -> str:
    if name.startswith(SAFETY_RULES):
        return "It is a rule of safety, so it is always an error: it blocks publishing, and no setting changes that."
    what = "an error, which blocks publishing" if rule.severity == "error" else "an advice, which never blocks"
    other = "advice" if rule.severity == "error" else "error"
    return f'It is {what}. To change that, add "{name}": "{other}" to severities in CAREPRESS.'

"""Findings in every form in which they are told: for people, for programs, for GitHub, GitLab and code scanners."""

import itertools
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from rich.text import Text

from carepress import github, table
from carepress.finding import Finding, blocks, count
from carepress.gitlab import code_quality
from carepress.sarif import sarif
from carepress.table import Table

NO_TABLES: Mapping[str, Table] = MappingProxyType({})
"""What rules without a table bring along."""


def text(findings: Sequence[Finding], tables: Mapping[str, Table] = NO_TABLES) -> str:
    """One line for each finding, those of a file together; the tables; how often each rule is broken; and a count."""
    shown = [told for rows in tables.values() if (told := table.text(rows))]
    closing = "\n".join(filter(None, [_by_rule(findings), f"{count(findings)}.{_mended(findings)}"]))
    return "\n\n".join(filter(None, [by_file(findings), *shown, closing]))


def by_file(findings: Sequence[Finding]) -> str:
    """One line for each finding, and an empty one between files; those with errors come last, to be seen at once."""
    files = [[*mine] for _, mine in itertools.groupby(findings, key=lambda finding: finding.source)]
    return "\n\n".join("\n".join(map(str, mine)) for mine in sorted(files, key=blocks))


def _mended(findings: Sequence[Finding]) -> str:
    """How many of the findings need nobody's decision, in a sentence, if any do."""
    number = sum(bool(finding.edits) for finding in findings)
    return f" ./invoke check --fix mends {number} of them." if number else ""


def _by_rule(findings: Sequence[Finding]) -> str:
    """How often each rule is broken, errors and what is broken most first."""
    found = Counter((finding.severity, finding.rule) for finding in findings)
    ranked = sorted(found, key=lambda key: (key[0] != "error", -found[key], key[1]))
    return table.text(
        tuple({"severity": severity, "rule": rule, "times": found[severity, rule]} for severity, rule in ranked)
    )


def styled(told: str) -> Text:
    """The text for a terminal: severities and rules stand out in colour, which says nothing that words do not say."""
    shown = Text(told)
    shown.highlight_regex(r"(?m)^\S.*?:\d+:\d+(?=: (?:error|advice) [\w-]+: )", "bold")
    shown.highlight_regex(r"(?m)(?<=\d: )error [\w-]+(?=: )", "bold red")
    shown.highlight_regex(r"(?m)(?<=\d: )advice [\w-]+(?=: )", "yellow")
    return shown


def as_json(findings: Sequence[Finding], tables: Mapping[str, Table] = NO_TABLES) -> str:
    """An object whose `findings` are objects with what is told of each; tables stand under their rules' names."""
    return json.dumps({**tables, "findings": [finding.told for finding in findings]}, indent=2)


def for_github(findings: Sequence[Finding], _: Mapping[str, Table] = NO_TABLES) -> str:
    """Workflow commands that put the worst findings beside the lines they are about, and the count of all."""
    return github.annotations(findings)


def as_sarif(findings: Sequence[Finding], _: Mapping[str, Table] = NO_TABLES) -> str:
    """A log in the format SARIF 2.1.0, which code scanners share."""
    return json.dumps(sarif(findings), indent=2)


def for_gitlab(findings: Sequence[Finding], _: Mapping[str, Table] = NO_TABLES) -> str:
    """A report of code quality, which GitLab shows beside the lines of a merge request."""
    return json.dumps(code_quality(findings), indent=2)


FORMATS: Mapping[str, Callable[[Sequence[Finding], Mapping[str, Table]], str]] = MappingProxyType(
    {"text": text, "json": as_json, "github": for_github, "gitlab": for_gitlab, "sarif": as_sarif}
)
"""The forms by the names that `./invoke check --format` takes."""

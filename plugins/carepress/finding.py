"""Findings: the one voice in which every problem is told."""

import dataclasses
import operator
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Literal

from rapidfuzz import fuzz, process

from carepress.edit import Edit

Severity = Literal["error", "advice"]

CAME_WITH_TIME = ("helpline-expired", "helpline-stale-printed", "review-overdue")
"""Rules that pages come to break by waiting alone.

What is too old is left out or told to readers, so a nightly build without it is safer than the site that stands.
"""

SAFETY_RULES = ("helpline-", "unsafe-html", "third-party-request")


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem in one place: what is wrong with which text, why, and how to mend it.

    `source` is a file's path, `line` and `column` count from 1. An error blocks publishing, an advice never does.
    `edits` mend it in the file's text without anybody having to decide anything; most findings have none.
    """

    source: str
    line: int
    column: int
    rule: str
    message: str
    remedy: str
    severity: Severity = "error"
    edits: tuple[Edit, ...] = dataclasses.field(default=(), compare=False, repr=False)

    @property
    def told(self) -> dict[str, Any]:
        """What programs are told of it, by the names of the fields."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self) if field.compare}

    @property
    def place(self) -> str:
        """Where the problem is, as `path:line:column`."""
        return f"{self.source}:{self.line}:{self.column}"

    def __str__(self) -> str:
        return f"{self.place}: {self.severity} {self.rule}: {self.message} {self.remedy}"


def place_of(text: str, needle: str, first_line: int = 1, occurrence: int = 1) -> tuple[int, int]:
    """Line and column (from 1) at which an occurrence of a needle starts; the text's start where there is none."""
    at = -1
    for _ in range(occurrence):
        following = text.find(needle, at + 1)
        if following < 0:
            break
        at = following
    return place_at(text, max(at, 0), first_line)


def place_at(text: str, offset: int, first_line: int = 1) -> tuple[int, int]:
    """Line and column (from 1) of the character at an offset of a text."""
    return first_line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)


_source = operator.attrgetter("source")

SHORTEST = 3
"""A longer word than this, begun like one known word alone, is taken for the beginning of it."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the closest known word, with a space before it; empty where nothing is close."""
    words = list(known)
    match = process.extractOne(word, words, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=70)
    longer = [name for name in words if name.casefold().startswith(word.casefold())] if len(word) > SHORTEST else []
    guess = match[0] if match else longer[0] if len(longer) == 1 else ""
    return f" Did you mean “{guess}”?" if guess else ""


def with_severities(findings: Iterable[Finding], severities: Mapping[str, Severity]) -> list[Finding]:
    """The findings with the publisher's severities, in reading order and each once; safety rules stay errors."""
    return sorted(dict.fromkeys(_judged(finding, severities) for finding in findings))


def _judged(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    is_safety = finding.rule.startswith(SAFETY_RULES)
    severity = "error" if is_safety else severities.get(finding.rule, finding.severity)
    return finding if finding.severity == severity else dataclasses.replace(finding, severity=severity)


def of_source(findings: Sequence[Finding], source: str) -> Sequence[Finding]:
    """Those of one source, among findings in reading order."""
    start = bisect_left(findings, source, key=_source)
    return findings[start : bisect_right(findings, source, start, key=_source)]


def blocks(findings: Iterable[Finding], tolerated: Collection[str] = ()) -> bool:
    """Whether any of the findings, but for those of tolerated rules, keeps the site from being published."""
    return any(finding.severity == "error" and finding.rule not in tolerated for finding in findings)


def count(findings: Sequence[Finding]) -> str:
    """How many findings there are, in words: “2 errors and 1 advice”."""
    errors = sum(finding.severity == "error" for finding in findings)
    told = [f"{errors} error{'s' * (errors != 1)}"] * bool(errors)
    told += [f"{len(findings) - errors} advice"] * (len(findings) > errors)
    return " and ".join(told) or "No problems"

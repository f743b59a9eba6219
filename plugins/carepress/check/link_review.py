"""The review of automatic links, as people and programs read it: all of them, or what a change adds and removes."""

import dataclasses
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from carepress.finding import Finding
from carepress.table import Row

SIGNS = {"links": "", "added": "+ ", "removed": "- "}
"""The groups of links, and the sign before each link of a group."""


@dataclasses.dataclass(frozen=True)
class Review:
    """Links by group, findings about phrases and mentions, and a closing sentence that counts them."""

    groups: Mapping[str, Sequence[Row]]
    findings: Sequence[Finding]
    told: str


def changes(now: Sequence[Row], former: Sequence[Row], commit: str) -> Review:
    """The links that are new since a commit, and those that are gone; where in its file a link stands is no change."""
    added, removed = _without(now, former), _without(former, now)
    stay = len(now) - len(added)
    told = f"{counted(len(added), 'link')} added and {len(removed)} removed since {commit}; {stay} as before."
    return Review({"added": added, "removed": removed}, (), told)


def _without(rows: Sequence[Row], others: Iterable[Row]) -> list[Row]:
    left, kept = Counter(map(_essence, others)), []
    for row in rows:
        left[_essence(row)] -= 1
        if left[_essence(row)] < 0:
            kept.append(row)
    return kept


def _essence(row: Row) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in ("source", "words", "target", "sentence"))


def text(review: Review) -> str:
    """Each link with its place, words, address and sentence, each finding on a line, and the closing sentence."""
    shown = [_shown(row, SIGNS[group]) for group, rows in review.groups.items() for row in rows]
    return "\n".join([*shown, *map(str, review.findings), review.told])


def _shown(row: Row, sign: str) -> str:
    place = f"{row['source']}:{row['line']}:{row['column']}"
    return f"{sign}{place}: “{row['words']}” → {row['target']}\n    {row['sentence']}"


def as_json(review: Review) -> str:
    """An object with a list for each group, whose rows say what the text says, and the findings."""
    findings = [finding.told for finding in review.findings]
    return json.dumps({**review.groups, "findings": findings}, indent=2, ensure_ascii=False)


FORMATS = {"text": text, "json": as_json}


def counted(number: int, noun: str) -> str:
    """A number and a noun, in the plural where it is due."""
    return f"{number} {noun}{'s' * (number != 1)}"

"""The crisis queries: the publisher's phrases by which a search notices danger on the reader's own device."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Literal

import pydantic

from carepress.finding import Finding
from carepress.schema import Entry, Strict, entries
from carepress.yaml_text import yaml_text

SOURCE = "data/crisis-queries.yaml"
KEY = "queries"
RULE = "crisis-query"

KINDS = ("danger", "alone", "topic", "reading", "own", "fear", "worry", "figure", "filler", "never")


class CrisisPhrases(Strict):
    """Phrases that people type into a search, and what they tell of those who type them."""

    means: Literal["danger", "alone", "topic", "reading", "own", "fear", "worry", "figure", "same", "filler", "never"]
    """What the phrases are: danger in any query; danger as a whole query (alone); the subject; words of a reader's
    work (reading) and of a person (own); fear, which is the contrary; worry; figures of speech; others for one
    phrase (same); words that say nothing here (filler), and such as are never a slip for another (never)."""
    stands_for: str | None = pydantic.Field(default=None, alias="as", validate_default=True)
    """The phrase for which these stand, where they mean the same."""
    phrases: tuple[str, ...] = pydantic.Field(min_length=1)
    """Each plainly, in small letters and without apostrophes."""

    @pydantic.field_validator("stands_for")
    @classmethod
    def _with_same(cls, value: str | None, info: pydantic.ValidationInfo) -> str | None:
        if "means" in info.data and bool(value) is not (info.data["means"] == "same"):
            raise ValueError("phrases that mean the same say “as: …”, and no others do")
        return value


def crisis_queries(text: str | None) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The file for readers' devices by its path, which changes with the text, and what is wrong in the data."""
    if text is None:
        return {}, ()
    rows, findings = entries(yaml_text(text), KEY, CrisisPhrases, SOURCE, RULE)
    content = json.dumps(_by_kind(rows), ensure_ascii=False, separators=(",", ":")) + "\n"
    digest = hashlib.sha256(content.encode()).hexdigest()[:12]
    return {f"assets/{digest}/crisis-queries.json": content}, (*findings, *_repeated(rows))


def _by_kind(rows: Iterable[Entry[CrisisPhrases]]) -> dict[str, object]:
    lists: dict[str, list[str]] = {kind: [] for kind in KINDS}
    same: dict[str, list[str]] = {}
    for row, _, _ in rows:
        found = same.setdefault(row.stands_for, []) if row.stands_for else lists[row.means]
        found.extend(row.phrases)
    return {**lists, "same": same}


def _repeated(rows: Iterable[Entry[CrisisPhrases]]) -> Iterator[Finding]:
    """A finding for each phrase that would count only once, as two kinds or two meanings claim it."""
    owners: dict[str, str] = {}
    for row, line, _ in rows:
        for phrase in row.phrases if row.means in {"danger", "topic", "same"} else ():
            kind = row.stands_for or row.means
            if phrase in owners:
                message = f"“{phrase}” stands here twice: as {owners[phrase]}, and as {kind}."
                yield Finding(SOURCE, line, 1, RULE, message, "Keep the one that is meant.")
            owners.setdefault(phrase, kind)

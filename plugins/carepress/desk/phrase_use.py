"""Phrase use: which phrases of the vocabulary no page says."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from carepress.desk.item import Item, number, texts
from carepress.table import Row, Table
from carepress.vocabulary import strategy_paths
from carepress.yaml_text import yaml_text

_NAMED = 6
"""So many phrases are named; the file has them all."""


@dataclasses.dataclass(frozen=True, slots=True)
class Use:
    """How many of a strategy's phrases pages say, and how many it has."""

    strategy: str
    said: int
    phrases: int


@dataclasses.dataclass(frozen=True)
class PhraseUse:
    """How far each strategy's phrases are used, and an item for each technique with phrases that no page says."""

    strategies: Sequence[Use]
    unsaid: Sequence[Item]

    @property
    def count(self) -> int:
        """How many phrases no page says."""
        return sum(use.phrases - use.said for use in self.strategies)


def phrase_use(table: Table, vocabulary: str, source: str) -> PhraseUse:
    """Phrases as their table has them; `vocabulary` is the text of the file, whose path is `source`, with their places.

    The technique with most unsaid phrases comes first.
    """
    uses: dict[str, Use] = {}
    for row in table:
        name, of = str(row["strategy_name"]), int(number(row, "phrases"))
        former = uses.get(name, Use(name, 0, 0))
        uses[name] = Use(name, former.said + of - len(texts(row, "unmentioned")), former.phrases + of)
    places = _places(vocabulary)
    rows = sorted((row for row in table if row["unmentioned"]), key=lambda row: -len(texts(row, "unmentioned")))
    return PhraseUse([*uses.values()], [_item(row, source, *places.get(str(row["technique"]), (1, 1))) for row in rows])


def _item(row: Row, source: str, line: int, column: int) -> Item:
    unsaid = texts(row, "unmentioned")
    named = ", ".join(f"“{phrase}”" for phrase in unsaid[:_NAMED])
    more = f" and {len(unsaid) - _NAMED} more" if len(unsaid) > _NAMED else ""
    words = f"{row['name']}: {len(unsaid)} of {row['phrases']} phrases"
    return Item(words, "", source, line, column, note=f"{named}{more}")


def _places(vocabulary: str) -> Mapping[str, tuple[int, int]]:
    """Where the phrases of each technique stand in a vocabulary's text."""
    read = yaml_text(vocabulary)
    value: Any = read.value
    return {
        str(technique.get("id")): read.place((*path, "techniques", number, "phrases"))
        for path in strategy_paths(read).values()
        for number, technique in enumerate(value["strategies"][path[1]].get("techniques") or ())
        if isinstance(technique, dict)
    }

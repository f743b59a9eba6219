"""Shards: the index in parts of a size that a phone on a bad network gets at once."""

import dataclasses
import heapq
import json
from collections.abc import Iterator, Mapping, Sequence

from carepress.search.counting import LEVELS, Group

SHARD = 32_000
"""Letters of a part of the words: about 11 kB as they are sent."""

TEXTS = 14_000
"""Letters of a part of the texts."""

MOST = 2_000
"""Documents named for one word: of more, those that say most about it."""

LEXICON = 4_000
"""Words that are known before the part in which they stand is there, for those that were misspelt."""


@dataclasses.dataclass(frozen=True, slots=True)
class Shard:
    """A part of the words: its first form, and for each stem in it the forms and, by level, the documents."""

    first: str
    groups: tuple[tuple[str, str], ...]

    def json(self, phrases: Mapping[str, int], mentions: Mapping[int, Sequence[int]]) -> str:
        """The part as the browser reads it."""
        here = {stem for stem, _ in self.groups}
        mine = {phrase: number for phrase, number in phrases.items() if phrase.partition(" ")[0] in here}
        told = {str(number): [*mentions.get(number, ())] for number in sorted({*mine.values()})}
        rest = json.dumps({"phrases": mine, "mentions": told}, ensure_ascii=False, separators=(",", ":"))
        return f'{{"groups":[{",".join(text for _, text in self.groups)}],{rest[1:]}'


def shards(groups: Mapping[str, Group]) -> Iterator[Shard]:
    """All words in the order of the alphabet, in parts; the forms of a stem are never in different ones."""
    part: list[tuple[str, str]] = []
    first, last, size = "", "", 0
    for lowest, key in sorted((min(group.forms), key) for key, group in groups.items()):
        if size > SHARD and lowest > last:
            yield Shard(first, tuple(part))
            part, size = [], 0
        first = first if part else lowest
        last = max(last, *groups[key].forms)
        part.append((key, written(key, groups[key])))
        size += len(part[-1][1])
    if part:
        yield Shard(first, tuple(part))


def written(stem: str, group: Group) -> str:
    """A group as JSON: its stem, its forms, the number of its documents, and steps from one to the next by level."""
    forms = " ".join(sorted(group.forms))
    levels = [[level, *steps(found)] for level, found in by_level(group)]
    return json.dumps([stem, forms, len(group.numbers), levels], ensure_ascii=False, separators=(",", ":"))


def by_level(group: Group) -> Iterator[tuple[int, Sequence[int]]]:
    """The documents of a group by level, the highest first, as far as they are named."""
    found: dict[int, list[int]] = {}
    for number, level in zip(group.numbers, group.levels, strict=True):
        found.setdefault(level, []).append(number)
    left = MOST
    for level in range(LEVELS, 0, -1):
        if level in found and left:
            yield level, found[level][:left]
            left -= min(left, len(found[level]))


def steps(numbers: Sequence[int]) -> Iterator[int]:
    """Rising numbers as the first and the steps from each to the next."""
    yield from (number - before for before, number in zip([0, *numbers], numbers, strict=False))


def lexicon(groups: Mapping[str, Group]) -> Sequence[str]:
    """The form of each word that stands most prominently, in the order of the alphabet."""
    ranked = ((max(group.levels), len(group.numbers), key) for key, group in groups.items())
    best = heapq.nlargest(LEXICON, ranked)
    return sorted(max(groups[key].forms, key=lambda form: (groups[key].forms[form], form)) for _, _, key in best)

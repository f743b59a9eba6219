"""Shards: the index in parts of a size that a phone on a bad network gets at once."""

import dataclasses
import heapq
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from carepress.search.counting import LEVELS, Numbers, Words

SHARD = 32_000
"""Letters of a part of the words: about 11 kB as they are sent."""

TEXTS = 14_000
"""Bytes of a part of the texts."""

MOST = 2_000
"""Documents named for one word: of more, those that say most about it."""

LEXICON = 4_000
"""Words that are known before the part in which they stand is there, for those that were misspelt."""


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


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
        rest = _json({"phrases": mine, "mentions": told})
        return f'{{"groups":[{",".join(text for _, text in self.groups)}],{rest[1:]}'


def shards(known: Words) -> Iterator[Shard]:
    """All words in the order of the alphabet, in parts; a stem is in each part in which one of its forms is."""
    part: dict[str, str] = {}
    first, size = "", 0
    for form, at in sorted((form, at) for at, forms in enumerate(known.forms) for form in forms):
        if size > SHARD:
            yield Shard(first, tuple(part.items()))
            part, size = {}, 0
        first, key = first if part else form, known.stems[at]
        if key not in part:
            part[key] = written(key, known.forms[at], *known.documents(at))
            size += len(part[key])
    if part:
        yield Shard(first, tuple(part.items()))


def written(stem: str, forms: Iterable[str], numbers: Numbers, levels: Numbers) -> str:
    """A word as JSON: its stem, its forms, the number of its documents, and steps from one to the next by level."""
    head = _json([stem, " ".join(sorted(forms)), len(numbers)])
    order = (LEVELS - levels).argsort(kind="stable")[:MOST]
    numbers, uses = numbers[order], np.bincount(levels[order]).tolist()
    steps = numbers.copy()
    steps[1:] -= numbers[:-1]
    found, parts, start = steps.tolist(), list[list[int]](), 0
    for level in range(len(uses) - 1, 0, -1):
        if uses[level]:
            end = start + uses[level]
            parts.append([level, int(numbers[start]), *found[start + 1 : end]])
            start = end
    return f"{head[:-1]},{str(parts).replace(' ', '')}]"


def lexicon(known: Words) -> Sequence[str]:
    """The form of each word that stands most prominently, in the order of the alphabet."""
    highest = np.maximum.reduceat(known.levels, known.starts[:-1]) if len(known.stems) else known.levels
    ranked = zip(highest.tolist(), np.diff(known.starts).tolist(), range(len(known.stems)), strict=True)
    best = [known.forms[at] for _, _, at in heapq.nlargest(LEXICON, ranked)]
    return sorted(max(forms, key=lambda form: (forms[form], form)) for forms in best)

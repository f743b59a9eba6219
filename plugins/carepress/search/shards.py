"""Shards: the index in parts of a size that a phone on a bad network gets at once."""

import dataclasses
import heapq
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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

_BEGINNING = 2
_MANY = 100

Each = Callable[..., dict[str, list[str]]]

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclasses.dataclass(frozen=True, slots=True)
class Shard:
    """A part of the words: its first form, and for each stem in it the forms and, by level, the documents."""

    first: str
    groups: tuple[tuple[str, str], ...]

    def json(self, phrases: Mapping[str, Mapping[str, int]], mentions: Mapping[int, Sequence[int]]) -> str:
        """The part as the browser reads it; `phrases` are known by their first stem."""
        mine = dict(sorted(phrase for stem, _ in self.groups for phrase in phrases.get(stem, {}).items()))
        told = {str(number): [*mentions.get(number, ())] for number in sorted({*mine.values()})}
        rest = _json({"phrases": mine, "mentions": told})
        return f'{{"groups":[{",".join(text for _, text in self.groups)}],{rest[1:]}'


def shards(known: Words, each: Each) -> Iterator[Shard]:
    """All words in the order of the alphabet, in parts; a stem is in each part in which one of its forms is.

    `each` asks a pure function about many things, each known by a key: see `bridge.each`.
    """
    texts = _all_written(known, each)
    part: dict[str, str] = {}
    first, size = "", 0
    for form, at in sorted((form, at) for at, forms in enumerate(known.forms) for form in forms):
        if size > SHARD:
            yield Shard(first, tuple(part.items()))
            part, size = {}, 0
        first, key = first if part else form, known.stems[at]
        if key not in part:
            part[key] = texts[at]
            size += len(part[key])
    if part:
        yield Shard(first, tuple(part.items()))


def _all_written(known: Words, each: Each) -> list[str]:
    """Each word as JSON. Words that begin alike are asked for together: where one has changed, few others have."""
    asked, stop = {}, 0
    for beginning, same in itertools.groupby(known.stems, key=lambda stem: stem[:_BEGINNING]):
        stems = (*same,)
        start, stop = stop, stop + len(stems)
        forms = tuple(tuple(sorted(forms)) for forms in known.forms[start:stop])
        rows = slice(known.starts[start], known.starts[stop])
        starts = (known.starts[start : stop + 1] - rows.start).astype(np.int32)
        numbers = (array.tobytes() for array in (starts, known.numbers[rows].astype(np.int32), known.levels[rows]))
        asked[beginning] = (stems, forms, *numbers)
    return [*itertools.chain.from_iterable(each(_written, asked, many=_MANY).values())]


def _written(
    stems: Sequence[str], forms: Sequence[Sequence[str]], starts: bytes, numbers: bytes, levels: bytes
) -> list[str]:
    known = np.frombuffer(numbers, np.int32), np.frombuffer(levels, np.uint8)
    rows = itertools.starmap(slice, itertools.pairwise(np.frombuffer(starts, np.int32).tolist()))
    words = zip(stems, forms, rows, strict=True)
    return [written(stem, spelt, *(found[row] for found in known)) for stem, spelt, row in words]


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

"""Counting: how much each document is about each word."""

import collections
import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from carepress.search.document import Document
from carepress.search.folding import words
from carepress.search.stems import stem

LEVELS = 9
"""The highest level: a document is about nothing else."""

USUAL_LENGTH = 400
"""Words of a document that is neither short nor long."""

_TITLE, _HEADING, _SUMMARY, _TEXT, _PHRASE = 6.0, 3.0, 2.0, 1.0, 0.5

Numbers = np.ndarray[Any, np.dtype[Any]]


@dataclasses.dataclass(frozen=True, slots=True)
class Count:
    """What was counted in some documents: their forms of words with the stem of each, and in three rows of equal length
    which form, in which document, counts how much, as a share of what would count half.
    """

    forms: tuple[str, ...]
    stems: tuple[str, ...]
    which: Numbers
    where: Numbers
    shares: Numbers


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """All words of the site by their stems, in order: the forms of each with how many documents have these, and from
    `starts` on the documents that have any of them, in order, with the level of the word in each.
    """

    stems: Sequence[str]
    forms: Sequence[Mapping[str, int]]
    starts: Numbers
    numbers: Numbers
    levels: Numbers

    def documents(self, at: int) -> tuple[Numbers, Numbers]:
        """The documents of the word at a place, and its levels in them."""
        part = slice(self.starts[at], self.starts[at + 1])
        return self.numbers[part], self.levels[part]


def counted(found: Sequence[Document]) -> Count:
    """What is counted in documents, which are numbered in their order."""
    number = itertools.count()
    known: dict[str, dict[str, int]] = collections.defaultdict(lambda: collections.defaultdict(number.__next__))
    which, weights, halves, sizes = list[int](), list[float](), list[float](), list[int]()
    for document in found:
        mine, length = weighed(document)
        which.extend(map(known[document.lang].__getitem__, mine))
        weights.extend(mine.values())
        sizes.append(len(mine))
        halves.append(0.48 + 0.72 * length / USUAL_LENGTH)
    forms = sorted((at, form, lang) for lang, here in known.items() for form, at in here.items())
    return Count(
        tuple(form for _, form, _ in forms),
        tuple(stem(form, lang) for _, form, lang in forms),
        np.array(which, np.int32),
        np.repeat(np.arange(len(sizes), dtype=np.int32), sizes),
        np.array(weights, np.float32) / np.repeat(np.array(halves, np.float32), sizes),
    )


def together(counts: Sequence[Count], sizes: Sequence[int]) -> Words:
    """The words of several counts; `sizes` says of how many documents each is."""
    stems = sorted({one for count in counts for one in count.stems})
    places = {one: at for at, one in enumerate(stems)}
    forms: list[dict[str, int]] = [{} for _ in stems]
    for count in counts:
        often = np.bincount(count.which, minlength=len(count.forms)).tolist()
        for form, key, times in zip(count.forms, count.stems, often, strict=True):
            mine = forms[places[key]]
            mine[form] = mine.get(form, 0) + times
    keys, shares = _keys(counts, sizes, places)
    order = np.argsort(keys)
    keys, shares = keys[order], shares[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    keys, summed = keys[first], np.add.reduceat(shares, first) if len(first) else shares
    total = max(1, sum(sizes))
    starts = np.searchsorted(keys, np.arange(len(stems) + 1, dtype=np.int64) * total)
    return Words(stems, forms, starts, (keys % total).astype(np.int32), levels(summed))


def _keys(counts: Sequence[Count], sizes: Sequence[int], places: Mapping[str, int]) -> tuple[Numbers, Numbers]:
    """For each thing counted one number that tells word and document, and what it counts."""
    total, keys = sum(sizes), []
    for count, start in zip(counts, itertools.accumulate(sizes, initial=0), strict=False):
        groups = np.array([places[one] for one in count.stems], np.int64)
        keys.append(groups[count.which] * total + (count.where + start) if len(groups) else groups)
    return np.concatenate(keys), np.concatenate([count.shares for count in counts])


def levels(shares: Numbers) -> Numbers:
    """Levels from 1 to `LEVELS`: each further mention says less, and a mention more in a short document (BM25)."""
    found: Numbers = np.clip(np.rint(LEVELS * shares / (1 + shares)), 1, LEVELS).astype(np.uint8)
    return found


@lru_cache(maxsize=300)
def weighed(document: Document) -> tuple[Mapping[str, float], int]:
    """How often each form counts in a document, by where it stands, and how many words its text has."""
    text = " ".join(part.text for part in document.sections)
    running = words(text)
    found: dict[str, float] = collections.Counter(running)  # type: ignore[assignment]  # what counts need not be whole
    headings = " ".join(part.heading for part in document.sections)
    places = ((document.title, _TITLE), (headings, _HEADING), (document.summary, _SUMMARY), (document.words, _TEXT))
    for place, weight in places:
        for form in itertools.chain(words(place), _compounds(place)):
            found[form] += weight
    for compound in _compounds(text):
        found[compound] += _TEXT
    for form in {form for phrase in document.phrases for form in words(phrase)}:
        found[form] += _PHRASE
    return found, len(running)


def _compounds(text: str) -> Iterator[str]:
    """Words with hyphens written as one: readers type “selfcare”."""
    found: Iterable[str] = (part for part in text.split() if "-" in part) if "-" in text else ()
    for part in found:
        joined = "".join(words(part))
        if joined and words(joined) == [joined]:
            yield joined

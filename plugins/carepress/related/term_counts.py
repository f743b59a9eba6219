"""Term counts: how often each page has each word, and each pair of neighbouring words."""

import dataclasses
import itertools
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from carepress.processes import processors
from carepress.related.term_weights import Matrix, spaced
from carepress.related.words import Integers, forms

Numbers = npt.NDArray[np.integer[Any]]

PARTS = 3
"""A page's texts: its title, its summary, and the text itself."""
_WHOLE, _HEADLINE = (3, 1, 1), (1, 1, 0)
"""How many times a term counts in each part of a page, where all of it counts, and where its headline does."""

_MIXED, _MIXED_AGAIN = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B)
_MOST = 255
"""As often a term counts at most: few stand on a page more often, and there are millions to keep."""
_BEGINNING = 23
"""So many bits of the number of a pair it is looked up by; not one pair in fifty is lost by that."""
_REST = np.uint32(32 - _BEGINNING)


@dataclasses.dataclass(frozen=True, slots=True)
class Rows:
    """What some pages have: how many terms each, and one page after the other the terms and how often they count."""

    sizes: Numbers
    terms: Numbers
    times: Numbers


@dataclasses.dataclass(frozen=True, slots=True)
class Counted:
    """The words of some pages in alphabetical order, how often each is written just so, and the other forms of words.

    Words are told by their place in `words`, pairs of words by a number that is the same on every page.
    """

    words: tuple[str, ...]
    uses: Integers
    forms: Mapping[str, int]
    whole: tuple[Rows, Rows]
    headlines: tuple[Rows, Rows]


def counted(texts: Iterable[str]) -> Counted:
    """What is counted in texts, of which every three are a page's; upper and lower case are one."""
    found = forms(texts)
    folded = [form.casefold() for form in found.forms]
    words = sorted({"", *folded})
    number = {word: at for at, word in enumerate(words)}
    row = np.array([number[word] for word in folded], np.min_scalar_type(len(words)))[found.numbers]
    uses = dict(zip(found.forms, np.bincount(found.numbers, minlength=len(folded)).tolist(), strict=True))
    pairs = _pairs(row, np.array([zlib.crc32(word.encode()) for word in words], np.uint32))
    text = np.repeat(np.arange(len(found.lengths)), found.lengths)
    whole, headlines = ((_rows(row, text, part), _rows(pairs, text, part)) for part in (_WHOLE, _HEADLINE))
    plain = np.array([uses.pop(word, 0) for word in words])
    return Counted(tuple(words), plain, uses, whole, headlines)


def _pairs(row: Numbers, names: Numbers) -> Numbers:
    """A number for each word with the one after it; 0 where a text ends between them."""
    first, second = row, np.append(row[1:], row.dtype.type(0))
    mixed = names[first] * _MIXED + names[second] * _MIXED_AGAIN
    return np.where((first > 0) & (second > 0), mixed ^ mixed >> np.uint32(15), 0).astype(np.uint32)


def _rows(terms: Numbers, texts: Integers, weights: tuple[int, int, int]) -> Rows:
    times = np.where(terms > 0, np.array(weights)[texts % PARTS], 0)
    found, uses = np.unique(np.repeat(texts // PARTS << 32 | terms, times), return_counts=True)
    sizes = np.bincount(found >> 32, minlength=(int(texts[-1]) + 1) // PARTS)
    return Rows(sizes, found.astype(terms.dtype), np.minimum(uses, _MOST).astype(np.uint8))


@dataclasses.dataclass(frozen=True)
class Terms:
    """The terms of a site: its words in alphabetical order, as they are most often written, and counts by page.

    `counts` and `headlines` have columns for the words, and after them for pairs of words.
    """

    words: tuple[str, ...]
    as_written: tuple[str, ...]
    counts: Matrix
    headlines: Matrix


def together(parts: Sequence[Counted]) -> Terms:
    """The terms of parts of a site as those of the whole: words, and pairs of them that occur twice where is learnt."""
    found: defaultdict[str, int] = defaultdict(lambda: len(found))
    places = [np.fromiter(map(found.__getitem__, part.words), np.int32, len(part.words)) for part in parts]
    words = sorted(found)
    number = {word: at for at, word in enumerate(words)}
    in_order = np.array([number[word] for word in found], np.int32)
    own = [in_order[mine] for mine in places]
    pairs = _learnt([part.whole[1] for part in parts])

    def matrix(found: Sequence[tuple[Rows, Rows]]) -> Matrix:
        known = _known(pairs, [rows for _, rows in found])
        size = sum(len(rows.terms) for rows in (*known, *(rows for rows, _ in found)))
        both = zip(own, (rows for rows, _ in found), known, strict=True)
        return _matrix((_side_by_side(*one, len(words)) for one in both), size, len(words) + len(pairs))

    counts, headlines = matrix([part.whole for part in parts]), matrix([part.headlines for part in parts])
    return Terms(tuple(words), _as_written(number, own, parts), counts, headlines)


def _learnt(parts: Sequence[Rows]) -> Numbers:
    """The pairs that occur twice where is learnt, in order."""
    sizes = np.concatenate([rows.sizes for rows in parts])
    is_learnt = np.zeros(len(sizes), np.bool_)
    is_learnt[spaced(len(sizes))] = True
    ends = itertools.accumulate(len(rows.sizes) for rows in parts)
    found = [
        np.repeat(rows.terms, np.repeat(is_learnt[end - len(rows.sizes) : end], rows.sizes) * np.minimum(rows.times, 2))
        for rows, end in zip(parts, ends, strict=True)
    ]
    pairs, uses = np.unique(np.concatenate(found), return_counts=True)
    twice: Numbers = pairs[uses > 1]
    return twice


def _known(pairs: Numbers, parts: Iterable[Rows]) -> list[Rows]:
    """What pages have of the pairs, by the places of these. Of pairs whose numbers begin alike only one counts."""
    place = np.full(1 << _BEGINNING, len(pairs), np.int32)
    place[pairs >> _REST] = np.arange(len(pairs))
    named = np.append(pairs, 0)

    def of(rows: Rows) -> Rows:
        places = place[rows.terms >> _REST]
        kept = np.flatnonzero(named[places] == rows.terms)
        return Rows(np.diff(np.searchsorted(kept, np.cumsum([0, *rows.sizes]))), places[kept], rows.times[kept])

    with ThreadPoolExecutor(processors()) as pool:
        return list(pool.map(of, parts))


def _side_by_side(places: Numbers, words: Rows, pairs: Rows, start: int) -> Rows:
    """What pages have of words, by their places on the site, and after these of pairs, told from `start` on."""
    is_pair = np.repeat(np.arange(2 * len(words.sizes)) % 2 == 1, np.column_stack((words.sizes, pairs.sizes)).ravel())
    terms, times = np.empty(len(is_pair), np.int32), np.empty(len(is_pair), np.uint8)
    terms[~is_pair], terms[is_pair] = places[words.terms], pairs.terms + np.int32(start)
    times[~is_pair], times[is_pair] = words.times, pairs.times
    return Rows(words.sizes + pairs.sizes, terms, times)


def _matrix(parts: Iterable[Rows], size: int, columns: int) -> Matrix:
    """The rows of all parts, `size` terms in all, each written to its place at once, so that nothing is there twice."""
    sizes: list[Numbers] = [np.zeros(1, np.int32)]
    terms, times, start = np.empty(size, np.int32), np.empty(size, np.float32), 0
    for rows in parts:
        stop = start + len(rows.terms)
        terms[start:stop], times[start:stop] = rows.terms, rows.times
        sizes.append(rows.sizes)
        start = stop
    bounds = np.cumsum(np.concatenate(sizes), dtype=np.int32)
    return sparse.csr_array((times, terms, bounds), shape=(len(bounds) - 1, columns))


def _as_written(number: Mapping[str, int], own: Sequence[Numbers], parts: Sequence[Counted]) -> tuple[str, ...]:
    """How each word is most often written, by its number."""
    uses, others = np.zeros(len(number), np.int64), Counter[str]()
    for places, part in zip(own, parts, strict=True):
        uses[places] += part.uses
        others.update(part.forms)
    best = [*zip(uses.tolist(), number, strict=True)]
    for form, times in others.items():
        at = number[form.casefold()]
        best[at] = max(best[at], (times, form))
    return tuple(form for _, form in best)

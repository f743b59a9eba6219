"""Term weights: pages as sparse vectors of words and of pairs of neighbouring words, by TF-IDF."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from carepress.processes import processors
from carepress.related.word_reading import PARTS
from carepress.related.words import Integers, Words

Matrix = Any
"""A sparse matrix of scipy, which carries no types, with a row for each page."""

COMMON_SHARE = 0.5
"""Terms on more than this share of a large site's pages say nothing about any of them."""
SMALL_SITE = 20
LEARNT_FROM = 2000
"""What is learnt about the language is learnt from so many pages at most: more teach little and take long."""


def spaced(count: int) -> Integers:
    """The numbers of the pages from which is learnt: all, or every second, every third …"""
    return np.arange(0, count, max(1, -(-count // LEARNT_FROM)))


@dataclasses.dataclass(frozen=True)
class Terms:
    """The terms of a site: its words, and those pairs of words that count as terms too, as numbers in order."""

    words: Words
    pairs: Integers

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return (len(self.words.bounds) - 1) // PARTS

    def counts(self, weights: tuple[int, int, int]) -> Matrix:
        """How often each page has each term, where each part of a page counts so many times."""
        starts = range(0, max(self.pages, 1), 1 << _PAGE_BITS)
        with ThreadPoolExecutor(processors()) as pool:
            return sparse.vstack(list(pool.map(lambda start: self._counts(start, weights), starts)), format="csr")

    def _counts(self, start: int, weights: tuple[int, int, int]) -> Matrix:
        stop = min(start + (1 << _PAGE_BITS), self.pages)
        numbers, texts = self.words.between(start * PARTS, stop * PARTS)
        weight, page = np.array(weights)[texts % PARTS], (texts // PARTS - start).astype(np.int32)
        wanted = weight > 0
        weight, page, numbers, count = weight[wanted], page[wanted], numbers[wanted], len(self.words.words)
        is_word = numbers > 0
        singles = sparse.coo_array(
            (weight[is_word], (page[is_word], numbers[is_word])), shape=(stop - start, count)
        ).tocsr()
        pairs = _pairs(numbers, count)
        likely = np.flatnonzero(self._may_count[pairs & _PAIR_MASK])
        keys = np.repeat(pairs[likely] << _PAGE_BITS | page[likely], weight[likely])
        return sparse.hstack([singles, self._pair_counts(keys, stop - start)], format="csr").astype(np.float32)

    def _pair_counts(self, keys: Integers, pages: int) -> Matrix:
        # Sorting numbers is many times faster than looking each up: equal ones come to stand side by side.
        found, uses = np.unique(keys, return_counts=True)
        pair, page = found >> _PAGE_BITS, (found & ((1 << _PAGE_BITS) - 1)).astype(np.int32)
        at = np.searchsorted(self.pairs, pair).astype(np.int32)
        known = np.append(self.pairs, -1)[at] == pair
        return sparse.csr_array((uses[known], (page[known], at[known])), shape=(pages, len(self.pairs)))

    @cached_property
    def _may_count(self) -> npt.NDArray[np.bool_]:
        """A table that rules out most pairs that do not count, by a part of their number."""
        table = np.zeros(_PAIR_MASK + 1, np.bool_)
        table[self.pairs & _PAIR_MASK] = True
        return table


_PAGE_BITS = 11
"""So many bits number the pages that are counted at a time."""
_PAIR_MASK = (1 << 23) - 1


def terms(words: Words) -> Terms:
    """The terms of a site: its words, and pairs of neighbouring words that occur twice where is learnt."""
    count = len(words.words)
    pages = spaced((len(words.bounds) - 1) // PARTS)
    learnt = [_pairs(words.between(page * PARTS, page * PARTS + PARTS)[0], count) for page in pages]
    found, uses = np.unique(np.concatenate([np.zeros(1, np.int64), *learnt]), return_counts=True)
    return Terms(words, found[(uses > 1) & (found > 0)])


def _pairs(numbers: npt.NDArray[np.integer[Any]], count: int) -> Integers:
    """Each two neighbouring words as one number, which no word has; 0 where a text ends between them."""
    first, second = numbers[:-1].astype(np.int64), numbers[1:]
    return np.where((first > 0) & (second > 0), first * count + second, 0)


def frequencies(counts: Matrix) -> Integers:
    """On how many pages each term stands."""
    return np.bincount(counts.indices, minlength=counts.shape[1])


def weighted(counts: Matrix) -> Matrix:
    """Vectors of length 1: the logarithm of each term's count times its inverse document frequency.

    Only terms that some pages have in common are left, in the same order.
    """
    pages, on = counts.shape[0], frequencies(counts)
    kept = (on > 1) & (on <= (pages * COMMON_SHARE if pages > SMALL_SITE else pages - 1))
    found = with_columns(counts, kept)
    rarity = np.log(pages / on[kept])
    found.data = found.data.astype(np.float64 if pages <= LEARNT_FROM else np.float32)
    found.data = (1 + np.log(found.data)) * rarity.astype(found.dtype)[found.indices]
    return of_length_one(found)


def with_columns(matrix: Matrix, kept: npt.NDArray[np.bool_]) -> Matrix:
    """The matrix with some of its columns only."""
    inside = kept[matrix.indices]
    bounds = np.concatenate([np.zeros(1, np.int32), np.cumsum(inside, dtype=np.int32)])[matrix.indptr]
    columns = (np.cumsum(kept, dtype=np.int32) - 1)[matrix.indices[inside]]
    return sparse.csr_array((matrix.data[inside], columns, bounds), shape=(matrix.shape[0], int(kept.sum())))


def of_length_one(matrix: Matrix) -> Matrix:
    """The matrix with each row divided by its length, if it has any."""
    sizes = np.diff(matrix.indptr)
    squares = np.add.reduceat(matrix.data**2, matrix.indptr[:-1][sizes > 0]) if matrix.nnz else matrix.data
    matrix.data /= np.repeat(np.sqrt(squares), sizes[sizes > 0])
    return matrix

"""Term weights: pages as sparse vectors of terms, by TF-IDF."""

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from carepress.related.words import Integers

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

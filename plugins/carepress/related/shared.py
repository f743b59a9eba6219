"""What pages share: terms, techniques, strategies, linked pages, as sparse vectors, and their products."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from carepress.related.latent import Dense
from carepress.related.term_weights import Matrix, frequencies, of_length_one
from carepress.related.words import Integers

RARE = 50
"""Names that no more pages than these share count in looking for neighbours."""
WORK = 1_000
"""Products for each page, about, in comparing texts word for word: more rank no better."""
ENOUGH = 500
"""Smaller sites may take as much time as one of so many pages; the smallest compare all words."""
ROWS_AT_ONCE = 500


def rare(vectors: Matrix) -> npt.NDArray[np.bool_]:
    """Which columns few pages have."""
    return frequencies(vectors) <= RARE


def telling(vectors: Matrix) -> npt.NDArray[np.bool_]:
    """Which columns to compare pages by: the rarest, as many as leave the work for each page the same on any site."""
    on = frequencies(vectors)
    rarest = np.sort(on)
    work = np.cumsum(rarest.astype(np.float64) ** 2)
    affordable = int(np.searchsorted(work, WORK * max(vectors.shape[0], ENOUGH), side="right"))
    return on <= (rarest[affordable - 1] if affordable else 0)


def rarity(sets: Sequence[Collection[str]]) -> Mapping[str, float]:
    """The weight of each name in some pages' sets: the rarer, the more it says."""
    counts = Counter(name for names in sets for name in set(names))
    return {name: float(np.log(1 + len(sets) / counts[name])) for name in sorted(counts)}


def set_vectors(sets: Sequence[Collection[str]]) -> Matrix:
    """Vectors of length 1 from each page's set of names, which are weighted by rarity."""
    weights = rarity(sets)
    column = {name: at for at, name in enumerate(weights)}
    rows = [sorted(column[name] for name in set(names)) for names in sets]
    columns = np.fromiter((at for row in rows for at in row), np.int32)
    bounds = np.cumsum([0, *map(len, rows)])
    values = np.array([*weights.values()], np.float64)[columns]
    return of_length_one(sparse.csr_array((values, columns, bounds), shape=(len(sets), len(column))))


def values_at(matrix: Matrix, rows: Integers, columns: Integers) -> Dense:
    """The values of a sparse matrix in certain rows and columns."""
    rows, columns = np.broadcast_arrays(rows, columns)
    found = matrix[rows.ravel(), columns.ravel()] if rows.size else np.zeros(0)
    return np.asarray(found, np.float64).reshape(rows.shape)


def at_pairs(vectors: Matrix, others: Integers) -> Dense:
    """The products of each page's vector with those of the pages in its row of `others`; -1 stands for no page."""
    found = np.zeros(others.shape)
    for rows in _slices(len(others)):
        pages, places = np.nonzero(others[rows] >= 0)
        pages += rows.start
        products = vectors[pages].multiply(vectors[others[pages, places]]).sum(axis=1)
        found[pages, places] = np.asarray(products).ravel()
    return found


def dense_at_pairs(vectors: Dense, others: Integers) -> Dense:
    """The same for dense vectors."""
    found = np.zeros(others.shape)
    for rows in _slices(len(others)):
        found[rows] = np.einsum("pd,pod->po", vectors[rows], vectors[others[rows]])
    return found


def _slices(count: int) -> Iterator[slice]:
    return (slice(start, min(start + ROWS_AT_ONCE, count)) for start in range(0, count, ROWS_AT_ONCE))

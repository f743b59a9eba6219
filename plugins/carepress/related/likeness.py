"""Likeness: how far any two pages share what few others have, as a sparse matrix."""

import itertools
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
from scipy import sparse

from carepress.processes import processors
from carepress.related.latent import Dense
from carepress.related.term_weights import Matrix, with_columns
from carepress.related.words import Integers

FAINT = 0.02
"""Likeness below this is taken for none, so that a large site's pages do not all have something in common."""
_SQUARES = 16
"""A large site's matrix is made in so many squares along each side, a small one's in squares of so many pages."""
_SIDE = 500


def likeness(vectors: Matrix, columns: npt.NDArray[np.bool_]) -> Matrix:
    """How alike any two pages are: products of their vectors in some columns only.

    A page is as like another as that one is to it, so of two squares that mirror each other only one is worked out.
    """
    kept, count = with_columns(vectors, columns), vectors.shape[0]
    size = max(_SIDE, -(-count // _SQUARES))
    parts = [kept[start : start + size] for start in range(0, max(count, 1), size)]
    turned = [part.T.tocsr() for part in parts]

    def square(places: tuple[int, int]) -> tuple[Dense, Integers, Integers]:
        at, other = places
        found = (parts[at] @ turned[other]).tocoo()
        clear = found.data >= FAINT
        values, rows, across = found.data[clear], found.row[clear] + at * size, found.col[clear] + other * size
        if at == other:
            return values, rows, across
        return np.tile(values, 2), np.concatenate([rows, across]), np.concatenate([across, rows])

    with ThreadPoolExecutor(processors()) as pool:
        squares = list(pool.map(square, itertools.combinations_with_replacement(range(len(parts)), 2)))
    values, rows, across = map(np.concatenate, zip(*squares, strict=True))
    return sparse.coo_array((values, (rows, across)), shape=(count, count)).tocsr()

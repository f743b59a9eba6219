"""Latent dimensions: what pages are about, found from which terms go together (latent semantic analysis).

Deerwester et al., Indexing by Latent Semantic Analysis, 1990. The vectors are centred, which keeps pages close to the
average of all from being everybody's neighbours: Suzuki et al., Centering Similarity Measures to Reduce Hubs, 2013.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import linalg

from carepress.processes import processors
from carepress.related.term_weights import Matrix, frequencies, spaced, with_columns

Dense = npt.NDArray[np.floating[Any]]

DIMENSIONS = (25, 50, 100)
"""Few dimensions tell broad subjects, many tell narrow ones; their mean is better than any of them."""

BROAD_SHARE = 0.005
"""Terms on no more of a large site's pages tell what a few of them share, which is none of so few dimensions."""

_NOTHING = 1e-9


def latent(vectors: Matrix) -> Dense:
    """Each page's places in each number of dimensions, each of length 1, side by side, as exact as the vectors."""
    places = _places(vectors)
    places -= places.mean(axis=0)
    return np.hstack([_of_length_one(places[:, :most]) for most in DIMENSIONS], dtype=vectors.dtype)


def _places(vectors: Matrix) -> Dense:
    """Each page's coordinates along the strongest dimensions, the strongest first."""
    count, learnt = vectors.shape[0], spaced(vectors.shape[0])
    if len(learnt) < count:
        vectors = with_columns(vectors, frequencies(vectors) > count * BROAD_SHARE)
    sample = vectors[learnt]
    values, dimensions = _strongest((sample @ sample.T).toarray())
    if len(learnt) == count:
        # The likeness of pages times one of its own vectors is that vector times its value.
        return dimensions * np.sqrt(values)
    places: Dense = product(vectors, sample.T.tocsr() @ dimensions) / np.sqrt(values)
    # Pages that were not learnt from would be told apart less well than others; one step over all pages mends it.
    basis, _ = np.linalg.qr(places)
    places = product(vectors, product(vectors.T, basis))
    values, turn = _strongest(basis.T @ places)
    return places @ turn / np.sqrt(values)


def product(matrix: Matrix, dense: Dense) -> Dense:
    """The product of a sparse and a dense matrix, some columns on each processor; row by row, which is quickest."""
    matrix = matrix.tocsr()
    parts = np.array_split(dense, processors(), axis=1)
    with ThreadPoolExecutor(processors()) as pool:
        return np.hstack(
            list(pool.map(lambda part: matrix @ np.ascontiguousarray(part, matrix.dtype), parts)), dtype=np.float64
        )


def _strongest(likeness: Dense) -> tuple[Dense, Dense]:
    """The largest eigenvalues of a symmetric matrix and their vectors, the largest first.

    Those that tie with the first one left out are left out too, because nothing tells which of them comes first.
    """
    size, most = len(likeness), max(DIMENSIONS)
    found, vectors = linalg.eigh(likeness, subset_by_index=(max(0, size - most - 1), size - 1))
    values, vectors = found[::-1], vectors[:, ::-1]
    least = max(_NOTHING, values[most] + _NOTHING) if size > most else _NOTHING
    kept = int((values[:most] > least).sum())
    return values[:kept], vectors[:, :kept]


def _of_length_one(rows: Dense) -> Dense:
    lengths: Dense = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.maximum(lengths, _NOTHING)

"""Neighbours: the few pages worth comparing a page with closely, found without comparing all with all."""

import functools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from carepress.processes import processors
from carepress.related.latent import Dense
from carepress.related.term_weights import Matrix
from carepress.related.words import Integers

NEAR = 40
"""So many neighbours by subject, and so many by what is shared word for word."""

CELL = 500
"""Pages around one landmark, on average."""
LOOKED_AT = 4000
"""So many pages, around the nearest landmarks, are compared with a page. Smaller sites are compared whole."""

_NONE = -1
_PARTS = 16


def neighbours(subjects: Dense, shared: Matrix) -> Integers:
    """For each page the numbers of its neighbours in order, from dense vectors and a sparse matrix of likeness.

    Rows are filled up with -1. On small sites all pages are neighbours.
    """
    count = len(subjects)
    if count <= 2 * NEAR + 1:
        return np.array([[other for other in range(count) if other != page] for page in range(count)], np.int64)
    found = np.sort(np.hstack([_by_subject(subjects), _by_shared(shared)]), axis=1)
    found[:, 1:][found[:, 1:] == found[:, :-1]] = _NONE
    found[found == np.arange(count)[:, None]] = _NONE
    return found


def _by_shared(shared: Matrix) -> Integers:
    found = np.full((shared.shape[0], NEAR), _NONE)
    for page, (start, stop) in enumerate(zip(shared.indptr, shared.indptr[1:], strict=False)):
        best = shared.indices[start:stop][_first(shared.data[None, start:stop], NEAR + 1)[0]]
        others = best[best != page][:NEAR]
        found[page, : len(others)] = others
    return found


def _by_subject(subjects: Dense) -> Integers:
    found = np.full((len(subjects), NEAR), _NONE)

    def fill(pages: Integers, others: Integers) -> None:
        for part in np.array_split(pages, -(-len(pages) // CELL)):
            likeness = subjects[part] @ subjects[others].T
            likeness[part[:, None] == others] = -np.inf
            found[part] = others[_first(likeness, NEAR)]

    with ThreadPoolExecutor(processors()) as pool:
        list(pool.map(lambda area: fill(*area), _areas(subjects)))
    return found


def _areas(subjects: Dense) -> Iterator[tuple[Integers, Integers]]:
    """Pages around each landmark, which is one of the pages, with the pages around the landmarks near it."""
    count = len(subjects)
    if count <= LOOKED_AT:
        yield np.arange(count), np.arange(count)
        return
    landmarks = subjects[np.arange(0, count, CELL)]
    home = np.argmax(np.round(subjects @ landmarks.T, 6), axis=1)
    members = [np.flatnonzero(home == at) for at in range(len(landmarks))]
    closeness = np.round(landmarks @ landmarks.T, 6)
    for at in np.flatnonzero([len(pages) for pages in members]):
        by_closeness = np.argsort(-closeness[at], kind="stable")
        enough = np.searchsorted(np.cumsum([len(members[other]) for other in by_closeness]), LOOKED_AT) + 1
        yield members[at], np.sort(np.concatenate([members[other] for other in {at, *by_closeness[:enough]}]))


def _first(values: Dense, most: int) -> Integers:
    """The places of the largest values of each row, the largest first; of equal ones, the first."""
    if values.shape[1] <= 4 * most:
        return np.argsort(-np.round(values, 6), axis=1, kind="stable")[:, :most]
    # Only what may be among the largest is rounded and put in order: on a large site, one value in a hundred.
    least = _reached(values, most)
    rows, places = np.divmod(np.flatnonzero(values >= np.round(least, 6)[:, None] - 1e-6), values.shape[1])
    order = np.lexsort((places, -np.round(values[rows, places], 6), rows))
    starts = np.searchsorted(rows, np.arange(len(values)))
    found: Integers = places[order][starts[:, None] + np.arange(most)]
    return found


def _reached(values: Dense, most: int) -> Dense:
    """For each row a value that so many reach, and hardly more: looking for the least of these would take longer.

    A row is laid in parts one upon the other, and in each place the largest value counts.
    """
    parts = min(_PARTS, values.shape[1] // (4 * most))
    size = values.shape[1] // parts
    best = functools.reduce(np.maximum, (values[:, part * size : (part + 1) * size] for part in range(parts)))
    return np.asarray(np.partition(best, -most, axis=1)[:, -most])

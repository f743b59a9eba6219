"""Affinity: how close each page is to its neighbours, and what makes it so."""

import dataclasses
import itertools
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from carepress.processes import processors
from carepress.related.latent import DIMENSIONS, Dense, latent
from carepress.related.likeness import likeness
from carepress.related.neighbours import neighbours
from carepress.related.shared import at_pairs, dense_at_pairs, rare, set_vectors, telling, values_at
from carepress.related.term_weights import Matrix
from carepress.related.words import Integers

Sets = Sequence[Collection[str]]

SIGNALS = {"techniques": 0.15, "strategies": 0.05, "links": 0.2, "paths": 0.05}
"""The weight of each kind of names that pages share beside their text, whose weight is 1: broad ones tell little."""

_COSINES = len(DIMENSIONS) + 2
"""The likeness of texts is the mean of so many: for each number of dimensions, of terms, of title and summary."""


@dataclasses.dataclass(frozen=True)
class Affinity:
    """Pages and their neighbours: `others` has a row for each page, filled up with -1; `signals` are in its order.

    `same` tells, as a sparse matrix, how far the texts of any two pages use the same words, from 0 to 1.
    """

    others: Integers
    signals: Mapping[str, Dense]
    same: Matrix

    @cached_property
    def total(self) -> Dense:
        """The sum of the signals; minus infinity where there is no page."""
        whole = np.sum([np.zeros(self.others.shape), *self.signals.values()], axis=0)
        return np.where(self.others >= 0, np.round(whole, 6), -np.inf)


def affinity(texts: Matrix, headlines: Matrix, sets: Mapping[str, Sets]) -> Affinity:
    """The affinity of pages, from their vectors of terms, in all and in title and summary, and names by signal.

    Linear algebra runs on one thread: it gives the same result everywhere, and is no slower on matrices of this size.
    """
    with threadpool_limits(1), ThreadPoolExecutor(processors()) as pool:
        learning = pool.submit(latent, texts)
        same = likeness(texts, telling(texts))
        named = {name: set_vectors(mine) * SIGNALS[name] ** 0.5 for name, mine in sets.items()}
        names = sparse.hstack(list(named.values()), format="csr")
        subjects = learning.result()
        others = neighbours(subjects, same + likeness(names, rare(names)))
        in_titles, *in_names = pool.map(at_pairs, [headlines, *named.values()], itertools.repeat(others))
        in_words = values_at(same, np.arange(len(others))[:, None], others) + in_titles
        found: dict[str, Dense] = {"text": (dense_at_pairs(subjects, others) + in_words) / _COSINES}
        found |= dict(zip(named, in_names, strict=True))
        return Affinity(others, {name: np.where(others >= 0, values, 0.0) for name, values in found.items()}, same)

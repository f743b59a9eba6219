"""Ranking: the best neighbours of each page in an order in which no two of them say the same."""

import numpy as np
import numpy.typing as npt

from carepress.related.affinity import Affinity
from carepress.related.latent import Dense
from carepress.related.shared import values_at
from carepress.related.words import Integers

TWINS = 0.7
"""Pages more alike than this say the same more and more: of two the second counts for less, a copy for least.

That is the marginal relevance of Carbonell and Goldstein, The Use of MMR, Diversity-Based Reranking, 1998, for twins
only: counting every likeness against a page makes lists worse.
"""
_COMPARED = 0.25
"""Less than this share of a page would be too little to call another its twin."""
_POOL = 2
"""Chosen from so many times the number of suggestions."""
_ROWS_AT_ONCE = 500
_GONE, _COPY = -1e9, -1.0
"""The scores of what is not, or no longer, to be chosen, and of a copy, which comes after all that is different."""


def ranked(found: Affinity, allowed: npt.NDArray[np.bool_], length: int) -> tuple[Integers, Dense]:
    """The places in `found.others` of the best allowed neighbours of each page, and the scores that ranked them.

    Rows end with -1 where a page has fewer.
    """
    scores = np.where(allowed, found.total, -np.inf)
    pool = np.argsort(-scores, axis=1, kind="stable")[:, : _POOL * length]
    order, values = np.full((len(pool), length), -1), np.full((len(pool), length), -np.inf)
    for start in range(0, len(pool), _ROWS_AT_ONCE):
        rows = slice(start, start + _ROWS_AT_ONCE)
        own = np.take_along_axis(scores[rows], pool[rows], axis=1)
        alike = _alike(found, np.take_along_axis(found.others[rows], pool[rows], axis=1))
        _choose(own, alike, pool[rows], order[rows], values[rows])
    return order, values


def _alike(found: Affinity, pages: Integers) -> Dense:
    """How much each page in a row says the same as each other one: 0 for different ones, 1 for copies."""
    # Not all words are compared, so a copy is told by what a page has in common with itself.
    own = np.sqrt(np.maximum(found.same.diagonal(), _COMPARED))[pages]
    same = values_at(found.same, pages[:, :, None], pages[:, None, :]) / (own[:, :, None] * own[:, None, :])
    return np.asarray(np.clip((same - TWINS) / (1 - TWINS), 0.0, 1.0))


def _choose(scores: Dense, alike: Dense, pool: Integers, order: Integers, values: Dense) -> None:
    """Fill `order` and `values` for some pages with one suggestion after another, each unlike those before it."""
    page, left = np.arange(len(scores)), np.maximum(scores, _GONE)
    sameness = np.zeros(scores.shape)
    for place in range(min(order.shape[1], scores.shape[1])):
        marginal = np.round(np.where(left > _GONE, left - sameness * (left - _COPY), _GONE), 6)
        best = np.argmax(marginal, axis=1)
        values[:, place] = marginal[page, best]
        order[:, place] = np.where(values[:, place] > _GONE, pool[page, best], -1)
        left[page, best] = _GONE
        sameness = np.maximum(sameness, alike[page, best])

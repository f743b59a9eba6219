"""Laws of the fast ways to compare pages: they find what the obvious ways find."""

import numpy as np
import pytest
from scipy import sparse

from carepress.related.latent import latent
from carepress.related.likeness import FAINT, likeness
from carepress.related.neighbours import neighbours
from carepress.related.term_weights import of_length_one

SIZES = [1, 90, 501, 1200]


@pytest.mark.parametrize("count", SIZES)
def test_half_of_the_products_say_how_alike_any_two_pages_are(count: int) -> None:
    vectors = _vectors(count)
    found = likeness(vectors, np.ones(300, np.bool_))
    whole = (vectors @ vectors.T).toarray()
    assert (found.toarray() == np.where(whole < FAINT, 0.0, whole)).all()
    assert found.has_canonical_format


def test_neighbours_by_subject_are_the_most_alike_and_of_equal_ones_the_first() -> None:
    dense = np.round(np.random.default_rng(1).normal(size=(400, 3)), 1)
    found = neighbours(dense, sparse.csr_array((400, 400)))
    alike = np.round(dense @ dense.T, 6)
    np.fill_diagonal(alike, -np.inf)
    best = np.argsort(-alike, axis=1, kind="stable")[:, :40]
    assert [sorted(row[row >= 0].tolist()) for row in found] == np.sort(best, axis=1).tolist()


def test_places_in_latent_dimensions_are_those_of_the_singular_value_decomposition() -> None:
    vectors = _vectors(300)
    left, values, _ = np.linalg.svd(vectors.toarray(), full_matrices=False)
    places = (left * values)[:, :25]
    places -= places.mean(axis=0)
    places /= np.linalg.norm(places, axis=1, keepdims=True)
    found = latent(vectors)[:, :25]
    assert np.allclose(found @ found.T, places @ places.T)


def _vectors(count: int) -> sparse.csr_array:
    """Made pages, each with some of many terms."""
    made = np.random.default_rng(count)
    dense = made.random((count, 300)) * (made.random((count, 300)) < 0.05)
    dense[:, 0] = 1.0
    return of_length_one(sparse.csr_array(dense))

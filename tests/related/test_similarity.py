"""Laws of similarity: a cosine, whatever the texts are."""

import math

from hypothesis import given
from hypothesis import strategies as st

from carepress.related.similarity import SMALL_SITE, Similarity, term_counts

texts = st.lists(
    st.lists(st.sampled_from(["wind", "wave", "rope", "bread", "salt"]), max_size=8).map(" ".join), max_size=8
)


def similarity(*texts: str) -> Similarity:
    return Similarity([term_counts("", text) for text in texts])


@given(texts)
def test_likeness_is_mutual_and_between_none_and_one(texts: list[str]) -> None:
    found = similarity(*texts)
    for one in range(len(texts)):
        for other, value in found.to_all(one).items():
            assert one != other
            assert 0 <= value <= 1 + 1e-9
            assert math.isclose(value, found.to_all(other)[one])


def test_texts_of_the_same_words_are_most_alike() -> None:
    found = similarity("wind wave", "wave wind", "wind bread", "bread salt")
    assert math.isclose(found.to_all(0)[1], 1)
    assert found.to_all(0)[2] < found.to_all(0)[1]


def test_a_word_on_every_page_says_nothing() -> None:
    assert similarity("wind wave", "wind bread", "wind salt").to_all(0) == {}


def test_words_of_a_title_count_more() -> None:
    assert term_counts("Night winds", "winds of it")["winds"] > term_counts("", "winds of it")["winds"]
    assert set(term_counts("", "It is 42 and NIGHT")) == {"and", "night"}


def test_a_small_site_claims_no_subject() -> None:
    assert similarity("harbour harbour", "harbour harbour", "bread").shared_words(0, 1) == ()


def test_a_large_site_names_the_words_that_few_pages_use_often() -> None:
    filler = [f"word{'abcdefghijklmnopqrstuvwxyz'[n]} common common" for n in range(SMALL_SITE + 5)]
    found = similarity("harbour harbour harbours harbours common", "harbour harbour harbours harbours common", *filler)
    assert found.shared_words(0, 1) == ("harbour",)

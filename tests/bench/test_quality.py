"""Laws of the quality of lists: the best is 1, what has nothing in common is 0, order counts."""

import math

from bench.quality import Gains, quality

LABELS = {
    "tea": frozenset({"drinks", "hot"}),
    "coffee": frozenset({"drinks", "hot"}),
    "juice": frozenset({"drinks"}),
    "chair": frozenset({"wood"}),
    "table": frozenset({"wood"}),
}


def test_the_gain_is_what_two_pages_share_of_all_that_either_has() -> None:
    gains = Gains(LABELS)
    drinks, hot = math.log(5 / 3), math.log(5 / 2)
    assert gains.gain("tea", "coffee") == 1
    assert gains.gain("tea", "chair") == 0
    assert math.isclose(gains.gain("tea", "juice"), drinks / (drinks + hot))


def test_the_best_lists_score_one_and_none_at_all_nothing() -> None:
    best = {slug: sorted(LABELS, key=lambda other: -Gains(LABELS).gain(slug, other)) for slug in LABELS}
    lists = {slug: [other for other in mine if other != slug] for slug, mine in best.items()}
    assert math.isclose(quality(lists, LABELS).ndcg, 1)
    assert quality({}, LABELS).ndcg == 0


def test_the_better_suggestion_is_worth_more_in_the_first_place() -> None:
    gains = Gains(LABELS)
    first, second = gains.ndcg("tea", ["coffee", "juice"]), gains.ndcg("tea", ["juice", "coffee"])
    assert first is not None
    assert second is not None
    assert first > second


def test_a_page_that_nothing_suits_is_not_counted() -> None:
    assert Gains({"one": frozenset({"a"}), "two": frozenset({"b"})}).ndcg("one", ["two"]) is None


def test_mutual_suggestions_and_pages_without_any_are_counted() -> None:
    found = quality({"tea": ["coffee"], "coffee": ["tea"], "juice": ["tea"]}, LABELS)
    assert math.isclose(found.reciprocity, 2 / 3)
    assert found.never_suggested == 3

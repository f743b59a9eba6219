"""Laws of reasons: they name what made a page rank, the strongest first, in the labels' words."""

import pytest

from carepress.labels import Labels
from carepress.page import Library, Page
from carepress.reading_path import ReadingPath, Step
from carepress.related.reasons import Reasons
from carepress.related.suggestions import Suggestion
from made_pages import library, page, technique, vocabulary

WORDS = vocabulary(
    sail=[technique("reef", "reefing", "reef"), technique("tack", "TACK")], row=[technique("oar", "use the oar")]
)
LABELS = Labels(
    {
        "reason_editor": "chosen",
        "reason_next_in_path": "on in {path}",
        "reason_same_path": "along {path}",
        "reason_shared_technique": "both: {techniques}",
        "reason_speaks_of": "speaks of {techniques}",
        "reason_shows_how": "shows {techniques}",
        "reason_shared_strategy": "same: {strategy}",
        "reason_strategy_used": "behind",
        "reason_uses_strategy": "uses",
        "reason_other_strategy": "other way",
        "reason_linked_here": "links to it",
        "reason_links_here": "links here",
        "reason_words": "talk about {words}",
        "reason_similar": "alike",
        "and": " and ",
    }
)


def said(one: Page, other: Page, paths: tuple[ReadingPath, ...] = (), **given: object) -> tuple[str, ...]:
    """The reasons for suggesting another page after one, for what is given of the suggestion."""
    found = library(one, other, words=WORDS)
    fields = {"techniques": (), "strategies": (), "words": ()} | given
    suggestion = Suggestion(url=other.url, score=1.0, **fields)
    return Reasons(Library(found.pages, found.vocabulary, paths=paths), LABELS).of(one, suggestion)


A, B, SAIL = page("a"), page("b"), page("sail", kind="strategy", strategies=["sail"])


def test_the_strongest_signals_are_told_first_and_never_more_than_two() -> None:
    signals = {"text": 0.3, "techniques": 0.1, "editor": 10.0}
    assert said(A, B, signals=signals, techniques=("reef",), words=("wind",)) == ("chosen", "talk about wind")
    assert said(A, B, signals={"text": 0.1, "techniques": 0.2}, techniques=("reef",), words=("wind", "sea")) == (
        "both: reef",
        "talk about wind and sea",
    )


def test_what_did_not_add_to_the_score_is_no_reason() -> None:
    assert said(A, B, signals={"text": 0.3}, techniques=("reef",), strategies=("sail",)) == ("alike",)
    assert said(A, B, signals={}) == ("alike",)


def test_a_technique_is_named_by_the_phrase_that_is_its_name_else_in_quotation_marks() -> None:
    assert said(A, B, signals={"techniques": 1.0}, techniques=("tack", "oar")) == ("both: TACK and “Oar”",)


def test_a_strategys_page_shows_what_an_article_speaks_of() -> None:
    article = page("a", techniques=("tack", "oar"))
    assert said(article, SAIL, signals={"strategies": 1.0}, strategies=("sail",)) == ("shows TACK",)
    assert said(SAIL, article, signals={"strategies": 1.0}, strategies=("sail",)) == ("speaks of TACK",)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (A, B, "same: Sail"),
        (A, SAIL, "behind"),
        (SAIL, A, "uses"),
        (SAIL, page("row", kind="strategy", strategies=["sail"]), "other way"),
    ],
)
def test_a_shared_strategy_is_told_by_what_the_pages_are(one: Page, other: Page, words: str) -> None:
    assert said(one, other, signals={"strategies": 1.0}, strategies=("sail",)) == (words,)


def test_a_path_on_which_both_are_is_named() -> None:
    steps = tuple(Step(f"/{slug}/", "", slug, "Why.") for slug in "ab")
    path = ReadingPath("p", "Building back", "", steps)
    assert said(A, B, (path,), signals={"paths": 1.0}) == ("on in Building back",)
    assert said(B, A, (path,), signals={"paths": 1.0}) == ("along Building back",)
    assert said(A, page("c"), (path,), signals={"paths": 1.0}) == ("alike",)


def test_a_signal_gives_one_reason_and_the_way_on_comes_before_the_way_shared() -> None:
    shared = ReadingPath("p", "Apart", "", tuple(Step(f"/{slug}/", "", slug, "Why.") for slug in "acb"))
    onward = ReadingPath("q", "Together", "", tuple(Step(f"/{slug}/", "", slug, "Why.") for slug in "ab"))
    assert said(A, B, (shared, onward), signals={"paths": 1.0}) == ("on in Together",)


def test_that_a_page_links_to_another_is_told_last() -> None:
    linking = page("a", '<p><a href="/b/">b</a></p>')
    signals = {"links": 0.9, "text": 0.1, "strategies": 0.2}
    assert said(linking, B, signals=signals, words=("wind",), strategies=("sail",)) == ("same: Sail", "talk about wind")
    assert said(linking, B, signals=signals) == ("links to it",)


def test_a_link_is_told_by_its_direction() -> None:
    linking = page("a", '<p><a href="/b/">b</a></p>')
    assert said(linking, B, signals={"links": 1.0}) == ("links to it",)
    assert said(B, linking, signals={"links": 1.0}) == ("links here",)
    assert said(A, B, signals={"links": 1.0}) == ("alike",)

"""Laws of what practises a strategy: the listed articles that teach it, the newest first."""

from carepress.strategies.practised_in import practised_in
from made_pages import library, page, technique, vocabulary

SITE = library(
    page("old", date="2026-01-01", strategies=["sail"]),
    page("new", date="2026-01-02", strategies=["sail", "sail"], summary="Why."),
    page("draft", status="draft", strategies=["sail"]),
    page("hidden", status="hidden", strategies=["sail"]),
    page("else", strategies=["row"]),
    page("sail", kind="strategy"),
    page("swim", kind="strategy"),
    words=vocabulary(sail=[technique("reef")], row=[technique("oar")]),
)


def test_a_strategy_names_the_articles_that_teach_it() -> None:
    found = practised_in(SITE, 9)
    assert [(item["url"], item["summary"]) for item in found["/strategies/sail/"]] == [("/new/", "Why."), ("/old/", "")]
    assert found["/strategies/swim/"] == ()


def test_only_so_many_of_the_newest_are_named() -> None:
    assert [item["url"] for item in practised_in(SITE, 1)["/strategies/sail/"]] == ["/new/"]

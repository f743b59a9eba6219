"""Laws of backlinks: a strategy page names the listed articles that mention or teach it, the newest first."""

from carepress.page import Library
from carepress.strategies.backlinks import backlinks, practised_in
from made_pages import library, page, technique, vocabulary

SAIL = page("sail", kind="strategy")


def site() -> Library:
    return library(
        page("old", date="2026-01-01", techniques=("reef",), strategies=["sail"]),
        page("new", date="2026-01-02", techniques=("tack", "reef"), strategies=["sail"], summary="Why."),
        page("draft", status="draft", techniques=("reef",), strategies=["sail"]),
        page("hidden", status="hidden", techniques=("reef",), strategies=["sail"]),
        page("else", techniques=("oar",), strategies=["row"]),
        SAIL,
        page("swim", kind="strategy"),
        words=vocabulary(sail=[technique("reef"), technique("tack"), technique("jibe")], row=[technique("oar")]),
    )


def test_a_technique_names_the_articles_that_mention_it() -> None:
    found = backlinks(site())
    assert set(found) == {SAIL.url}
    assert {name: [item["url"] for item in items] for name, items in found[SAIL.url].items()} == {
        "reef": ["/new/", "/old/"],
        "tack": ["/new/"],
    }


def test_a_strategy_names_the_articles_that_teach_it() -> None:
    found = practised_in(site())
    assert [(item["url"], item["summary"]) for item in found[SAIL.url]] == [("/new/", "Why."), ("/old/", "")]
    assert found["/strategies/swim/"] == ()

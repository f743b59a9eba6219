"""The phrase table: every technique of the vocabulary, what of it pages say, and which articles speak of it."""

from carepress.cross_links.linking import cross_links
from carepress.cross_links.phrase_table import phrase_table
from made_pages import library, page, technique, vocabulary

WORDS = vocabulary(sail=[technique("reef", "reef", "shorten sail"), technique("tack", "tack")])


def test_each_technique_tells_its_unmentioned_phrases_and_the_articles_that_name_it() -> None:
    found = library(
        page("wind", "<p>You reef.</p>"), page("calm", "<p>Nothing.</p>"), page("sail", kind="strategy"), words=WORDS
    )
    rows = [*phrase_table(found, cross_links(found, 1))]
    assert [(row["technique"], row["phrases"], row["unmentioned"], row["articles"]) for row in rows] == [
        ("reef", 2, ("shorten sail",), ("/wind/",)),
        ("tack", 1, ("tack",), ()),
    ]
    assert {row["strategy"] for row in rows} == {"sail"}


def test_what_a_strategy_page_says_of_its_own_technique_is_said_but_not_by_an_article() -> None:
    found = library(page("sail", "<p>You tack.</p>", kind="strategy"), words=WORDS)
    tack = next(row for row in phrase_table(found, cross_links(found, 1)) if row["technique"] == "tack")
    assert tack["articles"] == ()


def test_crisis_phrases_that_lead_to_help_are_no_techniques_to_teach() -> None:
    words = vocabulary(sail=[technique("crisis", "crisis line", links_to="pages/help.md")])
    found = library(page("help", kind="page"), words=words)
    assert not [*phrase_table(found, cross_links(found, 1))]

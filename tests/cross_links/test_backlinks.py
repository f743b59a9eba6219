"""Laws of backlinks: a technique's section quotes the articles to which it matters most; a page has them all."""

import pytest

from carepress.cross_links.backlinks import BEST, backlinks, mention_listings, mentioned
from carepress.cross_links.linking import CrossLinks, cross_links
from carepress.labels import Labels
from carepress.page import Library, Page
from carepress.settings import Settings
from carepress.views import Site
from made_pages import library, page, technique, vocabulary

WORDS = vocabulary(sail=[technique("reef", "reef"), technique("tack", "tack"), technique("jibe", "jibe")])
SAIL = page("sail", kind="strategy")
LABELS = Labels(home="Home", mentions_title="Where {technique} comes up")


def linked(*pages: Page) -> tuple[Library, CrossLinks]:
    """A library with its cross-links, which know its techniques."""
    found = library(*pages, SAIL, words=WORDS)
    links = cross_links(found, 1)
    return found.with_pages({url: {"techniques": names} for url, names in links.techniques.items()}), links


def test_a_technique_quotes_the_sentence_of_each_article_with_the_words_apart() -> None:
    site, links = linked(page("a", "<p>One. We reef at dusk. Two.</p>"), page("b", "<p>Tack.</p>"))
    found = backlinks(site, mentioned(site, links.mentions))[SAIL.url]
    assert set(found) == {"reef", "tack"}
    (mine,) = found["reef"]["best"]
    assert dict(mine) == {"title": "A", "url": "/a/", "before": "We ", "words": "reef", "after": " at dusk."}
    assert (found["reef"]["total"], found["reef"]["url"]) == (1, None)


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_articles_that_are_not_listed_are_not_named(status: str) -> None:
    site, links = linked(page("a", "<p>Reef.</p>", status=status))
    assert backlinks(site, mentioned(site, links.mentions)) == {SAIL.url: {}}


def test_the_article_to_which_a_technique_matters_most_comes_first_then_the_newest() -> None:
    site, links = linked(
        page("by-the-way", "<p>Tack, tack, tack. Reef.</p>", date="2026-01-03"),
        page("old", "<p>Reef, reef.</p>", date="2026-01-01"),
        page("new", "<p>Reef.</p>", date="2026-01-02"),
    )
    assert [one.slug for one, _ in mentioned(site, links.mentions)["reef"]] == ["new", "old", "by-the-way"]


def many(count: int) -> tuple[Library, CrossLinks]:
    return linked(*(page(f"p{n}", "<p>Reef.</p>") for n in range(count)))


def test_a_section_shows_the_best_and_a_page_of_its_own_has_all_of_them() -> None:
    site, links = many(BEST + 2)
    found = mentioned(site, links.mentions)
    section = backlinks(site, found)[SAIL.url]["reef"]
    assert (len(section["best"]), section["total"], section["url"]) == (BEST, BEST + 2, "/mentions/reef/")
    (made,) = mention_listings(Site(Settings(), LABELS, site, "Tiny", "en"), found)
    assert (made["kind"], made["url"], made["title"]) == ("mentions", "/mentions/reef/", "Where Reef comes up")
    assert len(made["entries"]) == BEST + 2
    assert made["technique_url"] == f"{SAIL.url}#reef"
    assert [crumb["url"] for crumb in made["breadcrumbs"]] == ["/", SAIL.url]


def test_a_technique_of_few_mentions_has_no_page_of_its_own() -> None:
    site, links = many(BEST)
    assert not list(mention_listings(Site(Settings(), LABELS, site, "Tiny", "en"), mentioned(site, links.mentions)))


def test_a_long_list_of_mentions_has_several_pages() -> None:
    site, links = many(BEST + 2)
    shown = Site(Settings(list_length=4), LABELS, site, "Tiny", "en")
    found = list(mention_listings(shown, mentioned(site, links.mentions)))
    assert [made["url"] for made in found] == ["/mentions/reef/", "/mentions/reef/2/"]

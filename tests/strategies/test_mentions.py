"""Laws of mentions: the first safe mention of a technique becomes a link, and no other words are touched."""

from collections.abc import Iterable

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from carepress.page import Page
from carepress.reading.markdown_text import MarkdownText
from carepress.reading.sanitising import sanitised
from carepress.strategies.mentions import LINK_CLASS, mentions, technique_urls
from made_pages import library, page, technique, vocabulary

WORDS = vocabulary(
    sail=[technique("reef", "reef", "reef the sail", "sailor's reef"), technique("tack", "tack", "morgens gießen")],
    row=[technique("oar", "oar")],
)
SAIL, ROW = page("sail", kind="strategy"), page("row", kind="strategy")
NO_PLACE = {"a", "code", "pre", "blockquote", "h2", "h3", "sup"}


def linked(*html: str, words_per_link: int = 1, others: Iterable[Page] = (SAIL, ROW), **given: object) -> BeautifulSoup:
    """An article with this HTML, once its cross-links stand."""
    found, _ = mentions(library(page("a", "".join(html), **given), *others, words=WORDS), words_per_link)
    return BeautifulSoup(found.get("/a/", ""), "html.parser")


def links(soup: BeautifulSoup) -> list[tuple[str, str]]:
    """The words and the address of every cross-link."""
    return [(link.get_text(), str(link["href"])) for link in soup.select(f"a.{LINK_CLASS}")]


REEF, TACK, OAR = "/strategies/sail/#reef", "/strategies/sail/#tack", "/strategies/row/#oar"


def test_a_mention_leads_to_the_section_of_its_technique() -> None:
    assert links(linked("<p>You may tack now.</p>")) == [("tack", TACK)]


def test_the_longest_phrase_wins() -> None:
    assert links(linked("<p>Reef the sail.</p>")) == [("Reef the sail", REEF)]


@pytest.mark.parametrize(
    "words", ["REEF", "Reef", "reefs", "sailor’s reef", "Sailor's reef", "reef  the\nsail", "Morgens GIEẞEN"]
)
def test_case_plurals_quotes_and_spaces_make_no_difference(words: str) -> None:
    assert [shown for shown, _ in links(linked(f"<p>A {words}.</p>"))] == [words]


@pytest.mark.parametrize("words", ["reefer", "coral-reef", "reef-knot", "tackle", "unreefed"])
def test_a_part_of_a_word_is_no_mention(words: str) -> None:
    assert links(linked(f"<p>A {words}.</p>")) == []


def test_each_technique_is_linked_once_at_its_first_mention() -> None:
    soup = linked("<p>Reef. Reef. <em>Tack</em>, reef.</p><p>Tack and oar and oar.</p>")
    assert links(soup) == [("Reef", REEF), ("Tack", TACK), ("oar", OAR)]
    assert soup.get_text() == "Reef. Reef. Tack, reef.Tack and oar and oar."


def test_several_techniques_in_one_sentence_are_all_linked() -> None:
    assert links(linked("<p>Take the oar, then tack, then reef: all three.</p>")) == [
        ("oar", OAR),
        ("tack", TACK),
        ("reef", REEF),
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/x/">reef</a></p>',
        '<p><a href="/x/"><em>reef</em></a></p>',
        '<h2 id="x">Reef</h2>',
        "<h3>Reef</h3>",
        "<p><code>reef</code></p>",
        "<pre>reef</pre>",
        "<blockquote><p>reef</p></blockquote>",
        "<p><q>reef</q></p>",
        '<section class="care-card"><p>reef</p></section>',
        '<p class="no-links">reef</p>',
        '<div class="footnote"><p>reef</p></div>',
        '<p class="technique-evidence">reef</p>',
        "<figure><figcaption>reef</figcaption></figure>",
        "<p>Sure [@reef].</p>",
        "<p>Sure [@x-2020, on the reef; @reef].</p>",
    ],
)
def test_some_places_hold_no_links_and_the_next_mention_gets_it(html: str) -> None:
    assert links(linked(html)) == []
    assert links(linked(html, "<p>A reef.</p>")) == [("reef", REEF)]


def test_text_after_a_place_without_links_may_hold_them() -> None:
    assert links(linked("<p><code>reef</code> reef</p>")) == [("reef", REEF)]


def test_a_page_never_links_to_itself() -> None:
    sail = page("sail", "<p>Reef with an oar.</p>", kind="strategy")
    found, _ = mentions(library(sail, ROW, words=WORDS), 1)
    assert links(BeautifulSoup(found[sail.url], "html.parser")) == [("oar", OAR)]


@given(st.integers(1, 12), st.integers(0, 30))
def test_there_are_never_more_links_than_the_length_of_the_text_allows(words_per_link: int, more: int) -> None:
    text = "reef tack oar " + "water " * more
    expected = min(3, max(1, (3 + more) // words_per_link))
    assert len(links(linked(f"<p>{text}</p>", words_per_link=words_per_link))) == expected


def test_pages_that_are_neither_article_nor_strategy_get_no_links() -> None:
    assert links(linked("<p>Reef.</p>", kind="page")) == []


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_no_link_leads_to_a_page_that_lists_do_not_name(status: str) -> None:
    assert links(linked("<p>Reef.</p>", others=[page("sail", kind="strategy", status=status)])) == []


def test_a_technique_without_a_page_is_not_linked() -> None:
    assert links(linked("<p>Reef.</p>", others=[])) == []


def test_a_technique_may_lead_to_another_page() -> None:
    words = vocabulary(sail=[technique("mayday", "mayday", links_to="pages/help.md")])
    found = library(page("help", kind="page"), SAIL, words=words)
    assert technique_urls(found) == {"mayday": "/help/"}


def test_a_link_to_another_page_says_nothing_of_what_a_page_is_about() -> None:
    words = vocabulary(sail=[technique("mayday", "mayday", links_to="pages/help.md")])
    html, techniques = mentions(library(page("help", kind="page"), page("a", "<p>Mayday.</p>"), SAIL, words=words), 1)
    assert 'href="/help/"' in html["/a/"]
    assert techniques["/a/"] == ()


def test_a_page_knows_the_techniques_that_it_links_to() -> None:
    _, techniques = mentions(library(page("a", "<p>Tack, reef.</p>"), page("b"), SAIL, ROW, words=WORDS), 1)
    assert techniques == {"/a/": ("tack", "reef"), "/b/": (), SAIL.url: (), ROW.url: ()}


def test_a_vocabulary_without_phrases_changes_nothing() -> None:
    found, _ = mentions(library(page("a", "<p>Reef.</p>"), words=vocabulary(sail=[technique("reef")])), 1)
    assert found == {"/a/": "<p>Reef.</p>"}


markdown = st.lists(
    st.sampled_from(
        [
            "reef ",
            "Tack ",
            "oar ",
            "water ",
            "*reef* ",
            "`oar` ",
            "[tack](/x/) ",
            "[@oar] ",
            "\n\n",
            "\n\n> ",
            "\n\n## ",
            "ſoar ",
            "rıf ",
            "<b>",
            "</b>",
        ]
    ),
    max_size=16,
).map("".join)


@given(markdown)
@example("sailor'ſ reef and tacK")
def test_links_are_added_and_nothing_else_changes(text: str) -> None:
    html = sanitised(MarkdownText({}).html(text), text, "a.md", 1)[0]
    soup = linked(html)
    for link in soup.select(f"a.{LINK_CLASS}"):
        assert not NO_PLACE & {parent.name for parent in link.parents}
        link.unwrap()
    assert soup.get_text() == BeautifulSoup(html, "html.parser").get_text()
    assert [tag.name for tag in soup(True)] == [tag.name for tag in BeautifulSoup(html, "html.parser")(True)]

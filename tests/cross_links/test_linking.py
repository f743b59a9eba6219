"""Laws of cross-links: the first good mention of a technique becomes a link, and no other words are touched."""

from collections.abc import Iterable

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from carepress.cross_links.linking import CrossLinks, cross_links
from carepress.cross_links.mentions import CROSS_LINK_CLASS
from carepress.page import Page
from carepress.reading.markdown_text import MarkdownText
from carepress.reading.sanitising import sanitised
from made_pages import library, page, technique, vocabulary

WORDS = vocabulary(
    sail=[technique("reef", "reef", "reef the sail", "sailor's reef"), technique("tack", "tack", "morgens gießen")],
    row=[technique("oar", "oar")],
)
SAIL, ROW = page("sail", kind="strategy"), page("row", kind="strategy")
NO_PLACE = {"a", "code", "pre", "blockquote", "h2", "h3", "sup"}


def linked(*html: str, words_per_link: int = 1, others: Iterable[Page] = (SAIL, ROW), **given: object) -> BeautifulSoup:
    """An article with this HTML, once its cross-links stand."""
    found = cross_links(library(page("a", "".join(html), **given), *others, words=WORDS), words_per_link)
    return BeautifulSoup(found.html.get("/a/", ""), "html.parser")


def links(soup: BeautifulSoup) -> list[tuple[str, str]]:
    """The words and the address of every cross-link."""
    return [(link.get_text(), str(link["href"])) for link in soup.select(f"a.{CROSS_LINK_CLASS}")]


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
    found = cross_links(library(sail, ROW, words=WORDS), 1)
    assert links(BeautifulSoup(found.html[sail.url], "html.parser")) == [("oar", OAR)]


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
    assert found.technique_urls == {"mayday": "/help/"}


def test_a_link_to_another_page_says_nothing_of_what_a_page_is_about() -> None:
    words = vocabulary(sail=[technique("mayday", "mayday", links_to="pages/help.md")])
    found = cross_links(library(page("help", kind="page"), page("a", "<p>Mayday.</p>"), SAIL, words=words), 1)
    assert '<a class="strategy-link" href="/help/">Mayday</a>' in found.html["/a/"]
    assert found.techniques["/a/"] == ()


def test_a_page_knows_the_techniques_that_it_links_to() -> None:
    found = cross_links(library(page("a", "<p>Tack, tack, reef.</p>"), page("b"), SAIL, ROW, words=WORDS), 1)
    assert found.techniques == {"/a/": ("tack", "reef"), "/b/": (), SAIL.url: (), ROW.url: ()}


def test_a_vocabulary_without_phrases_changes_nothing() -> None:
    found = cross_links(library(page("a", "<p>Reef.</p>"), words=vocabulary(sail=[technique("reef")])), 1)
    assert found.html == {"/a/": "<p>Reef.</p>"}


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
    for link in soup.select(f"a.{CROSS_LINK_CLASS}"):
        assert not NO_PLACE & {parent.name for parent in link.parents}
        link.unwrap()
    assert soup.get_text() == BeautifulSoup(html, "html.parser").get_text()
    assert [tag.name for tag in soup(True)] == [tag.name for tag in BeautifulSoup(html, "html.parser")(True)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Now <em>reef</em> the sail.</p>", "<p>Now {}<em>reef</em> the sail</a>.</p>"),
        ("<p>Now <em>reef the</em> sail.</p>", "<p>Now {}<em>reef the</em> sail</a>.</p>"),
        ("<p><em>Now reef</em> the sail.</p>", "<p><em>Now </em>{}<em>reef</em> the sail</a>.</p>"),
        ("<p>Reef the <b>sail now</b>.</p>", "<p>{}Reef the <b>sail</b></a><b> now</b>.</p>"),
        ('<p><b id="x">Go reef</b> the sail.</p>', '<p><b id="x">Go </b>{}<b>reef</b> the sail</a>.</p>'),
        ("<p><em>Reef the sail</em>.</p>", "<p><em>{}Reef the sail</a></em>.</p>"),
        ("<p>Reef the<br>sail.</p>", "<p>{}Reef the<br>sail</a>.</p>"),
        ("<p>Reef\n the &nbsp;sail.</p>", "<p>{}Reef\n the &nbsp;sail</a>.</p>"),
        ("<p>A &amp; reef the sail &lt;</p>", "<p>A &amp; {}reef the sail</a> &lt;</p>"),
    ],
)
def test_a_phrase_is_found_across_inline_markup_and_line_breaks(html: str, expected: str) -> None:
    start = f'<a class="{CROSS_LINK_CLASS}" href="{REEF}" aria-describedby="site--technique-reef">'
    found = cross_links(library(page("a", html), SAIL, words=WORDS), 1)
    assert found.html["/a/"] == expected.replace("{}", start)


@pytest.mark.parametrize(
    "html", ["<p>Reef <code>x</code> the sail</p>", "<ul><li>sailor’s</li><li>reef</li></ul>", "<p>tac<b>kle</b></p>"]
)
def test_a_phrase_is_not_found_across_what_ends_the_sentence(html: str) -> None:
    assert "the sail" not in " ".join(words for words, _ in links(linked(html)))
    assert not {words for words, _ in links(linked(html))} & {"sailor’s reef", "tac"}


@pytest.mark.parametrize("quoted", ["“Reef,” she said.", "„Reef“, sagte sie.", "« Reef »", 'He said "go, reef" then.'])
def test_what_somebody_says_in_quotation_marks_is_no_link(quoted: str) -> None:
    assert links(linked(f"<p>{quoted}</p>")) == []
    assert links(linked(f"<p>{quoted} A reef.</p>")) == [("reef", REEF)]


def test_letters_with_accents_are_found_however_they_are_encoded() -> None:
    words = vocabulary(row=[technique("oar", "Réflexion du soir")])
    found = cross_links(library(page("a", "<p>Re\u0301flexion du soir.</p>"), ROW, words=words), 1)
    assert ">Réflexion du soir</a>" in found.html["/a/"]


def test_a_technique_that_an_editor_links_to_gets_no_second_link() -> None:
    soup = linked(f'<p>Reef. See <a href="{REEF}">how to shorten sail</a>. Tack.</p>')
    assert links(soup) == [("Tack", TACK)]


def test_an_editors_link_to_a_technique_is_a_mention_of_it() -> None:
    found = cross_links(library(page("a", f'<p>Reef. See <a href="{REEF}">how</a>.</p>'), SAIL, words=WORDS), 1)
    (mention,) = found.mentions["/a/"]
    assert (mention.technique, mention.how, mention.sentence) == ("reef", "by-hand", "See how.")
    assert found.techniques["/a/"] == ("reef",)


def test_where_links_are_few_those_that_matter_most_to_the_page_are_made() -> None:
    text = "<p>Oar. Reef. Tack.</p>" + "<p>water</p>" * 3
    assert links(linked(text, words_per_link=3, strategies=["sail"])) == [("Reef", REEF), ("Tack", TACK)]
    assert links(linked("<p>Oar. Reef and tack. Tack, tack.</p>", words_per_link=7)) == [("tack", TACK)]
    assert links(linked('<h2 id="x">Oars</h2><p>Reef. Tack. Oar.</p>', words_per_link=4)) == [("Oar", OAR)]


def test_a_phrase_of_a_crisis_is_linked_before_all_others() -> None:
    words = vocabulary(sail=[technique("mayday", "mayday", links_to="pages/help.md"), technique("reef", "reef")])
    site = library(page("help", kind="page"), page("a", "<p>Reef, reef, reef. Mayday.</p>"), SAIL, words=words)
    assert ">Mayday</a>" in cross_links(site, 4).html["/a/"]
    assert ">Reef</a>" not in cross_links(site, 4).html["/a/"]


def test_nothing_else_is_linked_in_a_passage_that_leads_to_help() -> None:
    words = vocabulary(sail=[technique("mayday", "mayday", links_to="pages/help.md"), technique("reef", "reef")])
    pages = (page("help", kind="page"), page("a", "<p>Mayday, or reef.</p><p>Reef.</p>"), SAIL)
    soup = BeautifulSoup(cross_links(library(*pages, words=words), 1).html["/a/"], "html.parser")
    assert links(soup) == [("Mayday", "/help/"), ("Reef", REEF)]


def test_an_editor_switches_a_phrase_off_for_a_page() -> None:
    assert links(linked("<p>Reef the sail. Tack.</p>", no_links=["Reef the sail"])) == [("Tack", TACK)]
    assert links(linked("<p>Reef the sail, reef.</p>", no_links=["reef the  Sail"])) == [("reef", REEF)]


def test_an_ambiguous_phrase_is_never_linked_but_offered() -> None:
    words = vocabulary(sail=[technique("reef", "reef the sail", ambiguous_phrases={"coral": "Also an animal."})])
    found = cross_links(library(page("a", "<p>Mind the coral. Look out.</p>"), SAIL, words=words), 1)
    (mention,) = found.mentions["/a/"]
    assert found.html["/a/"] == "<p>Mind the coral. Look out.</p>"
    assert (mention.how, mention.phrase, mention.sentence) == ("ambiguous", "coral", "Mind the coral.")
    assert found.techniques["/a/"] == ()


def test_a_mention_brings_its_sentence_without_citations() -> None:
    found = cross_links(library(page("a", "<p>One. You may <b>tack</b> [@x-2020] now. Two.</p>"), SAIL, words=WORDS), 1)
    (mention,) = found.mentions["/a/"]
    assert (mention.before, mention.words, mention.after) == ("You may ", "tack", " now.")


def test_the_same_library_has_the_same_links_in_any_order_of_its_files() -> None:
    pages = [
        page(name, f"<p>{text}</p>") for name, text in zip("abc", ["Reef, oar.", "Tack.", "Oar, tack."], strict=True)
    ]
    one, other = (cross_links(library(*order, SAIL, ROW, words=WORDS), 2) for order in (pages, pages[::-1]))
    assert one == CrossLinks(dict(other.html), dict(other.mentions), dict(other.techniques), other.phrases)

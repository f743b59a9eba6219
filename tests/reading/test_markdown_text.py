"""Laws of Markdown: the extensions that editors expect, care cards, and no page that depends on the one before."""

import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from carepress.reading.care_cards import LEVELS
from carepress.reading.markdown_text import DENSE, MAX_NESTING, MarkdownText, hazard

LABELS = {"care_card_urgent": "Dringend", "footnote_back": "Zurück zu {number}"}


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(MarkdownText(LABELS).html(text), "html.parser")


@pytest.mark.parametrize(
    ("text", "selector"),
    [
        ("a | b\n--|--\nc | d\n", "table td"),
        ("Text[^1].\n\n[^1]: Note.\n", "div.footnote li p"),
        ("Term\n: Definition\n", "dl > dd"),
        ("## A {#b .c}\n", "h2#b.c"),
        ("*[AB]: Long\n\nAB\n", "abbr[title=Long]"),
        ("```\ncode\n```\n", "pre > code"),
        ("Words\n{: .no-links }\n", "p.no-links"),
        ("## Größe und Maß\n", "h2[id='größe-und-maß']"),
        ("## नींद\n", "h2[id='नींद']"),
        ("## ?!\n", "h2#section"),
    ],
)
def test_the_extensions_that_editors_expect_are_there(text: str, selector: str) -> None:
    assert len(soup(text).select(selector)) >= 1


def test_equal_headings_have_anchors_of_their_own() -> None:
    assert [heading["id"] for heading in soup("## A\n\n## A\n\n## A\n")("h2")] == ["a", "a_1", "a_2"]


@pytest.mark.parametrize("level", LEVELS)
def test_a_care_card_says_its_level_in_words_that_are_heard(level: str) -> None:
    card = soup(f"/// {level} | Call if:\n- it hurts.\n///\n").select_one("section.care-card")
    assert card is not None
    assert card["data-level"] == level
    heading = card.select_one("h3.care-card-heading")
    assert heading is not None
    assert heading.get_text() == f"{LABELS.get('care_card_' + level, level)}: Call if:"
    assert heading.select_one(".visually-hidden") is not None
    assert card.select_one("div.care-card-body li") is not None


def test_the_way_back_from_a_footnote_is_said_in_the_sites_language() -> None:
    assert soup("Text[^1].\n\n[^1]: Note.\n").select_one("a.footnote-backref")["title"] == "Zurück zu 1"


@given(
    st.lists(
        st.sampled_from(["Text[^1].\n\n[^1]: Note.\n", "## A\n", "*[AB]: Long\n\nAB\n", "[x]: /y\n\n[x]\n", "AB [x]\n"])
    )
)
def test_a_page_does_not_depend_on_the_pages_before_it(texts: list[str]) -> None:
    shared = MarkdownText(LABELS)
    assert [shared.html(text) for text in texts] == [MarkdownText(LABELS).html(text) for text in texts]


def test_a_page_that_is_nested_too_deeply_leaves_no_trace_in_the_next() -> None:
    converter, text = MarkdownText(LABELS), "Words.\n\nMore words.\n"
    with pytest.raises(RecursionError):
        converter.html("- " * 1_000 + "deep")
    assert converter.html(text) == MarkdownText(LABELS).html(text)


@given(st.text("[<a># =-\n\t*+1.>\\"))
def test_the_guard_looks_wherever_there_is_something_to_find(text: str) -> None:
    for _, characters, pattern, _ in DENSE:
        assert len(pattern.findall(text)) <= sum(map(text.count, characters))


@pytest.mark.parametrize("level", ["> ", ">", "    ", "\t", "   \t>"])
@pytest.mark.parametrize("before", ["", "Words.\n\n"])
def test_what_is_nested_too_deeply_is_shown_as_it_was_typed(level: str, before: str) -> None:
    found = hazard(before + level * MAX_NESTING + "deep", "a.md", 1)
    assert found is not None
    assert (found.rule, found.line) == ("markdown-too-deep", 1 + before.count("\n"))


@pytest.mark.parametrize(
    "unit", ["[", "<a ", "a\n=\n", "# a\n", "-\n", "*a ", "`", "<", "> a\n", "![a](", "&", "<http://a> "]
)
def test_no_page_takes_for_ever(unit: str) -> None:
    text = (unit * 20_000)[:100_000]
    start = time.process_time()
    if hazard(text, "a.md", 1) is None:
        MarkdownText({}).html(text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "text", ["[a](b) " * 700, "## A\n\n" * 300, "<b>x</b> " * 2_000, "> " * 5 + "deep", "- a\n    - b\n"]
)
def test_a_rich_page_is_no_hazard(text: str) -> None:
    assert hazard(text, "a.md", 1) is None

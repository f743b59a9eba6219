"""Laws of plain text: whatever is passed over, the HTML is the one that Python-Markdown makes by itself."""

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown.extensions.toc import TocTreeprocessor

from carepress.front_matter_text import head
from carepress.reading.markdown_text import MarkdownText
from carepress.reading.plain_text import MARKS, Headings, PlainText

ROOT = Path(__file__).resolve().parents[2]
LABELS = {"care_card_urgent": "Urgent"}
QUICK = MarkdownText(LABELS)
with patch.object(PlainText, "extendMarkdown"), patch.object(Headings, "TreeProcessorClass", TocTreeprocessor):
    STOCK = MarkdownText(LABELS)

PIECES = [
    *(
        "\n",
        "\n\n",
        "  \n",
        "    ",
        "- ",
        "1. ",
        "> ",
        "# ",
        "\n---\n",
        "\n===\n",
        ": ",
        "a | b\n--|--\n",
        "```\n",
        "\t",
    ),
    *("*", "**", "_", "`", "\\", "[", "]", "![", "[^1]", "[^1]: ", "](/b)", "[a]: /b", "*[AB]: ", "{#b}", "{: .c }"),
    *(
        "<",
        ">",
        "<b>",
        "</b>",
        "<div>",
        "<http://a.b>",
        "<a@b.c>",
        "<!-- ",
        " -->",
        "&",
        "&amp;",
        "&#65;",
        "[TOC]",
        "[T",
        "OC]",
    ),
    *("[TOC]", "[T", "OC]", "\x02", "\x03", "\r", " \n", "~~~ py\n", "\n```\n", "\n~~~\n", "a\n\n[TOC]\n\n# a\n"),
    *("_so_", "*so*", "`so`", "[so](/b)", "![so](/b)", "[so][a]", "\\*", "- /// urgent | So:\n\n    "),
    *("/// urgent | Call if:\n", "\n///\n", "///", "a", "AB", "Words of a page.", "é", "नींद", "²", "٣", "“a”", " "),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text())
@example("/// urgent | Call if:\n\nWords.\n\n- a\n\nMore\n///\n\nAfter.")
@example("- /// urgent | Call if:\n\n    Words.\n\n    More\n\nAfter")
@example("Term\n\n: Definition\n\n    More")
def test_any_text_comes_to_what_the_library_makes_of_it(text: str) -> None:
    assert html(QUICK, text) == html(STOCK, text)


def html(converter: MarkdownText, text: str) -> str:
    """What a text comes to; some cards in lists never do."""
    try:
        return converter.html(text)
    except RecursionError:
        return "too deep"


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_no_pattern_finds_anything_without_a_mark_of_it(text: str) -> None:
    for name, marks in MARKS.items():
        if STOCK.converter.inlinePatterns[name].getCompiledRegExp().search(text):
            assert any(mark in text for mark in marks)


@pytest.mark.parametrize("folder", ["content", "tests/sites"])
def test_so_does_every_page_that_there_is(folder: str) -> None:
    texts = [head(file.read_text()).body for file in (ROOT / folder).rglob("*.md")]
    assert len(texts) > 10
    assert [QUICK.html(text) for text in texts] == [STOCK.html(text) for text in texts]


def test_plain_text_is_passed_over() -> None:
    """Otherwise the laws above would hold, and nothing would be won."""
    searched = []
    pattern = type(QUICK.converter.inlinePatterns["link"])
    with patch.object(pattern, "getCompiledRegExp", lambda self: searched.append(self) or self.compiled_re):
        QUICK.html("Words of a page.\n\n- and more of them\n")
        assert not searched
        QUICK.html("[a](/b)\n")
    assert searched

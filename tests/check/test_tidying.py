"""Tidying: readers read the same words, values stay, and a tidy text stays as it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.check.tidying import tidied
from carepress.front_matter_text import head
from carepress.reading.markdown_text import MarkdownText
from carepress.yaml_text import yaml_text

CONVERTER = MarkdownText({})
ENDS = st.sampled_from(["", " ", "  ", "   ", "\t", " \t"])
LINES = st.sampled_from(
    [
        "",
        "Words\tapart",
        "# Heading",
        "- item",
        "    code or more",
        "\tcode",
        "```",
        "~~~",
        "<pre>",
        "</pre>",
        "> quoted",
        "| a | b |",
        "|---|---|",
        "///",
        "/// urgent | Call",
        "1. one",
        "***",
        "Words <!-- note -->",
        "`in\tline`",
        "Two words\u200b",
        "\ufeffMark",
    ]
)
TEXTS = st.lists(st.tuples(LINES, ENDS).map("".join), max_size=12).map(lambda lines: "\n".join(["Words.", "", *lines]))
ROWS = st.sampled_from(["a: b", "c: |", "  d", "- e", "f: 'g", "  h'", ""])
VALUES = st.lists(st.tuples(ROWS, ENDS).map("".join)).map("\n".join)


_PRE = re.compile(r"(<pre.*?</pre>)", re.DOTALL)


def read(markdown: str) -> str:
    """What a reader reads: white space counts only where it is shown, and nobody sees what has no width."""
    html = re.sub("[\u200b\ufeff]|</?p>", "", CONVERTER.html(markdown))
    shown = (part if part.startswith("<pre") else " ".join(part.split()) for part in re.split(_PRE, html))
    return re.sub(r" (?=</?(?:blockquote|br|div|h\d|hr|li|ol|pre|section|t[dh]|table|ul)\b)", "", "".join(shown))


@given(TEXTS)
def test_readers_read_what_they_read_before(text: str) -> None:
    assert read(tidied(f"---\ntitle: A\n---\n{text}", "a.md")[17:]) == read(text)


@given(TEXTS | VALUES, st.sampled_from(["a.md", "a.yaml"]))
def test_a_tidy_text_stays_as_it_is(text: str, path: str) -> None:
    assert tidied(tidied(text, path), path) == tidied(text, path)


@given(VALUES)
def test_values_stay(text: str) -> None:
    assert yaml_text(tidied(text, "a.yaml")).value == yaml_text(text).value
    whole = f"---\n{text}\n---\nBody.\n"
    assert head(tidied(whole, "a.md")).text.value == head(whole).text.value


@given(TEXTS)
def test_nothing_but_white_space_and_what_nobody_sees_goes(text: str) -> None:
    def words(of: str) -> str:
        return re.sub(r"[\s\u200b\ufeff]", "", of)

    assert words(tidied(text, "a.md")) == words(text)


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("One \nTwo\t\n", "One\nTwo\n"),
        ("One  \nTwo  \n\nThree", "One  \nTwo\n\nThree\n"),
        ("## One  \nTwo\n", "## One\nTwo\n"),
        ("One\n\n\n", "One\n"),
        ("a\tb\n", "a   b\n"),
        ("```\na \n\tb  \n```  \nc \n", "```\na \n\tb  \n```  \nc\n"),
        ("---\ntitle: A \n---\nB", "---\ntitle: A\n---\nB\n"),
        ("non\u200bsense und \u0e20\u200b\u0e32", "nonsense und \u0e20\u200b\u0e32\n"),
        ("", ""),
        (" \n", " \n"),
    ],
)
def test_what_is_mended(text: str, tidy: str) -> None:
    assert tidied(text, "a.md") == tidy


def test_white_space_that_is_a_value_stays() -> None:
    assert tidied("a: |\n  b  \n  c\nd: e  \n", "a.yaml") == "a: |\n  b  \n  c\nd: e  \n"
    assert tidied("# note  \na: b  \n", "a.yaml") == "# note\na: b\n"

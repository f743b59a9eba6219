"""Marks of a typewriter: only what can be set in one way is set, and readers read the same words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.reading.markdown_text import MarkdownText
from carepress.typography.quotation_marks import marks
from carepress.typography.running_text import running_text

CONVERTER = MarkdownText({})
FOLDED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
PARTS = st.sampled_from(
    [
        *(
            '"',
            "'",
            "''",
            "...",
            "..",
            " ",
            "\n",
            "\n\n",
            "**",
            "_",
            "word",
            "it's",
            "5",
            "s",
            "(",
            ")",
            ".",
            ",",
            "–",
            "“",
        ),
        *("`a 'b'`", "```\n'code'\n```", "    'code'", "<b title='x'>", "</b>", "<code>'c'</code>", "<!-- 'no' -->"),
        *("[a 'b'](c.md 'title')", "[@id]", "{#a'b}", "https://a.b/'c'", '[x]: y "z"', "- ", "> ", "| a | b |", "\\'"),
    ]
)
TEXTS = st.lists(PARTS, max_size=14).map("".join)


def printed(text: str) -> str:
    """The text as it is mended."""
    for mark in sorted(marks(running_text(text)), reverse=True):
        assert text.startswith(mark.typed, mark.offset)
        text = text[: mark.offset] + mark.printed + text[mark.offset + len(mark.typed) :]
    return text


@given(TEXTS)
def test_nothing_changes_but_such_marks(text: str) -> None:
    assert printed(text).translate(FOLDED).replace("…", "...") == text.translate(FOLDED)


@given(TEXTS)
def test_what_is_mended_stays_as_it_is(text: str) -> None:
    assert printed(printed(text)) == printed(text)


@given(TEXTS)
def test_markup_attributes_and_code_stay(text: str) -> None:
    before, after = CONVERTER.html(text), CONVERTER.html(printed(text))
    assert re.findall(r"<[^>]*>", before) == re.findall(r"<[^>]*>", after)
    assert re.findall(r"<code.*?</code>", before, re.DOTALL) == re.findall(r"<code.*?</code>", after, re.DOTALL)
    assert after.translate(FOLDED).replace("…", "...") == before.translate(FOLDED).replace("…", "...")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ('She said "no" and didn\'t.', "She said “no” and didn’t."),
        ("the users' rights", "the users’ rights"),
        ("'tis the '90s", "’tis the ’90s"),
        ("Rock 'n' roll and fish 'n' chips", "Rock ’n’ roll and fish ’n’ chips"),
        ("a 'word' here", "a ‘word’ here"),
        ('**"Hi"** ("x") ["y"](z)', "**“Hi”** (“x”) [“y”](z)"),
        ("\"'Nested' first\" and \"last 'nested'\"", "“‘Nested’ first” and “last ‘nested’”"),
        ('wait... and "why?"', "wait… and “why?”"),
        ("O'Neill's", "O’Neill’s"),
        ('| "a" | b\'s |', "| “a” | b’s |"),
        ('- "One."\n- "Two."', "- “One.”\n- “Two.”"),
    ],
)
def test_what_is_clear_is_set(typed: str, right: str) -> None:
    assert printed(typed) == right


@pytest.mark.parametrize(
    "typed", ['"open', "5'10\" tall", 'the 6" pipe', '"one" "two', "....", "dogs' and 'cats'", "a ' b"]
)
def test_what_is_not_clear_stays(typed: str) -> None:
    assert printed(typed) == typed

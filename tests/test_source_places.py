"""Where sentences begin, and words stand, in the Markdown source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.source_places import SourcePlaces, address_place, file_place, without_code

MARKDOWN = """## Rest {#rest}

You may **rest** now [@a-2020]. Then [go *out*](../pages/walk.md#in-the-park) &amp; walk
with a friend. You may rest now.

- a list item
"""


def test_markup_does_not_hide_a_sentence_and_a_repeated_one_has_its_own_place() -> None:
    found = ["You may rest now.", "Then go out & walk with a friend.", "You may rest now.", "a list item"]
    assert SourcePlaces(MARKDOWN, first_line=5).sentences(found) == [(7, 1), (7, 33), (8, 16), (10, 3)]


def test_a_sentence_that_is_nowhere_is_where_the_last_one_was() -> None:
    assert SourcePlaces("One here.\n\nTwo here.").sentences(["Two here.", "Gone away."]) == [(3, 1), (3, 1)]
    assert SourcePlaces("").sentences(["Gone away."]) == [(1, 1)]


@given(st.lists(st.sampled_from(["Rest well.", "Rest now and then.", "Walk."]), min_size=1), st.sampled_from(" \n"))
def test_every_sentence_is_found_where_it_begins(found: list[str], between: str) -> None:
    text = between.join(found)
    lines = text.split("\n")
    starts = SourcePlaces(text).sentences(found)
    assert starts == sorted(starts)
    for sentence, (line, column) in zip(found, starts, strict=True):
        assert lines[line - 1][column - 1 :].startswith(sentence)


@pytest.mark.parametrize(
    ("before", "words", "expected"),
    [
        ("You may ", "rest", (7, 11)),
        ("with a friend. You may ", "rest", (8, 24)),
        ("Then ", "go out", (7, 39)),
        ("Nobody says ", "list", (10, 5)),
        ("You may ", "swim", (5, 1)),
    ],
)
def test_words_are_found_after_what_stands_before_them(before: str, words: str, expected: tuple[int, int]) -> None:
    assert SourcePlaces(MARKDOWN, first_line=5).words(before, words) == expected


@given(st.text("ab`~<!->\n \\", max_size=40))
def test_what_is_no_code_keeps_its_place(markdown: str) -> None:
    shown = without_code(markdown)
    assert len(shown) == len(markdown)
    assert all(new in {old, " "} for old, new in zip(markdown, shown, strict=True))
    assert shown.count("\n") == markdown.count("\n")


@pytest.mark.parametrize("code", ["`a.md`", "`` ` a.md ``", "```\na.md\n```", "~~~ x\na.md\n~~~", "<!-- a.md\n-->"])
def test_code_and_comments_are_only_shown(code: str) -> None:
    assert "a.md" not in without_code(code)


@pytest.mark.parametrize("text", ["a `tick a.md", "a `tick\n\n a.md`", "\\`a.md`", "```\na\n```\na.md"])
def test_what_only_looks_like_code_is_text(text: str) -> None:
    assert "a.md" in without_code(text)


@pytest.mark.parametrize(
    ("markdown", "occurrence", "expected"),
    [
        ("[a.md](a.md)", 1, 7),
        ("see a.md, [x](ba.md) and [y](a.md)", 1, 29),
        ("`[x](a.md)` [x](a.md)", 1, 16),
        ("[x](a.md#b) [x](a.md)", 1, 16),
        ("[x](a.md) [x](a.md)", 2, 14),
        ("[x](a.md) [x](a.md)", 3, 14),
        ("[x](<a.md>)", 1, 5),
        ('[x](a.md "Title")', 1, 4),
        ("[x][y]\n\n[y]: a.md", 1, 13),
        ('<a href="a.md">x</a>', 1, 9),
        ("a.md", 1, None),
    ],
)
def test_an_address_is_found_where_a_link_has_it(markdown: str, occurrence: int, expected: int | None) -> None:
    assert address_place(markdown, ["a.md"], occurrence) == expected


@pytest.mark.parametrize(
    ("markdown", "offset"),
    [
        ("See lake.jpg: ![A](../images/lake.jpg)", 19),
        ("![A]({static}/images/lake.jpg)", 5),
        ("![A](/images/lake.jpg?x#y)", 5),
        ('<img alt="A" src="images/lake.jpg">', 18),
        ("![A][l]\n\n[l]: ../images/lake.jpg", 14),
        ("![A](../images/blake.jpg) ![A](lake.jpg)", 31),
        ("![A](../other/lake.jpg) ![A](../images/lake.jpg)", 29),
        ("`![A](images/lake.jpg)`", None),
    ],
)
def test_the_place_of_a_file_is_found_however_its_address_is_written(markdown: str, offset: int | None) -> None:
    assert file_place(markdown, "images/lake.jpg") == offset


def test_the_place_of_a_file_with_spaces_is_found() -> None:
    assert file_place("![A](<../images/my lake.jpg>)", "images/my lake.jpg") == 6
    assert file_place("![A](../images/my%20lake.jpg)", "images/my lake.jpg") == 5

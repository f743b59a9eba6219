"""Laws of sentences: they cover a text in order, and end where the next one begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress.sentences import sentence_around, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("“Go,” she said. “Now.” He went.", ["“Go,” she said.", "“Now.”", "He went."]),
        ("Try tea, e.g. mint. Dr. Gray drinks it.", ["Try tea, e.g. mint.", "Dr. Gray drinks it."]),
        ("It is 4 p.m. now", ["It is 4 p.m. now"]),
        ("Ein Satz. Über uns. „Ja.“ Ende", ["Ein Satz.", "Über uns.", "„Ja.“ Ende"]),
        ("", []),
        ("  ", []),
    ],
)
def test_a_sentence_ends_where_the_next_begins(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(some.text(alphabet="Ab. ?”“1\n", max_size=40))
def test_nothing_but_white_space_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())


@given(some.text(alphabet="Ab. ?”“1", min_size=1, max_size=40), some.data())
def test_what_stands_in_a_text_stands_in_the_sentence_around_it(text: str, data: some.DataObject) -> None:
    start = data.draw(some.integers(0, len(text) - 1))
    end = data.draw(some.integers(start + 1, len(text)))
    first, last = sentence_around(text, start, end)
    assert first <= start
    assert end <= last

"""Lettering: lines that fit, whatever the words are."""

from hypothesis import given
from hypothesis import strategies as st

from carepress.reading_map.lettering import ELLIPSIS, broken, width

TEXTS = st.text(st.sampled_from("abcdefghijklmW MÄß0.,今é "), min_size=1).filter(str.strip)


@given(TEXTS, st.floats(2, 30), st.integers(1, 5))
def test_lines_fit_and_hold_all_words_or_say_that_they_do_not(text: str, room: float, most: int) -> None:
    lines = broken(text, room, most)
    assert 1 <= len(lines) <= most
    assert all(width(line) <= room and line == line.strip() for line in lines)
    whole = "".join("".join(lines).split())
    assert whole == "".join(text.split()) or whole.endswith(ELLIPSIS)


def test_lines_are_equally_long_so_that_no_word_stands_alone() -> None:
    assert broken("one two three four five", width("one two three four"), 3) == ("one two three", "four five")


def test_no_word_is_broken_that_fits() -> None:
    assert broken("Seeking professional support", width("professional"), 3) == ("Seeking", "professional", "support")


def test_a_text_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert broken("one two three", width("one…"), 1) == ("one…",)

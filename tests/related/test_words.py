"""Laws of words: any script, any case, and which of them readers are told."""

from hypothesis import given
from hypothesis import strategies as some

from carepress.related.suggestions import Suggestion, suggestions
from carepress.related.words import forms, put_together, words
from made_pages import library, page

FILLER = [f"common {'abcdefghijklmnopqrstuvwxyz'[n] * 7} common" for n in range(26)]


def first(text: str, title: str = "Page", lang: str = "en") -> Suggestion:
    """The first suggestion of one of two pages with a text, among many others."""
    two = [page(name, f"<p>{text}</p>", title=f"{title} {name}", lang=lang) for name in ("one", "two")]
    others = (page(f"p{n}", f"<p>{other}</p>", lang=lang) for n, other in enumerate(FILLER))
    found = suggestions(library(*two, *others))["/one/"][0]
    assert found.url == "/two/"
    return found


def test_words_have_two_letters_at_least_and_no_digits() -> None:
    assert words("It is 42 a clock, don’t – NIGHT covid19") == ["It", "is", "clock", "don", "NIGHT", "covid"]


def test_vowel_signs_belong_to_their_letter() -> None:
    assert words("हिन्दी भाषा") == ["हिन्दी", "भाषा"]


def test_where_no_spaces_are_written_each_letter_is_a_word() -> None:
    assert words("心の健康 and care") == ["心", "の", "健", "康", "and", "care"]


def test_upper_and_lower_case_are_one_word_shown_as_most_often_written() -> None:
    found = put_together([forms(["GitHub github"]), forms(["GitHub"])])
    assert found.words == ("", "github")
    assert found.as_written == ("", "GitHub")
    assert found.numbers.tolist() == [1, 1, 0, 1, 0]


def test_the_words_that_readers_are_told_are_used_often_here_and_seldom_elsewhere() -> None:
    assert first("harbour harbour Harbours common common").words == ("harbour",)


def test_a_word_in_both_titles_is_told_even_if_it_is_used_once() -> None:
    assert first("common", title="Lighthouse").words == ("Lighthouse",)


def test_months_and_days_are_no_subject_in_any_language() -> None:
    assert first("January January Monday Monday harbour harbour").words == ("harbour",)
    assert first("Januar Januar Montag Montag Hafen Hafen", lang="de").words == ("Hafen",)


def test_a_small_site_claims_no_subject() -> None:
    pages = [page(name, "<p>harbour harbour</p>") for name in ("one", "two")]
    assert suggestions(library(*pages, page("bread")))["/one/"][0].words == ()


@given(some.lists(some.lists(some.text("abAB ", max_size=12), max_size=3), max_size=4))
def test_words_of_parts_are_those_of_the_whole(parts: list[list[str]]) -> None:
    whole = put_together([forms(text for part in parts for text in part)])
    found = put_together([forms(part) for part in parts])
    assert (found.words, found.as_written) == (whole.words, whole.as_written)
    assert (found.numbers.tolist(), found.bounds.tolist()) == (whole.numbers.tolist(), whole.bounds.tolist())

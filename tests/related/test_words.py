"""Laws of words: any script, any case, and which of them readers are told."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from carepress.related.suggestions import Suggestion, suggestions
from carepress.related.term_counts import counted, together
from carepress.related.words import words
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
    found = together([counted(["GitHub github", "", ""]), counted(["", "", "GitHub"])])
    assert found.words == ("", "github")
    assert found.as_written == ("", "GitHub")
    assert found.counts.toarray()[:, 1].tolist() == [6, 1]
    assert found.headlines.toarray()[:, 1].tolist() == [2, 0]


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


Texts = tuple[str, str, str]
pages = some.tuples(*(some.text("abAB ", max_size=12) for _ in range(3)))


@given(some.lists(some.lists(pages, min_size=1, max_size=3), min_size=1, max_size=4))
def test_what_is_counted_in_parts_of_a_site_is_what_is_counted_in_the_whole(parts: list[list[Texts]]) -> None:
    whole = together([counted(text for part in parts for page in part for text in page)])
    found = together([counted(text for page in part for text in page) for part in parts])
    assert (found.words, found.as_written) == (whole.words, whole.as_written)
    for one, other in ((found.counts, whole.counts), (found.headlines, whole.headlines)):
        assert (one.toarray() == other.toarray()).all()
        assert one.has_canonical_format


@given(some.lists(pages, min_size=1, max_size=5))
def test_words_and_neighbouring_words_are_counted_and_those_of_a_title_three_times(texts: list[Texts]) -> None:
    found = together([counted(text for page in texts for text in page)])
    singles, pairs = ([_counts(page, length) for page in texts] for length in (1, 2))
    twice = [pair for pair, times in sum(pairs, Counter()).items() if times > 1]
    count = len(found.words)
    assert found.counts.toarray()[:, 1:count].tolist() == [
        [page[word,] for word in found.words[1:]] for page in singles
    ]
    columns = [[page[pair] for page in pairs] for pair in twice]
    assert sorted(found.counts.toarray()[:, count:].T.tolist()) == sorted(columns)


def _counts(page: Texts, length: int) -> Counter[tuple[str, ...]]:
    """How often so many words stand side by side on a page."""
    found = Counter[tuple[str, ...]]()
    for text, weight in zip(page, (3, 1, 1), strict=True):
        here = words(text.casefold())
        for at in range(len(here) - length + 1):
            found[tuple(here[at : at + length])] += weight
    return found

"""Laws of folding: whoever types a word in another case, without accents or apostrophes means the same word."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress.search.folding import folded, words

TEXTS = some.text(some.characters(exclude_categories=("Cs",)), max_size=60)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Can’t switch off", ["cant", "switch", "off"]),
        ("can't CAN‘T", ["cant", "cant"]),
        ("Café naïve Ångström", ["cafe", "naive", "angstrom"]),
        ("Straße ΟΔΟΣ İstanbul", ["strasse", "οδοσ", "istanbul"]),
        ("self-care, 5-4-3", ["self", "care", "5", "4", "3"]),
        ("焦虑症", ["焦虑", "虑症"]),
        ("我", ["我"]),
        ("CBT认知", ["cbt", "认知"]),
        ("चिंता", ["चिंता"]),
        ("قَلَق", ["قلق"]),
        ("!? 🙂 —", []),
        ("", []),
    ],
)
def test_words_are_compared_without_case_accents_and_apostrophes(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(TEXTS)
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(TEXTS)
def test_it_does_not_matter_how_accents_are_encoded(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_a_word_of_a_text_is_a_word_by_itself(text: str) -> None:
    for word in words(text):
        assert words(word) == [word]


@given(some.text(some.characters(max_codepoint=127), max_size=60))
def test_plain_letters_and_digits_make_words_and_nothing_else_does(text: str) -> None:
    apart = re.findall("[a-z0-9]+", re.sub("['`]", "", text).lower())
    assert words(text) == apart == words(f"{text} —")

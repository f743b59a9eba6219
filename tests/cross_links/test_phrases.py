"""Laws of phrases: whole words in the forms that people write, the longest first, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress.cross_links.phrases import Phrases
from carepress.inflections import inflections
from carepress.phrase_finder import folded
from made_pages import technique, vocabulary

SEA = vocabulary(
    sail=[
        technique("reef", "reef the sail", "name your knots", ambiguous_phrases={"reef": "Also coral."}),
        technique("watch", "night watch", "watch diary", "self-steering"),
        technique("plan", "plan ahead", "stop", ambiguous_phrases={"stop the engine": "An order."}),
    ]
)


def hits(text: str, language: str = "en") -> list[tuple[str, str, bool]]:
    """The words found, the technique of each, and whether they may become a link by themselves."""
    found = Phrases(SEA, language).hits(text)
    return [(text[hit.start : hit.end], hit.phrase.technique, hit.phrase.is_safe) for hit in found]


@pytest.mark.parametrize(
    ("phrase", "form"),
    [
        ("night watch", "night watches"),
        ("night watch", "night watch's"),
        ("watch diary", "watch diaries"),
        ("plan ahead", "planning ahead"),
        ("plan ahead", "planned ahead"),
        ("name your knots", "naming your knots"),
        ("name your knots", "named your knots"),
        ("reef the sail", "reefs the sail"),
        ("stop", "stopped"),
        ("worry", "worried"),
        ("row", "rowing"),
    ],
)
def test_english_inflects_the_first_word_and_the_last(phrase: str, form: str) -> None:
    assert form in inflections(phrase, "en")


def test_words_of_one_or_two_letters_take_no_endings() -> None:
    assert inflections("cbt i", "en") == {"cbt i", *(f"{form} i" for form in ("cbts", "cbtes", "cbt's", "cbts'"))} | {
        f"{form} i" for form in ("cbted", "cbting")
    }
    assert inflections("go", "de") == {"go"}


@given(some.text("abe yS'", max_size=12), some.sampled_from(["en", "de", "ar"]))
def test_a_phrase_is_one_of_its_own_forms(phrase: str, language: str) -> None:
    words = " ".join(phrase.split())
    assert words in inflections(words, language) or not words


def test_other_languages_get_no_english_endings() -> None:
    assert inflections("plan", "de") == {"plan", "plans", "planes"}


@pytest.mark.parametrize("words", ["self-steering", "self steering", "SELF‑STEERING", "Self-Steering"])
def test_hyphens_spaces_and_case_make_no_difference(words: str) -> None:
    assert hits(f"Try {words} now") == [(words, "watch", True)]


def test_of_phrases_that_overlap_the_longest_is_found() -> None:
    assert hits("reef the sail, reef") == [("reef the sail", "reef", True), ("reef", "reef", False)]
    assert hits("stop the engine") == [("stop the engine", "plan", False)]


@pytest.mark.parametrize(
    "text", ["nonstop", "stop-gap", "a/stop", "stop/start", "@stop", "stop.org", "stopwatch", "#stop"]
)
def test_a_part_of_a_longer_word_or_address_is_no_phrase(text: str) -> None:
    assert hits(text) == []


@pytest.mark.parametrize("text", ["Stop.", "(stop)", "stop, then", "stop: now", "“stop”", "stop’s end", "l’stop"])
def test_punctuation_ends_a_word(text: str) -> None:
    assert [technique for _, technique, _ in hits(text)] == ["plan"]


def test_what_the_vocabulary_says_counts_more_than_what_rules_make_of_it() -> None:
    words = vocabulary(sail=[technique("plan", "plan"), technique("craft", ambiguous_phrases={"planning": "A trade."})])
    (hit,) = Phrases(words, "en").hits("planning")
    assert (hit.phrase.technique, hit.phrase.is_safe) == ("craft", False)


def test_a_vocabulary_without_phrases_finds_nothing() -> None:
    assert Phrases(vocabulary(sail=[technique("reef")]), "en").hits("reef") == []


@given(some.text())
def test_folding_keeps_the_place_of_every_character(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text) or "İ" in text


@given(some.lists(some.sampled_from(["reef", "the", "sail", "stop", "engine", "night", "watch", "watches", "-", "."])))
def test_hits_are_whole_words_that_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for hit in Phrases(SEA, "en").hits(text):
        assert end <= hit.start < hit.end
        assert text[hit.start - 1 : hit.start] in {"", " "}
        assert text[hit.end : hit.end + 1] in {"", " "}
        end = hit.end

"""The reading age, by laws that any measure of plain language should keep."""

import subprocess
import sys
from random import Random

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st

from carepress.readability.prose import passages, words
from carepress.readability.reading_age import reading_age
from tiny_project import PLUGINS

VOCABULARY = ["rest", "walk", "worry", "breathing", "resilience", "community", "well-being", "don’t"]
SENTENCES = st.lists(
    st.lists(st.sampled_from(VOCABULARY), min_size=2, max_size=30).map(lambda found: f"We {' '.join(found)}."),
    min_size=1,
    max_size=8,
)
PLAIN = (
    "Worry can keep you awake at night. Write down what is on your mind before you go to bed. "
    "Many people find that a quiet routine makes it easier to fall asleep, even after a difficult day."
)


def age(html: str) -> float:
    return reading_age([sentence for passage in passages(html) for sentence in passage.sentences])


def test_it_is_that_of_textstat_where_every_full_stop_ends_a_sentence() -> None:
    assert age(f"<p>{PLAIN}</p>") == pytest.approx(textstat.flesch_kincaid_grade(PLAIN) + 5, abs=0.01)


@given(SENTENCES, st.data())
def test_a_shorter_sentence_of_short_words_never_raises_it(found: list[str], data: st.DataObject) -> None:
    length = data.draw(st.integers(1, min(len(words(sentence)) for sentence in found)))
    assert reading_age([*found, " ".join(["rest"] * length)]) <= reading_age(found) + 1e-9


@given(SENTENCES, st.randoms(use_true_random=False))
def test_the_order_of_sentences_does_not_matter(found: list[str], random: Random) -> None:
    shuffled = [*found]
    random.shuffle(shuffled)
    assert reading_age(shuffled) == pytest.approx(reading_age(found))


@given(SENTENCES, st.data())
def test_citations_never_change_it(found: list[str], data: st.DataObject) -> None:
    mark = st.sampled_from([" [@a-2020]", " [@a; @b-2021]", " [@a, p. 4] [@c]"])
    cited = [sentence[:-1] + data.draw(mark) + "." if data.draw(st.booleans()) else sentence for sentence in found]
    assert age(f"<p>{' '.join(cited)}</p>") == age(f"<p>{' '.join(found)}</p>")


@given(SENTENCES)
def test_joining_two_sentences_never_lowers_it(found: list[str]) -> None:
    assert reading_age([" ".join(found)]) >= reading_age(found)


def test_any_word_has_at_least_one_syllable() -> None:
    assert reading_age(["Zzyx 1,400 नमस्ते brrr."]) > reading_age(["Rest."]) - 1


def test_nothing_has_no_age() -> None:
    with pytest.raises(ValueError, match="nothing to read"):
        reading_age([])


def test_nobody_who_does_not_ask_waits_for_the_dictionary() -> None:
    code = "import sys, carepress.readability; sys.exit('textstat' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=PLUGINS, check=False).returncode == 0

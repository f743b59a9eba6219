"""The readability report: which pages most need plainer sentences, and where they are."""

import dataclasses
from collections.abc import Iterable, Mapping
from functools import lru_cache

from carepress.finding import Finding
from carepress.page import Library
from carepress.readability.prose import passages, words
from carepress.readability.reading_age import reading_age
from carepress.rules import READING_AGE
from carepress.source_places import SourcePlaces

RULE = "readability"

LONG_SENTENCE, LONG_PARAGRAPH = 20, 3
"""More words in a sentence, or sentences in a paragraph, than the NHS service manual advises."""

_FIRST_WORDS = 8


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, how many words it has, and the line and column (from 1) of the source file at which it begins."""

    text: str
    words: int
    line: int
    column: int


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """How one page reads: its source, reading age and words, its sentences, the longest first, and long paragraphs."""

    source: str
    age: float
    words: int
    sentences: tuple[Sentence, ...]
    long_paragraphs: int

    @property
    def long_sentences(self) -> tuple[Sentence, ...]:
        """The sentences that have too many words, the longest first."""
        return tuple(sentence for sentence in self.sentences if sentence.words > LONG_SENTENCE)


def readings(library: Library) -> tuple[Reading, ...]:
    """How every English page with sentences reads, the hardest first: other languages need other counts."""
    english = (page for page in library.pages if page.lang.lower().split("-")[0] == "en")
    found = [r for page in english if (r := _reading(page.source, page.html, page.markdown, page.body_line))]
    return tuple(
        sorted(found, key=lambda reading: (-round(reading.age, 1), -len(reading.long_sentences), reading.source))
    )


def findings(found: Iterable[Reading]) -> list[Finding]:
    """An advice for each page that is harder than the aim, at its longest sentence."""
    return [_finding(reading) for reading in found if round(reading.age, 1) > READING_AGE]


def table(found: Iterable[Reading]) -> tuple[Mapping[str, str | float], ...]:
    """A row for each page."""
    return tuple(
        {
            "reading_age": round(reading.age, 1),
            "words": reading.words,
            f"sentences_over_{LONG_SENTENCE}_words": len(reading.long_sentences),
            f"paragraphs_over_{LONG_PARAGRAPH}_sentences": reading.long_paragraphs,
            "source": reading.source,
        }
        for reading in found
    )


@lru_cache(maxsize=500)
def _reading(source: str, html: str, markdown: str, first_line: int) -> Reading | None:
    found = passages(html)
    texts = [sentence for passage in found for sentence in passage.sentences]
    if not texts:
        return None
    starts = SourcePlaces(markdown, first_line).sentences(texts)
    placed = [Sentence(text, len(words(text)), *start) for text, start in zip(texts, starts, strict=True)]
    return Reading(
        source=source,
        age=reading_age(texts),
        words=sum(sentence.words for sentence in placed),
        sentences=tuple(sorted(placed, key=lambda sentence: -sentence.words)),
        long_paragraphs=sum(p.is_paragraph and len(p.sentences) > LONG_PARAGRAPH for p in found),
    )


def _finding(reading: Reading) -> Finding:
    longest = reading.sentences[0]
    first = " ".join(longest.text.split()[:_FIRST_WORDS])
    message = (
        f"This page reads at the age of {reading.age:.1f}; the aim is {READING_AGE} at most. "
        f"Its longest sentence has {longest.words} words and begins “{first}”."
    )
    remedy = "See whether it says two things, or one with a long word for a short one. A score is advice, never a gate."
    return Finding(reading.source, longest.line, longest.column, RULE, message, remedy, "advice")

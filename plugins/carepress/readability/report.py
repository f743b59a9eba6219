"""The readability report: which pages most need plainer sentences, and where they are."""

import dataclasses
from collections.abc import Iterable, Mapping

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
    """How one page reads: its source, reading age and words, its longest sentence, and how much of it is too long."""

    source: str
    age: float
    words: int
    longest: Sentence
    long_sentences: int
    long_paragraphs: int


Asked = Mapping[str, tuple[str, str, str, int]]
"""What is to be known of each page, by its address."""


def asked(library: Library) -> Asked:
    """All English pages: other languages need other counts."""
    english = (page for page in library.pages if page.lang.lower().split("-")[0] == "en")
    return {page.url: (page.source, page.html, page.markdown, page.body_line) for page in english}


def in_order(found: Iterable[Reading | None]) -> tuple[Reading, ...]:
    """How every page with sentences reads, the hardest first."""
    read = (reading for reading in found if reading)
    return tuple(sorted(read, key=lambda one: (-round(one.age, 1), -one.long_sentences, one.source)))


def findings(found: Iterable[Reading]) -> list[Finding]:
    """An advice for each page that is harder than the aim, at its longest sentence."""
    return [_finding(reading) for reading in found if round(reading.age, 1) > READING_AGE]


def table(found: Iterable[Reading]) -> tuple[Mapping[str, str | float], ...]:
    """A row for each page."""
    return tuple(
        {
            "reading_age": round(reading.age, 1),
            "words": reading.words,
            f"sentences_over_{LONG_SENTENCE}_words": reading.long_sentences,
            f"paragraphs_over_{LONG_PARAGRAPH}_sentences": reading.long_paragraphs,
            "source": reading.source,
        }
        for reading in found
    )


def reading(source: str, html: str, markdown: str, first_line: int) -> Reading | None:
    """How the page in a source file reads, from its HTML, and the Markdown that begins at a line of the file."""
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
        longest=max(placed, key=lambda sentence: sentence.words),
        long_sentences=sum(sentence.words > LONG_SENTENCE for sentence in placed),
        long_paragraphs=sum(p.is_paragraph and len(p.sentences) > LONG_PARAGRAPH for p in found),
    )


def _finding(reading: Reading) -> Finding:
    longest = reading.longest
    first = " ".join(longest.text.split()[:_FIRST_WORDS])
    message = (
        f"This page reads at the age of {reading.age:.1f}; the aim is {READING_AGE} at most. "
        f"Its longest sentence has {longest.words} words and begins “{first}”."
    )
    remedy = "See whether it says two things, or one with a long word for a short one. A score is advice, never a gate."
    return Finding(reading.source, longest.line, longest.column, RULE, message, remedy, "advice")

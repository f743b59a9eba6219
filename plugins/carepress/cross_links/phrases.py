"""Phrases: the vocabulary's phrases, ready to be found in text."""

import bisect
import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence
from html import unescape

from carepress import phrase_finder
from carepress.inflections import inflections
from carepress.phrase_finder import PhraseFinder, folded_phrase
from carepress.vocabulary import Vocabulary

_TAG = re.compile(r"<[^<>]*>")
_MANY_SPACES = re.compile(r" {2,}")
_BREAK = "\n"
"""Folded text holds no line breaks."""


@dataclasses.dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as the vocabulary has it, the id of its technique, and whether it may become a link by itself."""

    text: str
    technique: str
    is_safe: bool


Hit = phrase_finder.Hit[Phrase]


class Phrases(PhraseFinder[Phrase]):
    """All phrases of a vocabulary in every form that they take in a language, given as “en” for all of English."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        super().__init__(dict(_forms(vocabulary, language)))

    def parts_with_any(self, html: Sequence[str]) -> frozenset[int]:
        """The numbers of those parts of a page's folded HTML in which a phrase may stand: a quick look at them all."""
        whole = _BREAK.join(_TAG.sub("", part.replace("<br>", " ")) if "<" in part else part for part in html)
        text = unescape(whole) if "&" in whole else whole
        spaced = _MANY_SPACES.sub(" ", text) if "  " in text else text
        ends = list(itertools.accumulate(len(part) + 1 for part in spaced.split(_BREAK)))
        return frozenset(bisect.bisect(ends, end) for end in self.ends(spaced))


def _forms(vocabulary: Vocabulary, language: str) -> Iterator[tuple[str, Phrase]]:
    """Each form with its phrase, the one that counts last: an ambiguous phrase before a safe one, and what the
    vocabulary says itself before what rules make of its other phrases.
    """
    phrases = [
        (folded_phrase(text), Phrase(text, technique.id, is_safe))
        for technique in vocabulary.techniques.values()
        for texts, is_safe in ((technique.phrases, True), (technique.ambiguous_phrases, False))
        for text in texts
    ]
    for folded, phrase in sorted(phrases, key=lambda pair: (not pair[1].is_safe, pair[1].text)):
        yield from ((form, phrase) for form in inflections(folded, language))
    yield from (pair for pair in phrases if pair[0])

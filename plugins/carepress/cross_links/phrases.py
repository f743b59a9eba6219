"""Phrases: the vocabulary's phrases, ready to be found in text: the longest first, in any case, as whole words."""

import bisect
import dataclasses
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape

import ahocorasick

from carepress.cross_links.inflections import inflections
from carepress.vocabulary import Vocabulary

_APOSTROPHES, _SPACES = "’‘ʼ", "-‑‐\t\n\r\f\v\xa0"
_JOINS = "-‑‐/@#\\"
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


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a text, from `start` to `end`."""

    start: int
    end: int
    phrase: Phrase


def folded(text: str) -> str:
    """A text of the same length, in small letters, with one kind of apostrophe, and spaces for hyphens."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(map(_small, text))
    for apostrophe in _APOSTROPHES:
        small = small.replace(apostrophe, "'")
    for space in _SPACES:
        small = small.replace(space, " ")
    return small


def _small(character: str) -> str:
    """A few letters have small forms of two characters, such as “İ”; those stay as they are."""
    small = character.lower()
    return small if len(small) == 1 else character


def folded_phrase(phrase: str) -> str:
    """A phrase as it is compared: folded, with single spaces, each letter and its accents one character."""
    return " ".join(folded(unicodedata.normalize("NFC", phrase)).split())


class Phrases:
    """All phrases of a vocabulary in every form that they take in a language, given as “en” for all of English.

    Aho and Corasick's automaton finds all forms in one pass over a text. It is made at once, so that processes forked
    later share it.
    """

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        self._forms: Mapping[str, Phrase] = dict(_forms(vocabulary, language))
        self._automaton = ahocorasick.Automaton()
        for form, phrase in self._forms.items():
            self._automaton.add_word(form, (len(form), phrase))
        self._automaton.make_automaton()

    def parts_with_any(self, html: Sequence[str]) -> frozenset[int]:
        """The numbers of those parts of a page's folded HTML in which a phrase may stand: a quick look at them all."""
        if not self._forms:
            return frozenset()
        whole = _BREAK.join(_TAG.sub("", part.replace("<br>", " ")) if "<" in part else part for part in html)
        text = unescape(whole) if "&" in whole else whole
        spaced = _MANY_SPACES.sub(" ", text) if "  " in text else text
        ends = list(itertools.accumulate(len(part) + 1 for part in spaced.split(_BREAK)))
        return frozenset(bisect.bisect(ends, end) for end, _ in self._automaton.iter(spaced))

    def hits(self, text: str) -> list[Hit]:
        """Every phrase in a text with single spaces, from left to right; of those that overlap, the longest first."""
        if not self._forms:
            return []
        found = (Hit(end + 1 - length, end + 1, phrase) for end, (length, phrase) in self._automaton.iter(folded(text)))
        return _apart(hit for hit in found if _is_whole(text, hit.start, hit.end))


def _forms(vocabulary: Vocabulary, language: str) -> Iterator[tuple[str, Phrase]]:
    """Each form with its phrase, the one that counts last: an ambiguous phrase before a safe one, and what the
    vocabulary says itself before what rules make of its other phrases.
    """
    phrases = [
        Phrase(text, technique.id, is_safe)
        for technique in vocabulary.techniques.values()
        for texts, is_safe in ((technique.phrases, True), (technique.ambiguous_phrases, False))
        for text in texts
    ]
    made = ((form, phrase) for phrase in phrases for form in inflections(folded_phrase(phrase.text), language))
    yield from sorted(made, key=lambda pair: (not pair[1].is_safe, pair[1].text))
    yield from ((folded_phrase(phrase.text), phrase) for phrase in phrases if folded_phrase(phrase.text))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether nothing before or after joins the words to others: letters, hyphens, or the signs of an address."""
    before, after = text[start - 1 : start], text[end : end + 2]
    return not (
        before.isalnum() or before == "_" or before in {*_JOINS} or re.match(rf"[\w{re.escape(_JOINS)}]|['’.]\w", after)
    )


def _apart(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that do not overlap, longer ones taking the place of shorter ones, in the order of the text."""
    taken: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        at = bisect.bisect(taken, hit.start, key=_start)
        if (at == 0 or taken[at - 1].end <= hit.start) and (at == len(taken) or hit.end <= taken[at].start):
            taken.insert(at, hit)
    return taken


def _start(hit: Hit) -> int:
    return hit.start

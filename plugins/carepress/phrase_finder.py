"""Phrase finder: forms of phrases found in text: the longest first, in any case, as whole words."""

import bisect
import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

import ahocorasick

_APOSTROPHES, _SPACES = "’‘ʼ", "-‑‐\t\n\r\f\v\xa0"
_JOINS = "-‑‐/@#\\"

Meaning = TypeVar("Meaning")


@dataclasses.dataclass(frozen=True, slots=True)
class Hit(Generic[Meaning]):
    """A phrase found in a text, from `start` to `end`."""

    start: int
    end: int
    phrase: Meaning


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


class PhraseFinder(Generic[Meaning]):
    """Finds folded forms, each of which means something.

    Aho and Corasick's automaton finds all forms in one pass over a text. It is made at once, so that processes forked
    later share it.
    """

    def __init__(self, forms: Mapping[str, Meaning]) -> None:
        self.has_any = bool(forms)
        self._automaton = ahocorasick.Automaton()
        for form, meaning in forms.items():
            self._automaton.add_word(form, (len(form), meaning))
        self._automaton.make_automaton()

    def ends(self, text: str) -> list[int]:
        """Where in a folded text a form ends, whatever stands around it: a quick look."""
        return [end for end, _ in self._automaton.iter(text)] if self.has_any else []

    def hits(self, text: str) -> list[Hit[Meaning]]:
        """Every phrase in a text with single spaces, from left to right; of those that overlap, the longest first."""
        if not self.has_any:
            return []
        found = (Hit(end + 1 - length, end + 1, meant) for end, (length, meant) in self._automaton.iter(folded(text)))
        return _apart(hit for hit in found if _is_whole(text, hit.start, hit.end))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether nothing before or after joins the words to others: letters, hyphens, or the signs of an address."""
    before, after = text[start - 1 : start], text[end : end + 2]
    return not (
        before.isalnum() or before == "_" or before in {*_JOINS} or re.match(rf"[\w{re.escape(_JOINS)}]|['’.]\w", after)
    )


def _apart(hits: Iterable[Hit[Meaning]]) -> list[Hit[Meaning]]:
    """The hits that do not overlap, longer ones taking the place of shorter ones, in the order of the text."""
    taken: list[Hit[Meaning]] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        at = bisect.bisect(taken, hit.start, key=_start)
        if (at == 0 or taken[at - 1].end <= hit.start) and (at == len(taken) or hit.end <= taken[at].start):
            taken.insert(at, hit)
    return taken


def _start(hit: Hit[Meaning]) -> int:
    return hit.start

"""Counting: how much each document is about each word."""

import collections
import dataclasses
import math
from array import array
from collections.abc import Iterable, Sequence

from carepress.search.document import Document
from carepress.search.folding import folded, words
from carepress.search.stems import stem

LEVELS = 9
"""The highest level: a document is about nothing else."""

USUAL_LENGTH = 400
"""Words of a document that is neither short nor long."""

_TITLE, _HEADING, _SUMMARY, _TEXT, _PHRASE = 6.0, 3.0, 2.0, 1.0, 0.5


@dataclasses.dataclass(slots=True)
class Group:
    """The forms of a word, the numbers of the documents that have it in their order, and its level in each."""

    forms: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)
    numbers: "array[int]" = dataclasses.field(default_factory=lambda: array("I"))
    levels: "array[int]" = dataclasses.field(default_factory=lambda: array("B"))


def counted(found: Iterable[Document], start: int = 0) -> dict[str, Group]:
    """The groups of words in documents, by their stems; the documents are numbered from `start`."""
    groups: dict[str, Group] = {}
    for number, document in enumerate(found, start):
        forms, length = weighed(document)
        shares: dict[str, float] = {}
        for form, weight in forms.items():
            key = stem(form, document.lang)
            shares[key] = shares.get(key, 0) + weight
            groups.setdefault(key, Group()).forms[form] += 1
        for key, share in shares.items():
            groups[key].numbers.append(number)
            groups[key].levels.append(level(share, length))
    return groups


def level(weight: float, length: int) -> int:
    """The level of a word from 1 to `LEVELS`: each further mention says less, and more in a short document (BM25)."""
    half = 1.2 * (0.4 + 0.6 * length / USUAL_LENGTH)
    return max(1, math.ceil(LEVELS * weight / (weight + half) - 0.5))


def weighed(document: Document) -> tuple[dict[str, float], int]:
    """How often each form counts in a document, by where it stands, and how many words its text has."""
    text = words(" ".join(part.text for part in document.sections))
    found: dict[str, float] = collections.defaultdict(float, collections.Counter(text))
    headings = " ".join(part.heading for part in document.sections)
    for place, weight in (
        (document.title, _TITLE),
        (headings, _HEADING),
        (document.summary, _SUMMARY),
        (document.words, _TEXT),
    ):
        for form in _with_compounds(place):
            found[form] += weight
    for form in {form for phrase in document.phrases for form in words(phrase)}:
        found[form] += _PHRASE
    for compound in _compounds(" ".join(part.text for part in document.sections)):
        found[compound] += _TEXT
    return found, len(text)


def _with_compounds(text: str) -> Sequence[str]:
    return [*words(text), *_compounds(text)]


def _compounds(text: str) -> list[str]:
    """Words with hyphens written as one: readers type “selfcare”."""
    found = (part for part in text.split() if "-" in part) if "-" in text else ()
    joined = ("".join(words(part)) for part in found if "-" in part.strip("-,.;:()"))
    return [word for word in joined if word and folded(word) == word]

"""Counting: how much each document is about each word."""

import collections
import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from scipy import sparse

from carepress.search.document import Document
from carepress.search.folding import words
from carepress.search.stems import Form

LEVELS = 9
"""The highest level: a document is about nothing else."""

USUAL_LENGTH = 400
"""Words of a document that is neither short nor long."""

_TITLE, _HEADING, _SUMMARY, _TEXT, _PHRASE = 6.0, 3.0, 2.0, 1.0, 0.5

Numbers = np.ndarray[Any, np.dtype[Any]]


@dataclasses.dataclass(frozen=True, slots=True)
class Count:
    """What was counted in some documents of one language: their forms of words, how many of them each document has, and
    one document after the other which form counts how much, as a share of what would count half.
    """

    lang: str
    forms: tuple[str, ...]
    sizes: Numbers
    which: Numbers
    shares: Numbers


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """All words of the site by their stems, in order: the forms of each with how many documents have these, and from
    `starts` on the documents that have any of them, in order, with the level of the word in each.
    """

    stems: Sequence[str]
    forms: Sequence[Mapping[str, int]]
    starts: Numbers
    numbers: Numbers
    levels: Numbers

    def documents(self, at: int) -> tuple[Numbers, Numbers]:
        """The documents of the word at a place, and its levels in them."""
        part = slice(self.starts[at], self.starts[at + 1])
        return self.numbers[part], self.levels[part]


def counted(found: Sequence[Document]) -> Count:
    """What is counted in documents of one language, which are numbered in their order."""
    known: collections.defaultdict[str, int] = collections.defaultdict(lambda: len(known))
    which, weights, halves, sizes = list[int](), list[float](), list[float](), list[int]()
    for document in found:
        mine, length = weighed(document)
        which.extend(map(known.__getitem__, mine))
        weights.extend(mine.values())
        sizes.append(len(mine))
        halves.append(0.48 + 0.72 * length / USUAL_LENGTH)
    return Count(
        found[0].lang,
        tuple(known),
        np.array(sizes, np.int32),
        np.array(which, np.int32),
        np.array(weights, np.float32) / np.repeat(np.array(halves, np.float32), sizes),
    )


def forms(counts: Iterable[Count]) -> Iterator[Form]:
    """All forms of words that were counted, with their languages."""
    known: collections.defaultdict[str, set[str]] = collections.defaultdict(set)
    for count in counts:
        known[count.lang].update(count.forms)
    yield from ((form, lang) for lang, found in known.items() for form in found)


def together(counts: Sequence[Count], stem_of: Mapping[Form, str]) -> Words:
    """The words of several counts, by the stem of each form; their documents are numbered one after the other."""
    stems, number = sorted({*stem_of.values()}), collections.defaultdict[str, dict[str, int]](dict)
    for at, (form, lang) in enumerate(stem_of):
        number[lang][form] = at
    row = {stem: at for at, stem in enumerate(stems)}
    rows, uses = np.array([row[stem] for stem in stem_of.values()], np.int32), np.zeros(len(stem_of), np.int64)
    which = [np.zeros(0, np.int32)]
    for count in counts:
        mine = np.fromiter(map(number[count.lang].__getitem__, count.forms), np.int32, len(count.forms))
        uses[mine] += np.bincount(count.which, minlength=len(mine))
        which.append(rows[mine][count.which])
    found = _by_stem(counts, np.concatenate(which), len(stems))
    forms: list[dict[str, int]] = [{} for _ in stems]
    for (form, _), at, times in zip(stem_of, rows.tolist(), uses.tolist(), strict=True):
        forms[at][form] = forms[at].get(form, 0) + times
    return Words(stems, forms, found.indptr, found.indices, levels(found.data))


def _by_stem(counts: Sequence[Count], which: Numbers, stems: int) -> Any:
    """How much counts of each stem in each document, with a row for each stem; `which` has the stem of each share."""
    starts = np.cumsum(np.concatenate([np.zeros(1, np.int32), *(count.sizes for count in counts)]), dtype=np.int32)
    shares = np.concatenate([np.zeros(0, np.float32), *(count.shares for count in counts)])
    # Turned around as it is, it takes a third of the memory that places of both kinds would.
    found = sparse.csr_array((shares, which, starts), shape=(len(starts) - 1, stems)).T.tocsr()
    found.sum_duplicates()
    return found


def levels(shares: Numbers) -> Numbers:
    """Levels from 1 to `LEVELS`: each further mention says less, and a mention more in a short document (BM25)."""
    found: Numbers = np.clip(np.rint(LEVELS * shares / (1 + shares)), 1, LEVELS).astype(np.uint8)
    return found


def weighed(document: Document) -> tuple[Mapping[str, float], int]:
    """How often each form counts in a document, by where it stands, and how many words its text has."""
    text = " ".join(part.text for part in document.sections)
    running = words(text)
    found: dict[str, float] = collections.Counter(running)  # type: ignore[assignment]  # what counts need not be whole
    headings = " ".join(part.heading for part in document.sections)
    places = ((document.title, _TITLE), (headings, _HEADING), (document.summary, _SUMMARY), (document.words, _TEXT))
    for place, weight in places:
        for form in itertools.chain(words(place), _compounds(place)):
            found[form] += weight
    for compound in _compounds(text):
        found[compound] += _TEXT
    for form in {form for phrase in document.phrases for form in words(phrase)}:
        found[form] += _PHRASE
    return found, len(running)


def _compounds(text: str) -> Iterator[str]:
    """Words with hyphens written as one: readers type “selfcare”."""
    found: Iterable[str] = (part for part in text.split() if "-" in part) if "-" in text else ()
    for part in found:
        joined = "".join(words(part))
        if joined and words(joined) == [joined]:
            yield joined

"""Words: what texts in any script are made of, as numbers in one row."""

import dataclasses
import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]

_MARKS = "".join(c for c in map(chr, range(0x300, 0x1E00)) if unicodedata.category(c).startswith("M"))
_UNSPACED = "\u0e00-\u0e30\u0e40-\u0e45\u0e80-\u0eb0\u0ec0-\u0ec4\u1000-\u102a\u1780-\u17b3\u3041-\u30ff\u3400-\u9fff"
"""Letters of scripts that put no spaces between words: each stands for itself, and pairs of them are like words."""

_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]{2,}")
_WORD = re.compile(rf"[{_UNSPACED}][{_MARKS}]*|[^\W\d_{_UNSPACED}][{_MARKS}]*(?:[^\W\d_{_UNSPACED}][{_MARKS}]*)+")
_BEYOND_LATIN = re.compile("[\u0250-\u1fff\u2c00-\U0010ffff]")


def words(text: str) -> list[str]:
    """The words of a text of at least two letters, as written; vowel signs, as in Hindi, belong to their letter."""
    is_latin = text.isascii() or not _BEYOND_LATIN.search(text)
    return (_LATIN if is_latin else _WORD).findall(text)


@dataclasses.dataclass(frozen=True)
class Forms:
    """The words of some texts in one row, each as the number of its form; number 0, which is "", ends each text."""

    forms: tuple[str, ...]
    numbers: npt.NDArray[np.int32]
    lengths: Integers


def forms(texts: Iterable[str]) -> Forms:
    """The forms of words in texts, and where they stand."""
    known: defaultdict[str, int] = defaultdict(lambda: len(known))
    row: array[int] = array("i")
    lengths, end = list[int](), known[""]
    for text in texts:
        found = words(text)
        row.extend(map(known.__getitem__, found))
        row.append(end)
        lengths.append(len(found) + 1)
    return Forms(tuple(known), np.array(row, np.int32), np.array(lengths, np.int64))


@dataclasses.dataclass(frozen=True)
class Words:
    """All words of all texts in one row, each as its number in `words`, which is in alphabetical order, "" first.

    Text N begins at `bounds[N]`. `as_written` is how each word is most often written.
    """

    words: tuple[str, ...]
    as_written: tuple[str, ...]
    numbers: npt.NDArray[np.int32]
    bounds: Integers

    def between(self, start: int, stop: int) -> tuple[npt.NDArray[np.int32], Integers]:
        """The words of the texts from one number up to another, and the number of each one's text."""
        lengths = np.diff(self.bounds[start : stop + 1])
        return self.numbers[self.bounds[start] : self.bounds[stop]], np.repeat(np.arange(start, stop), lengths)


def put_together(parts: Sequence[Forms]) -> Words:
    """The words of parts of a site as those of the whole; upper and lower case are one."""
    known: defaultdict[str, int] = defaultdict(lambda: len(known), {"": 0})
    places = [np.fromiter(map(known.__getitem__, part.forms), np.int32, len(part.forms)) for part in parts]
    uses = np.zeros(len(known), np.int64)
    for place, part in zip(places, parts, strict=True):
        uses[place] += np.bincount(part.numbers, minlength=len(part.forms))
    folded = [form.casefold() for form in known]
    found = sorted({*folded})
    number = {word: at for at, word in enumerate(found)}
    own = np.array([number[word] for word in folded], np.int32)
    numbers = np.concatenate(
        [np.zeros(0, np.int32), *(own[at][p.numbers] for at, p in zip(places, parts, strict=True))]
    )
    bounds = np.cumsum(np.concatenate([np.zeros(1, np.int64), *(part.lengths for part in parts)]))
    return Words(tuple(found), _as_written(found, dict(zip(known, uses.tolist(), strict=True))), numbers, bounds)


def _as_written(found: Sequence[str], uses: Mapping[str, int]) -> tuple[str, ...]:
    best = {form.casefold(): form for form in sorted(uses, key=lambda form: (uses[form], form))}
    return tuple(best[word] for word in found)

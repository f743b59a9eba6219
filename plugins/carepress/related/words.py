"""Words: what texts in any script are made of, as numbers in one row."""

import dataclasses
import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable

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

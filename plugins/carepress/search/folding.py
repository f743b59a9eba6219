"""Folding: words as they are compared, whatever their case, accents and apostrophes; `folding.js` folds alike."""

import re
import unicodedata
from collections.abc import Iterator

_APOSTROPHES = re.compile("['’‘ʼ`´]")

# Letters and digits, and the vowel signs of scripts that write them as marks of their own.
_SIGNS = "\u0900-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
_WORD = re.compile(rf"[\w{_SIGNS}]+")
_NEITHER = {code: " " for code in range(128) if not chr(code).isalnum()}

# Accents, the points of Hebrew and Arabic, and what makes two letters of one.
_POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640"
_MARKS = re.compile(f"[\u0300-\u036f{_POINTS}]")
_SPELLINGS = str.maketrans({"ß": "ss", "ς": "σ", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})

# Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, Chinese and Japanese.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


def folded(text: str) -> str:
    """A text in small letters, without accents and apostrophes."""
    text = _APOSTROPHES.sub("", text)
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text).lower())
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", plain))).translate(_SPELLINGS)


def words(text: str) -> list[str]:
    """The folded words of a text, in its order; scripts without spaces count in pairs of neighbouring letters."""
    plain = folded(text)
    if plain.isascii():
        return plain.translate(_NEITHER).split()
    found = _WORD.findall(plain.replace("_", " "))
    return [part for one in found for part in _parts(one)] if _UNSPACED.search(plain) else found


def _parts(word: str) -> Iterator[str]:
    at = 0
    for run in _UNSPACED.finditer(word):
        if run.start() > at:
            yield word[at : run.start()]
        yield from pairs(run[0])
        at = run.end()
    if at < len(word):
        yield word[at:]


def pairs(run: str) -> Iterator[str]:
    """The neighbouring letters of a text two by two; one alone is a pair of its own."""
    yield from (run[at : at + 2] for at in range(max(1, len(run) - 1)))

"""Lettering: how wide a text is at most, and how it breaks into lines that fit, without asking a font."""

import unicodedata
from collections.abc import Iterator
from functools import cache

ELLIPSIS = "…"

_NARROW, _BROAD = frozenset(" iljtfr.,:;!|'’‘()[]-I"), frozenset("mwMW@%&—")
_LATIN = "\u024f"


def width(text: str) -> float:
    """The width of a text in sizes of its letters, in any sans serif that is not broad: rather more than it takes.

    There is room for readers who set letters 0.12 and words 0.16 further apart: WCAG 2.2 SC 1.4.12, Text Spacing.
    """
    return sum(map(_width, text))


@cache
def _width(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.15
    if character in _NARROW:
        return 0.56 if character == " " else 0.44
    if character in _BROAD or character > _LATIN:  # other alphabets: no more than a guess, so a generous one
        return 0.98
    return 0.8 if character.isupper() or character.isdigit() else 0.67


def broken(text: str, room: float, most: int) -> tuple[str, ...]:
    """The lines of a text that are no wider than the room, `most` at most; what does not fit ends in an ellipsis."""
    lines = list(_lines(text.split(), room))
    if len(lines) <= most:
        return _balanced(text, room, len(lines))
    last = lines[most - 1]
    while last and width(last + ELLIPSIS) > room:
        last = last[:-1].rstrip()
    return (*lines[: most - 1], last + ELLIPSIS)


def _balanced(text: str, room: float, count: int) -> tuple[str, ...]:
    """The same number of lines, as equally long as may be, so that no word stands alone and none is broken for it."""
    widest = min(room, max(map(width, text.split())))
    breaks = (tuple(_lines(text.split(), max(widest, room * share / 10))) for share in range(5, 11))
    return next(lines for lines in breaks if len(lines) == count)


def _lines(words: list[str], room: float) -> Iterator[str]:
    line = ""
    for part in (part for word in words for part in _parts(word, room)):
        longer = f"{line} {part}" if line else part
        if line and width(longer) > room:
            yield line
            line = part
        else:
            line = longer
    if line:
        yield line


def _parts(word: str, room: float) -> Iterator[str]:
    """A word that is wider than a line, as some compounds are and whole sentences in Chinese, in parts that fit."""
    if width(word) <= room:
        yield word
        return
    part = ""
    for character in word:
        if part and width(part + character) > room:
            yield part
            part = ""
        part += character
    yield part

"""Quotation marks: typewriter's marks in running text, and what stands for each of them in print."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carepress.typography.running_text import WITHIN

_BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+>|:]|\d+[.)]|#{1,6}|///)(?:[ \t]|$))|\|")
_OPENERS = "([{–—/“‘"
_CUT_SHORT = re.compile(r"(?:\d\ds?|tis|twas|til|em|cause|n)\b", re.IGNORECASE)
"""Words that begin with an apostrophe: ’90s, ’tis."""

DOUBLE, SINGLE = ("“", "”"), ("‘", "’")
APOSTROPHE = "’"


class Mark(NamedTuple):
    """A mark at an offset of a text, and what is to stand in its place."""

    offset: int
    typed: str
    printed: str


def marks(running: str) -> Iterator[Mark]:
    """The marks of English running text that can be set in one way only; where it is not clear which, none."""
    start = 0
    for end in [*_BLOCK.finditer(running), None]:
        yield from _marks(running, start, end.start() if end else len(running))
        start = end.end() if end else start


def _marks(running: str, start: int, end: int) -> Iterator[Mark]:
    block = running[start:end]
    yield from (Mark(start + match.start(), "...", "…") for match in re.finditer(r"(?<!\.)\.\.\.(?!\.)", block))
    sides = {at: _sides(block, at) for at, character in enumerate(block) if character in "\"'"}
    doubles = {at: _side(*sides[at]) for at in sides if block[at] == '"'}
    if _are_pairs([*doubles.values()]):
        yield from (Mark(start + at, '"', DOUBLE[side == "closes"]) for at, side in doubles.items())
    singles = {at: found for at, found in sides.items() if block[at] == "'"}
    yield from (Mark(start + at, "'", printed) for at, printed in _printed(block, singles))


def _printed(block: str, singles: dict[int, tuple[str, str]]) -> Iterator[tuple[int, str]]:
    """Apostrophes first; what is left are quotation marks if they come in pairs, or plurals’ apostrophes."""
    left = {}
    for at, (before, after) in singles.items():
        is_within = before.isalnum() and after.isalpha()
        is_end_of_and = block[max(at - 3, 0) : at].lower() == " 'n"
        if is_within or is_end_of_and or (not before.isalnum() and _CUT_SHORT.match(block, at + 1)):
            yield at, APOSTROPHE
        else:
            left[at] = _side(before, after)
    if _are_pairs([*left.values()]):
        yield from ((at, SINGLE[side == "closes"]) for at, side in left.items())
    elif {*left.values()} == {"closes"}:
        yield from ((at, APOSTROPHE) for at in left if singles[at][0].lower() == "s")


def _sides(block: str, at: int) -> tuple[str, str]:
    """The characters before and after a mark, past marks such as those of bold type; spaces at the ends."""
    unseen = f"*_{WITHIN}"
    before, after = block[:at].rstrip(unseen)[-1:] or " ", block[at + 1 :].lstrip(unseen)[:1] or " "
    return before, after


def _side(before: str, after: str) -> str:
    is_beginning = before.isspace() or before in _OPENERS
    opens = (is_beginning and not after.isspace()) or (before in "\"'" and after.isalnum())
    closes = not is_beginning and not before.isdigit() and not after.isalnum()
    return "opens" if opens and not closes else "closes" if closes and not opens else "unclear"


def _are_pairs(sides: Sequence[str]) -> bool:
    return (
        all(side == ("closes" if number % 2 else "opens") for number, side in enumerate(sides)) and len(sides) % 2 == 0
    )

"""Data texts: what data files say to readers, and the numbers that must not stand there.

Nothing of them is withheld, so a number that is too old there is as wrong as one that the directory never had.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from carepress.finding import Finding, place_at
from carepress.helplines.blocks import Block
from carepress.helplines.known_numbers import UNDIALLABLE, UNLISTED
from carepress.helplines.number_check import NumberCheck
from carepress.printed_data import printed_texts


def numbers_in_data(texts: Mapping[str, str], check: NumberCheck) -> tuple[Finding, ...]:
    """A finding for each number in the texts of data files, by source, that pages may not show."""
    return tuple(finding for source, text in texts.items() for finding in _numbers(source, text, check))


@lru_cache(maxsize=8)
def _numbers(source: str, text: str, check: NumberCheck) -> tuple[Finding, ...]:
    return tuple(_told(source, text, check))


def _told(source: str, text: str, check: NumberCheck) -> Iterator[Finding]:
    for printed in printed_texts(source, text):
        for fault in check.faults(Block(printed.text, printed.text), "en"):
            rule = UNDIALLABLE if fault.rule == UNDIALLABLE else UNLISTED
            yield Finding(source, *_place(text, printed.place, fault.shown), rule, fault.message, fault.remedy)


def _place(text: str, place: tuple[int, int], shown: str) -> tuple[int, int]:
    """Where a number stands behind its key; the key where its text is broken into lines within the number."""
    line, column = place
    start = sum(len(one) for one in text.splitlines(keepends=True)[: line - 1]) + column - 1
    at = text.find(shown, start)
    return place if at < 0 else place_at(text, at)

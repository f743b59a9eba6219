"""The check of numbers: what a page may print, and what it may print no longer or never could."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from carepress.helplines.blocks import Block
from carepress.helplines.directory import Directory
from carepress.helplines.helpline import SOURCE
from carepress.helplines.known_numbers import Fault, KnownNumbers, known_numbers
from carepress.helplines.stale_number import StaleNumber, stale_numbers
from carepress.settings import Settings

RULE = "helpline-stale-printed"


class NumberCheck(NamedTuple):
    """The numbers that pages may print, and those that they may print no longer."""

    known: KnownNumbers
    stale: tuple[StaleNumber, ...] = ()

    def faults(self, said: Block, language: str) -> Iterator[Fault]:
        """What is wrong with the numbers of a block; most blocks hold neither links nor digits."""
        if not said.links and not re.search(r"\d\d", said.text):
            return
        addresses, told = [link.address for link in said.links], set[str]()
        for number in self.stale:
            called = next((address for address in addresses if number.is_dialled_by(address)), None)
            shown = number.printed_in(said.text)
            if shown or called:
                told.add(shown or called or "")
                yield _stale(shown or called or "", number, is_address=not shown)
        yield from (fault for fault in self.known.faults(said, language) if fault.shown not in told)


def number_check(found: Directory, own: Settings) -> NumberCheck:
    """The check by a directory and by the site's settings."""
    return NumberCheck(known_numbers(found, own), stale_numbers(found))


def _stale(shown: str, number: StaleNumber, *, is_address: bool) -> Fault:
    helpline = number.helpline
    why = "has a source older than 24 months" if helpline.confirmed_on else "has a source without a date"
    message = f"“{shown}” is a number of “{helpline.name}” ({helpline.country}), which {why}."
    remedy = f"Take it out and link to the page of helplines, or renew the helpline in {SOURCE}."
    return Fault(shown, RULE, message, remedy, is_address)

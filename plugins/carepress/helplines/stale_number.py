"""Stale numbers: numbers that pages leave off, and how a page that prints one is told from one that counts."""

import dataclasses
import re
from functools import cached_property
from urllib.parse import unquote

from carepress.helplines.directory import Directory
from carepress.helplines.helpline import Helpline, dialled

_GAP = r"[\s().\-‐‑–/]{0,3}"
_WHOLE = r"(?<!\d)(?<!\d[.,:/–-])(?:{})(?![.,:/–-]?\d)(?!\s?%)"

FULL_LENGTH = 7
TELLING_LENGTH = 5


@dataclasses.dataclass(frozen=True)
class StaleNumber:
    """A number that pages leave off, as its helpline spells it.

    In a `tel:` or `sms:` link it is known by its digits, with or without a country's code. In text, a number of seven
    digits or more is known however it is spaced, also behind a country's code. A shorter one must stand whole beside no
    other digits: “85258” is one, “85,258” is none. And up to four digits are a number only in a paragraph that has a
    word of the helpline's name: else 1737 may be a year, and 188 a count of studies.
    """

    spelling: str
    helpline: Helpline

    @cached_property
    def digits(self) -> str:
        """What a telephone dials."""
        return dialled(self.spelling)

    @cached_property
    def without_trunk(self) -> str:
        """The digits without the zero that is left out behind a country's code."""
        return self.digits.lstrip("0") or self.digits

    def is_dialled_by(self, address: str) -> bool:
        """Whether a link calls the number or sends it a text message."""
        scheme, _, target = address.partition(":")
        if scheme.casefold() not in {"tel", "sms"}:
            return False
        called = re.sub(r"[^0-9*#+]", "", re.split("[;?]", unquote(target))[0])
        from_abroad = rf"(?:\+|00)[1-9][0-9]{{0,2}}0?{re.escape(self.without_trunk)}"
        return called == self.digits or re.fullmatch(from_abroad, called) is not None

    def printed_in(self, paragraph: str) -> str | None:
        """The number as a paragraph spells it; None where the paragraph does not print it."""
        match = self._pattern.search(paragraph)
        if match is None or len(self.digits) >= TELLING_LENGTH:
            return match[0] if match else None
        return match[0] if self._names & set(re.findall(r"[^\W\d_]+", paragraph.casefold())) else None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        if len(self.digits) < FULL_LENGTH:
            spellings = {re.escape(self.digits), re.escape(self.spelling).replace(r"\ ", r"\s")}
            return re.compile(_WHOLE.format("|".join(sorted(spellings))))
        national = _GAP.join(map(re.escape, self.digits))
        abroad = _GAP.join(map(re.escape, self.without_trunk))
        return re.compile(rf"(?<!\d){national}(?!\d)|(?:\+|\b00)\d{{1,3}}{_GAP}(?:\(0\)\s?)?{abroad}(?!\d)")

    @cached_property
    def _names(self) -> set[str]:
        return {word.casefold() for word in re.findall(r"[^\W\d_]{4,}|\b[A-Z]{2,}\b", self.helpline.name)}


def stale_numbers(found: Directory) -> tuple[StaleNumber, ...]:
    """The numbers that pages leave off; a number that another helpline may still show is none of them."""
    shown = {number for helpline in found.shown for number in helpline.numbers}
    stale = (StaleNumber(number, h) for h in found.left_off for number in (h.phone, h.sms) if number)
    return tuple(number for number in stale if number.digits not in shown)

"""Known numbers: those that a page may print, and what is wrong with any other, or with a link that calls one."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import pydantic
from rapidfuzz.distance import OSA

from carepress.finding import did_you_mean
from carepress.helplines.blocks import Block, Link
from carepress.helplines.directory import Directory
from carepress.helplines.helpline import SOURCE, dialled
from carepress.helplines.phone_number import digits_of, phone_numbers
from carepress.helplines.stale_number import FULL_LENGTH
from carepress.settings import Settings
from carepress.yaml_text import yaml_text

RULES = UNLISTED, UNDIALLABLE = ("helpline-unlisted", "helpline-undiallable")

SLIPS = 2
"""How many digits may differ between a number and the one that it is taken for a slip of."""

_ANY_CODE = "[1-9][0-9]{0,2}"
_ABROAD = rf"(?:\+|00){_ANY_CODE}"

CODES: Mapping[str, str] = pydantic.TypeAdapter(dict[str, str]).validate_python(
    yaml_text(Path(__file__).with_name("calling_codes.yaml").read_text(encoding="utf-8")).value
)
"""What people dial from abroad before the numbers of a country, by its code."""


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a number as a text spells it, or as the address of a link gives it."""

    shown: str
    rule: str
    message: str
    remedy: str
    is_address: bool = False


@dataclasses.dataclass(frozen=True)
class KnownNumbers:
    """Numbers that somebody answers for, the directory's and the publisher's: spelling and country of each."""

    lines: tuple[tuple[str, str], ...]

    @cached_property
    def _by_digits(self) -> dict[str, str]:
        return {dialled(spelling): spelling for spelling, _ in self.lines}

    @cached_property
    def _codes(self) -> tuple[tuple[str, str], ...]:
        """The digits of each number, and the code of its country."""
        return tuple((dialled(spelling), CODES.get(country, _ANY_CODE)) for spelling, country in self.lines)

    @cached_property
    def _shorts_from_abroad(self) -> re.Pattern[str]:
        short = [r"[ -]?".join(number) for number in self._by_digits if number.isdigit() and len(number) < FULL_LENGTH]
        return re.compile(rf"(?<![\w+])\+[1-9]\d{{0,2}}[ \u00a0().-]{{0,2}}(?:{'|'.join(short) or '(?!)'})(?![\w-])")

    def faults(self, block: Block, language: str) -> Iterator[Fault]:
        """What is wrong with the numbers that a block prints and with its links that call or send a message."""
        calls = [link for link in block.links if _is_call(link)]
        if not calls and not re.search(r"\d\d", block.prose):
            return
        abroad = dict.fromkeys(match[0] for match in self._shorts_from_abroad.finditer(block.prose))
        printed = [*abroad, *phone_numbers(block.prose, language, block.context)]
        told = [fault for shown in dict.fromkeys(printed) for fault in self._number(shown)]
        yield from told
        called = {digits_of(fault.shown).lstrip("+") for fault in told}
        for link in calls:
            yield from (fault for fault in self._link(link, language) if _digits(link).lstrip("+") not in called)

    def _number(self, shown: str) -> Iterator[Fault]:
        digits = digits_of(shown)
        short = self._short_from_abroad(digits)
        if short:
            yield _from_abroad(shown, short)
        elif not self._has(digits):
            yield self._unlisted(shown)

    def _link(self, link: Link, language: str) -> Iterator[Fault]:
        digits = _digits(link)
        spelt = [digits_of(shown) for shown in phone_numbers(link.words, language, context=_CALL)]
        short = self._short_from_abroad(digits)
        if not re.fullmatch(r"\+?[0-9*#]{2,15}", digits):
            message = f"The link “{link.address}” holds nothing that a telephone could dial."
            yield Fault(link.address, UNDIALLABLE, message, _WRITE_AS_LISTED, is_address=True)
        elif short:
            yield dataclasses.replace(_from_abroad(digits, short), shown=link.address, is_address=True)
        elif spelt and not any(_reaches(digits, n) or _reaches(n, digits) for n in spelt):
            message = f"Readers see “{link.words.strip()}”, but the link calls {digits}: it reaches another number."
            remedy = f"Let both be the same number, such as [{spelt[0]}](tel:{spelt[0]})."
            yield Fault(link.address, UNDIALLABLE, message, remedy, is_address=True)
        elif not self._has(digits):
            yield dataclasses.replace(self._unlisted(digits), shown=link.address, is_address=True)

    def _has(self, digits: str) -> bool:
        return digits in self._by_digits or any(_reaches(digits, known, code) for known, code in self._codes)

    def _short_from_abroad(self, digits: str) -> str | None:
        """The short number that stands behind a country's code, where telephones cannot dial it."""
        short = (number for number in self._by_digits if len(number) < FULL_LENGTH)
        found = (number for number in short if re.fullmatch(rf"{_ABROAD}{re.escape(number)}", digits))
        return next((self._by_digits[number] for number in found), None)

    def _unlisted(self, shown: str) -> Fault:
        digits = digits_of(shown)
        # Only a slip of the finger is taken for another number: whose number it is must not be guessed.
        near = [known for known in self._by_digits if OSA.distance(digits, known) <= SLIPS]
        guess = did_you_mean(digits, near)
        message = f"“{shown}” reads as a telephone number, but the directory has none such, so nobody checks it.{guess}"
        remedy = (
            f"Correct its digits, add the line with its source to {SOURCE}, or link to the page of helplines instead;"
            " what is no telephone number can stand between backticks (`)."
        )
        return Fault(shown, UNLISTED, message, remedy)


_CALL = "call"
_WRITE_AS_LISTED = f"Write “tel:” and the number as it stands in {SOURCE}, in digits."


def known_numbers(found: Directory, own: Settings) -> KnownNumbers:
    """All numbers of the directory, also those in its notes and those that pages leave off, and the publisher's."""
    noted = [(number, line.country) for line in found.shown for number in phone_numbers(line.note or "")]
    lines = [(n, line.country) for line in (*found.shown, *found.left_off) for n in (line.phone, line.sms) if n]
    said = own.publisher.telephone if own.publisher else None
    publisher = [(part, own.country) for part in re.split(r"[,;/|]", said or "") if dialled(part)]
    return KnownNumbers(tuple(dict.fromkeys([*lines, *noted, *publisher])))


def _reaches(digits: str, known: str, code: str = _ANY_CODE) -> bool:
    """Whether digits reach a number: a long one also from behind its country's code, without its first zero."""
    rest = known.lstrip("+0")
    if digits == known or len(rest) < FULL_LENGTH:
        return digits == known
    return re.fullmatch(rf"(?:(?:{code})0?)?{re.escape(rest)}", digits.lstrip("+0")) is not None


def _is_call(link: Link) -> bool:
    return link.address.partition(":")[0].strip().casefold() in {"tel", "sms"}


def _digits(link: Link) -> str:
    target = re.split("[;?]", unquote(link.address.partition(":")[2]))[0]
    return re.sub(r"[\s().\-‐‑–/]", "", target)


def _from_abroad(shown: str, short: str) -> Fault:
    message = f"“{shown}” puts a country’s code before the short number {short}: a telephone cannot dial that."
    return Fault(shown, UNDIALLABLE, message, f"Write {short}, as people dial it inside the country.")

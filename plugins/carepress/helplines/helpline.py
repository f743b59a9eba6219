"""Helplines: the entries of `data/helplines.yaml`, checked one by one."""

import datetime
import re
from collections.abc import Mapping
from typing import Annotated, Literal

import babel
import pydantic
from babel.core import get_global

from carepress.front_matter import Listed
from carepress.schema import Strict, WebAddress

SOURCE, KEY = "data/helplines.yaml", "helplines"

Kind = Literal["emergency", "crisis", "urgent-health"]

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_NUMBER = re.compile(r"\(?[0-9*#](?:[ ().-]*[0-9*#])*")
_DIGITS = range(2, 16)
_NO_COUNTRIES = frozenset({"EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of regions, of tests, and of nowhere known."""


def _country(value: str) -> str:
    if value in _NO_COUNTRIES or value not in _territories() or not re.fullmatch(r"[A-Z]{2}", value):
        guess = _code(value)
        meant = f"; “{value}” is written {guess}" if guess else ""
        raise ValueError(f"a country is its ISO 3166 code in capitals, like IN (EU for the European Union){meant}")
    return value


def _territories() -> Mapping[str, str]:
    return babel.Locale("en").territories


def _code(value: str) -> str:
    """The code of a country that is given by its name, or by a code that others use, such as UK; "" for any other."""
    names = {name.casefold(): code for code, name in _territories().items()}
    aliases = get_global("territory_aliases").get(value.upper(), [])
    known = _territories().keys() - _NO_COUNTRIES
    wanted = names.get(value.casefold()) or (aliases[0] if len(aliases) == 1 else value.upper())
    return wanted if wanted in known else ""


def _national(value: str) -> str:
    if value.startswith("+"):
        raise ValueError(
            "a number stands here as people dial it inside the country: short numbers do not work with “+” before them"
        )
    if re.match(r"00[1-9]", dialled(value)):
        raise ValueError("a number stands here as people dial it inside the country, without “00” and a country's code")
    if not _NUMBER.fullmatch(value) or len(dialled(value)) not in _DIGITS:
        raise ValueError("a number that can be dialled has 2 to 15 digits, with spaces or hyphens and no words")
    return value


def _dated(value: str) -> str:
    try:
        earliest_day(value)
    except ValueError:
        raise ValueError("a date is written 2025-08-28, 2025-08 or 2025, as exact as the source shows it") from None
    return value


Number = Annotated[str, pydantic.AfterValidator(_national)]


class Helpline(Strict):
    """One number or chat: what it is for, when it answers, and where and when it was last seen.

    `kind` says what it is for, and `purpose` says it more closely, in the publisher's words.
    `confirmed_on` is as exact as its source: a day, a month or a year. `confirmed_how` is `call` only where one of the
    publisher's people dialled the number and somebody answered.
    """

    country: Annotated[str, pydantic.AfterValidator(_country)]
    """The country, as its ISO 3166 code, such as IN (EU for all of the European Union)."""
    name: str = pydantic.Field(min_length=1)
    """What people call it."""
    kind: Kind
    """What it is for: emergency (danger now), crisis (someone to talk to), urgent-health (advice by phone)."""
    purpose: str | None = None
    """Whom or what it is for, where the kind does not say it."""
    phone: Number | None = None
    """As people dial it inside the country: 14416, never +91 14416."""
    sms: Number | None = None
    """The number for text messages, as people dial it inside the country."""
    chat_url: WebAddress | None = None
    """The operator's page on which to chat."""
    hours: str | None = None
    """When somebody answers."""
    languages: Listed = ()
    """Languages that are spoken, as codes (en) or in words."""
    cost: str | None = None
    """What a call costs."""
    note: str | None = None
    """What else a caller needs to know."""
    url: WebAddress | None = None
    """The operator's own page."""
    source: str = pydantic.Field(min_length=1)
    """Where the number was seen, in words that a reader understands."""
    source_url: WebAddress | None = None
    """The page on which it was seen; left out where only a copy of it was seen."""
    confirmed_on: Annotated[str, pydantic.AfterValidator(_dated)] | None = None
    """The date of the newest source, never the day of typing: 2025-08-28, 2025-08 or 2025."""
    confirmed_how: Literal["page", "operator", "call"] = "page"
    """How: page, operator (its own page or release), or call (one of us dialled it and somebody answered)."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """What a telephone dials to call it or to send it a text message."""
        return tuple(dialled(number) for number in (self.phone, self.sms) if number)


ENTRIES = (KEY, Helpline)
"""The list in the file, and what is in it."""


def dialled(number: str) -> str:
    """The digits of a number as a telephone dials them."""
    return re.sub(r"[^0-9*#]", "", number)


def earliest_day(date: str) -> datetime.date:
    """The first day that a date may mean: "2025-08" is judged as 1 August 2025; ValueError where it means none."""
    match = _DATE.fullmatch(date)
    if match is None:
        raise ValueError(date)
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return datetime.date(year, month, day)

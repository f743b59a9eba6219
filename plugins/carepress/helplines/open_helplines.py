"""Open helplines: the directory for other people's programs, with what pages show and nothing that they withhold."""

import datetime
from collections.abc import Mapping
from typing import Literal

from carepress.helplines.directory import Directory
from carepress.helplines.helpline import Helpline, Kind, dialled, earliest_day
from carepress.helplines.standing import YEARS_UNTIL_LEFT_OFF, standing
from carepress.open_file import OpenFile, Plain, head, open_file
from carepress.views import Site

NAME = "helplines"


class OpenHelpline(Plain):
    """One number or chat, with what is known of how it was confirmed: show that to whoever might call it."""

    country: str
    """The country in which people dial it, as its ISO 3166 code; EU for all of the European Union."""
    name: str
    """What people call it."""
    kind: Kind
    """What it is for: emergency (danger now), crisis (someone to talk to), urgent-health (advice by phone)."""
    purpose: str | None
    """Whom or what it is for, where the kind does not say it."""
    phone: str | None
    """As people dial it inside the country; put no country's code before it, as short numbers do not work with one."""
    dial: str | None
    """The same as digits, for a link with tel:."""
    sms: str | None
    """The number for text messages, as people dial it inside the country."""
    chat_url: str | None
    """The operator's page on which to chat."""
    hours: str | None
    """When somebody answers, in words."""
    languages: tuple[str, ...]
    """Languages that are spoken, as codes or in words."""
    cost: str | None
    """What a call costs, in words."""
    note: str | None
    """What else a caller needs to know."""
    url: str | None
    """The operator's own page."""
    source: str
    """Where the number was seen."""
    source_url: str | None
    """The page on which it was seen."""
    confirmed_on: str | None
    """The date of the newest source, as exact as that: a day, a month or a year."""
    confirmed_how: Literal["page", "operator", "call"]
    """How: page, operator (its own page or release), or call (somebody dialled it and was answered)."""
    standing: Literal["current", "due"]
    """Whether somebody should look at it again, on the day on which the file was made."""
    expires_on: datetime.date | None
    """The day from which on it is not to be shown any more; null for emergency numbers, which do not expire."""


class HelplinesFile(OpenFile):
    """Helplines by country, in the publisher's order. Take the file anew each day: numbers are left out once they are
    too old to be shown."""

    helplines: tuple[OpenHelpline, ...]
    """What pages show; what they withhold is not here."""


def helpline_files(site: Site, found: Directory, today: datetime.date) -> Mapping[str, str]:
    """The file and its schema by path; none where there is nothing to show."""
    if not found.shown:
        return {}
    rows = tuple(_open(helpline, today) for helpline in found.shown)
    days = [earliest_day(helpline.confirmed_on) for helpline in found.shown if helpline.confirmed_on]
    fields = head(site, NAME, max(days, default=None))
    return open_file(site, NAME, HelplinesFile(**fields, helplines=rows))


def expires_on(helpline: Helpline) -> datetime.date | None:
    """The day from which on pages leave it off; None for emergency numbers."""
    if helpline.kind == "emergency" or not helpline.confirmed_on:
        return None
    seen = earliest_day(helpline.confirmed_on)
    is_leap_day = (seen.month, seen.day) == (2, 29)
    return seen.replace(year=seen.year + YEARS_UNTIL_LEFT_OFF, **({"month": 3, "day": 1} if is_leap_day else {}))


def _open(helpline: Helpline, today: datetime.date) -> OpenHelpline:
    judged: Literal["current", "due"] = "due" if standing(helpline, today) == "due" else "current"
    known = helpline.model_dump(include={*OpenHelpline.model_fields})
    dial = dialled(helpline.phone) if helpline.phone else None
    return OpenHelpline(**known, dial=dial, standing=judged, expires_on=expires_on(helpline))

"""Confirmations: that a number was seen or reached, written into the directory, whose rest stays as it is."""

import dataclasses
import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from carepress.finding import did_you_mean
from carepress.helplines.directory_text import Refused, rows, with_value
from carepress.helplines.helpline import dialled, earliest_day

HOW = ("call", "page", "operator")
"""How a number may be confirmed: one of us dialled it and somebody answered; a page shows it; its operator's does."""

Entry = Mapping[str, Any]


@dataclasses.dataclass(frozen=True)
class Confirmation:
    """Which entry was confirmed, by its name or its number, and how, when and where; `on` is as exact as its source."""

    name: str
    how: str
    source: str = ""
    country: str = ""
    on: str = ""

    def dated(self, today: datetime.date) -> str:
        """The date to be written; raises Refused where the confirmation cannot be true."""
        if self.how not in HOW:
            guess = did_you_mean(self.how, HOW)
            raise Refused(f"--how says how it was confirmed: {', '.join(HOW)}; “{self.how}” is none of these.{guess}")
        if self.source and not re.fullmatch(r"https?://[^\s/]+\.\S+", self.source):
            raise Refused(f"--source is the address of a page, like https://example.org/help; “{self.source}” is none.")
        if self.how != "call" and not self.source:
            raise Refused(f"--how {self.how} needs --source, the address of the page on which the number stands.")
        if self.how != "call" and not self.on:
            raise Refused(
                "--on is the date that the page itself shows, like 2026-08 or 2026-08-28, not that of typing."
            )
        return self._on(today)

    def _on(self, today: datetime.date) -> str:
        on = self.on or today.isoformat()
        try:
            day = earliest_day(on)
        except ValueError:
            raise Refused(f"--on is a date like 2026-08-28, 2026-08 or 2026; “{on}” is none.") from None
        if day > today:
            raise Refused(f"--on {on} is still to come.")
        if on == today.isoformat() and self.how != "call":
            raise Refused(
                f"--on {on} is the day of typing: write the date that the page itself shows, or call the line."
            )
        return on


def confirmed(text: str, confirmation: Confirmation, today: datetime.date) -> tuple[str, Entry]:
    """The directory's text with a confirmation, and the entry as it stood; raises Refused with the reason.

    Only lines of that entry change: the date and how it was confirmed, the address, and, where that leads to another
    site than before, the words for the source, which become the name of that site.
    """
    on = confirmation.dated(today)
    entries = rows(text)
    at = _one_of(entries, confirmation)
    entry, known = entries[at], entries[at].get("confirmed_on")
    if known and _is_newer(str(known), on):
        raise Refused(f"“{entry['name']}” was seen on {known} already, which is newer than {on}.")
    changes = {"confirmed_on": on, "confirmed_how": confirmation.how} | _source(entry, confirmation.source)
    edited = text
    for key in ("source", "source_url", "confirmed_on", "confirmed_how"):
        if key in changes:
            edited = with_value(edited, at, key, changes[key])
    if rows(edited) != [{**row, **changes} if n == at else row for n, row in enumerate(entries)]:
        raise Refused(f"The entry “{entry['name']}” is written in a way that only a person can edit safely.")
    return edited, entry


def _source(entry: Entry, address: str) -> dict[str, str]:
    former = [urlsplit(str(entry.get(key) or "")).hostname for key in ("source_url", "url")]
    host = urlsplit(address).hostname
    is_new = bool(address) and (host != former[0] or not entry.get("source"))
    words = {"source": (host or "").removeprefix("www.")} if is_new else {}
    return words | ({"source_url": address} if address else {})


def _is_newer(known: str, on: str) -> bool:
    try:
        return earliest_day(known) > earliest_day(on)
    except ValueError:
        return False


def _one_of(entries: Sequence[Entry], wanted: Confirmation) -> int:
    """The number of the entry that is meant; raises Refused where it is none, or one of several."""
    here = [n for n, entry in enumerate(entries) if wanted.country.upper() in {"", entry.get("country")}]
    named = [n for n in here if str(entries[n].get("name", "")).casefold() == wanted.name.casefold()]
    digits = dialled(wanted.name)
    numbered = [
        n for n in here if digits and digits in {dialled(str(entries[n].get(k) or "")) for k in ("phone", "sms")}
    ]
    found = named or numbered
    if not found:
        where = f" in {wanted.country.upper()}" if wanted.country else ""
        guess = did_you_mean(wanted.name, [str(entries[n].get("name")) for n in here])
        raise Refused(f"The directory has no “{wanted.name}”{where}.{guess}")
    if len(found) > 1:
        alike = ", ".join(_told(entries[n]) for n in found)
        countries = {entries[n].get("country") for n in found}
        how = "--country" if len(countries) > 1 else "its number instead of its name"
        raise Refused(f"“{wanted.name}” may be each of {alike}: say which one by {how}.")
    return found[0]


def _told(entry: Entry) -> str:
    way = entry.get("phone") or entry.get("sms") or entry.get("chat_url")
    return f"{entry.get('name')} {way} ({entry.get('country')})"

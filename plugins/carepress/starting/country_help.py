"""Country help: what a new site is given of the helplines that this one knows, and whether that is enough."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from carepress.countries import EUROPEAN_UNION, MEMBERS

SOURCE = "content/data/helplines.yaml"
KEY = "helplines"
_YEARS = 2
"""For so many years after somebody has seen a number, pages may show it."""

Entry = Mapping[str, Any]


@dataclasses.dataclass(frozen=True)
class CountryHelp:
    """The entries of a country that pages may show, and what stands above them in their file."""

    entries: Sequence[Entry]
    head: str

    @property
    def emergency(self) -> list[tuple[str, str]]:
        """The emergency numbers, as people dial them, each behind its name."""
        return [(str(one["name"]), str(one["phone"])) for one in self.entries if one["kind"] == "emergency"]

    @property
    def is_enough(self) -> bool:
        """Whether pages can name an emergency number and somebody to talk to, without which none may name a country."""
        kinds = {entry["kind"] for entry in self.entries if entry["country"] != EUROPEAN_UNION}
        return {"emergency", "crisis"} <= kinds

    @property
    def text(self) -> str:
        """The file with these entries."""
        rows = [
            yaml.safe_dump([dict(entry)], allow_unicode=True, sort_keys=False, width=1000) for entry in self.entries
        ]
        return f"{self.head}{KEY}:\n\n" + "\n".join(rows) if rows else f"{self.head}{KEY}: []\n"


def country_help(project: Path, country: str, today: datetime.date, words: Mapping[str, str]) -> CountryHelp:
    """What a project knows of a country's helplines and pages may show on a day, in other words where there are any."""
    file = project / SOURCE
    text = file.read_text(encoding="utf-8") if file.is_file() else f"{KEY}: []\n"
    known = [entry for entry in yaml.safe_load(text)[KEY] or () if _is_shown(entry, today)]
    found = [entry for entry in known if entry["country"] == country]
    if country in MEMBERS and not any(entry["kind"] == "emergency" for entry in found):
        found += [entry for entry in known if entry["country"] == EUROPEAN_UNION]
    head = text.partition(f"\n{KEY}:")[0]
    return CountryHelp([_in_words(entry, words) for entry in found], f"{head}\n" if head.startswith("#") else "")


def _is_shown(entry: Entry, today: datetime.date) -> bool:
    """Whether pages may show an entry: emergency numbers always, others for two years after their newest source."""
    if entry["kind"] == "emergency":
        return True
    day = _first_day(str(entry.get("confirmed_on") or "1"))
    return day > today.replace(year=today.year - _YEARS, day=min(today.day, 28))


def _first_day(date: str) -> datetime.date:
    """The first day that a date such as 2025-08 may mean."""
    year, month, day = (int(part) for part in [*date.split("-"), "1", "1"][:3])
    return datetime.date(year, month, day)


def _in_words(entry: Entry, words: Mapping[str, str]) -> Entry:
    return {key: words.get(value, value) if isinstance(value, str) else value for key, value in entry.items()}

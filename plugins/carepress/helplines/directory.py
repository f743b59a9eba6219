"""The directory: the helplines that pages may show, those that they leave off, and what is wrong with the rest."""

import dataclasses
import datetime
from collections.abc import Iterable, Iterator
from functools import lru_cache

from carepress.finding import Finding
from carepress.helplines.helpline import KEY, SOURCE, Helpline, earliest_day
from carepress.helplines.standing import Standing, standing
from carepress.schema import Entry, entries
from carepress.table import Row
from carepress.yaml_text import Path, YamlText, yaml_text

Read = Entry[Helpline]
Place = tuple[int, int]


@dataclasses.dataclass(frozen=True)
class Directory:
    """Helplines in the publisher's order: `shown` on pages, and `left_off` because their sources are too old.

    `left_off_at` are line and column of the date of each that is left off.
    """

    shown: tuple[Helpline, ...] = ()
    left_off: tuple[Helpline, ...] = ()
    left_off_at: tuple[Place, ...] = ()

    def table(self, today: datetime.date) -> Iterator[Row]:
        """A row for each helpline: where somebody saw its number, when, and how it stands on a day."""
        for helpline in (*self.shown, *self.left_off):
            yield {
                "source": SOURCE,
                "country": helpline.country,
                "name": helpline.name,
                "number": helpline.phone or helpline.sms or "",
                "confirmed_on": helpline.confirmed_on or "",
                "confirmed_how": helpline.confirmed_how or "",
                "standing": standing(helpline, today),
                "where": helpline.source_url or helpline.url or helpline.source,
            }


@lru_cache(maxsize=2)
def directory(text: str | None, today: datetime.date, country: str = "") -> tuple[Directory, tuple[Finding, ...]]:
    """The directory in a YAML text as it stands on a day; an empty one with an advice where there is no file.

    The findings also tell what the site's own country lacks, where it is given.
    """
    if text is None:
        message = "There is no directory of helplines, so pages name no number."
        remedy = f"Add {SOURCE} to the content folder."
        return Directory(), (Finding(SOURCE, 1, 1, "directory-missing", message, remedy, "advice"),)
    read = yaml_text(text)
    rows, findings = entries(read, KEY, Helpline, SOURCE, "helpline-entry")
    faults = {index: fault for index, fault in enumerate(_faults(rows, today)) if fault}
    sound = [row for index, row in enumerate(rows) if index not in faults]
    judged = [(row.value, standing(row.value, today), read.place(_path(row, "confirmed_on"))) for row in sound]
    left_off = [(helpline, place) for helpline, judgement, place in judged if judgement == "left-off"]
    found = Directory(
        tuple(helpline for helpline, judgement, _ in judged if judgement != "left-off"),
        tuple(helpline for helpline, _ in left_off),
        tuple(place for _, place in left_off),
    )
    wrong = (_wrong(rows[index], read, *fault) for index, fault in faults.items())
    lacking = missing(found, country) if country else ()
    return found, (*findings, *wrong, *_notices(judged), *lacking)


def missing(found: Directory, country: str) -> tuple[Finding, ...]:
    """What the site's own country lacks: an emergency number and somebody to talk to, that pages may show.

    Help that the country had until time took it off the pages is told at the date that is too old.
    """
    kinds = {helpline.kind for helpline in found.shown if helpline.country == country}
    old = zip(found.left_off, found.left_off_at, strict=True)
    former = {helpline.kind: (helpline, place) for helpline, place in old if helpline.country == country}
    wanted = {"emergency": "emergency number", "crisis": "crisis line"}
    lacking = {kind: name for kind, name in wanted.items() if kind not in kinds}
    return tuple(
        _expired(*former[kind], name) if kind in former else _lacking(country, name) for kind, name in lacking.items()
    )


def _lacking(country: str, name: str) -> Finding:
    message = f"The site's country, {country}, has no {name} to show."
    remedy = f"Add one with a source of the last 24 months to {SOURCE}, or correct `country` in CAREPRESS."
    return Finding(SOURCE, 1, 1, "helpline-missing", message, remedy)


def _expired(helpline: Helpline, place: Place, name: str) -> Finding:
    why = f"so the site's country, {helpline.country}, has no {name} to show"
    message = f"“{helpline.name}” is left off all pages, as nobody has seen it for 24 months, {why}."
    remedy = (
        "Look at the operator's page, or call, and record it with ./invoke helplines --confirm; or add another line."
    )
    return Finding(SOURCE, *place, "helpline-expired", message, remedy)


def _path(row: Read, key: str) -> Path:
    return KEY, row.number, key


def _faults(rows: Iterable[Read], today: datetime.date) -> Iterator[tuple[str, str, str] | None]:
    """For each entry, the key at fault, what no single value of it shows, and the remedy."""
    met: set[tuple[object, ...]] = set()
    for helpline, _, _ in rows:
        key = (helpline.country, helpline.kind, helpline.numbers or helpline.chat_url)
        if not (helpline.phone or (helpline.kind != "emergency" and (helpline.sms or helpline.chat_url))):
            yield "", "gives no way to reach it", "Add “phone”, “sms” or “chat_url”; an emergency number needs “phone”."
        elif helpline.confirmed_on and earliest_day(helpline.confirmed_on) > today:
            remedy = "Write the date of its newest source, which is never the day of typing."
            yield "confirmed_on", "was seen on a day that is still to come", remedy
        elif key in met:
            first = "phone" if helpline.phone else "sms" if helpline.sms else "chat_url"
            yield first, "has the same numbers as an entry above it", "Keep one of the two."
        else:
            yield None
        met.add(key)


def _wrong(row: Read, read: YamlText, key: str, what: str, remedy: str) -> Finding:
    message = f"“{row.value.name}” ({row.value.country}) {what}, so pages leave it off."
    return Finding(SOURCE, *read.place(_path(row, key)), "helpline-entry", message, remedy)


def _notices(judged: Iterable[tuple[Helpline, Standing, Place]]) -> Iterator[Finding]:
    """An advice for each entry whose number somebody should look at again, at its date."""
    rules = {"due": ("number-due", "is due for another look"), "left-off": ("number-left-off", "is left off all pages")}
    remedy = "Look at the operator's page, or call, and record it with ./invoke helplines --confirm."
    for helpline, judgement, place in judged:
        if judgement != "current":
            rule, what = rules[judgement]
            seen = (
                f"was last seen on {helpline.confirmed_on}" if helpline.confirmed_on else "has a source without a date"
            )
            message = f"“{helpline.name}” ({helpline.country}) {seen} and {what}."
            yield Finding(SOURCE, *place, rule, message, remedy, "advice")

"""The directory: the helplines that pages may show, those that they leave off, and what is wrong with the rest."""

import dataclasses
import datetime
from collections.abc import Iterable, Iterator

from carepress.finding import Finding
from carepress.helplines.helpline import SOURCE, Helpline, earliest_day
from carepress.helplines.standing import Standing, standing
from carepress.schema import Entry, entries
from carepress.yaml_text import yaml_text

Row = Entry[Helpline]


@dataclasses.dataclass(frozen=True)
class Directory:
    """Helplines in the publisher's order: `shown` on pages, and `left_off` because their sources are too old."""

    shown: tuple[Helpline, ...] = ()
    left_off: tuple[Helpline, ...] = ()


def directory(text: str | None, today: datetime.date) -> tuple[Directory, tuple[Finding, ...]]:
    """The directory in a YAML text as it stands on a day; an empty one with an advice where there is no file."""
    if text is None:
        message = "There is no directory of helplines, so pages name no number."
        remedy = f"Add {SOURCE} to the content folder."
        return Directory(), (Finding(SOURCE, 1, 1, "directory-missing", message, remedy, "advice"),)
    rows, findings = entries(yaml_text(text), "helplines", Helpline, SOURCE, "helpline-entry")
    faults = {index: fault for index, fault in enumerate(_faults(rows, today)) if fault}
    judged = [(row, standing(row.value, today)) for index, row in enumerate(rows) if index not in faults]
    found = Directory(
        tuple(row.value for row, judgement in judged if judgement != "left-off"),
        tuple(row.value for row, judgement in judged if judgement == "left-off"),
    )
    wrong = (_wrong(rows[index], *fault) for index, fault in faults.items())
    return found, (*findings, *wrong, *_notices(judged))


def missing(found: Directory, country: str) -> tuple[Finding, ...]:
    """What the site's own country lacks: an emergency number and somebody to talk to, that pages may show."""
    kinds = {helpline.kind for helpline in found.shown if helpline.country == country}
    wanted = {"emergency": "emergency number", "crisis": "crisis line"}
    remedy = f"Add one with a source of the last 24 months to {SOURCE}, or correct `country` in CAREPRESS."
    return tuple(
        Finding(SOURCE, 1, 1, "helpline-missing", f"The site's country, {country}, has no {name} to show.", remedy)
        for kind, name in wanted.items()
        if kind not in kinds
    )


def _faults(rows: Iterable[Row], today: datetime.date) -> Iterator[tuple[str, str] | None]:
    """For each entry, what no single value of it shows, with the remedy."""
    met: set[tuple[object, ...]] = set()
    for helpline, _, _ in rows:
        key = (helpline.country, helpline.kind, helpline.numbers or helpline.chat_url)
        if not (helpline.phone or (helpline.kind != "emergency" and (helpline.sms or helpline.chat_url))):
            yield "gives no way to reach it", "Add “phone”, “sms” or “chat_url”; an emergency number needs “phone”."
        elif helpline.confirmed_on and earliest_day(helpline.confirmed_on) > today:
            yield "was seen on a day that is still to come", "Write the date of its newest source in “confirmed_on”."
        elif key in met:
            yield "has the same numbers as an entry above it", "Keep one of the two."
        else:
            yield None
        met.add(key)


def _wrong(row: Row, what: str, remedy: str) -> Finding:
    message = f"“{row.value.name}” ({row.value.country}) {what}, so pages leave it off."
    return Finding(SOURCE, row.line, 1, "helpline-entry", message, remedy)


def _notices(judged: Iterable[tuple[Row, Standing]]) -> Iterator[Finding]:
    """An advice for each entry whose number somebody should look at again."""
    rules = {"due": ("number-due", "is due for another look"), "left-off": ("number-left-off", "is left off all pages")}
    remedy = "Look at the operator's page, or call, and write down what you saw in “source” and “confirmed_on”."
    for (helpline, line, _), judgement in judged:
        if judgement != "current":
            rule, what = rules[judgement]
            seen = (
                f"was last seen on {helpline.confirmed_on}" if helpline.confirmed_on else "has a source without a date"
            )
            message = f"“{helpline.name}” ({helpline.country}) {seen} and {what}."
            yield Finding(SOURCE, line, 1, rule, message, remedy, "advice")

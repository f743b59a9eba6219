"""Courses: how the numbers of the desk came to be what they are, as pictures with the first and the last value."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from carepress.desk.charts import course
from carepress.desk.history import Point
from carepress.desk.summary import Summary

MEASURES: Mapping[str, Mapping[str, str]] = {
    "reviews": {"reviews": "Checks of sources due"},
    "helplines": {"helplines": "Helplines due"},
    "readability": {"reading_median": "Median reading age", "reading_highest": "Hardest page"},
    "coverage": {"techniques": "Techniques that articles speak of"},
    "ways": {"orphans": "Orphans", "dead_ends": "Dead ends"},
    "phrases": {"phrases": "Phrases that no page says"},
    "changes": {"pages": "Pages"},
}
"""For each block of the desk the fields of `Summary` that it shows, and what they are called."""


@dataclasses.dataclass(frozen=True)
class Course:
    """A picture, what it shows, the names of its lines, the same in rows of days and values, and where lines begin."""

    title: str
    picture: Markup
    names: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]


def courses(points: Sequence[Point], now: Summary, at: datetime.datetime) -> Mapping[str, Course]:
    """A course for each block, from former content to what stands now; none where nothing former is known."""
    known = [(point.at, point.summary) for point in points if point.summary]
    found = [*known, (at, now)]
    return {block: _course(block, names, found) for block, names in MEASURES.items()} if known else {}


def _course(block: str, names: Mapping[str, str], found: Sequence[tuple[datetime.datetime, Summary]]) -> Course:
    first, last = found[0][0], found[-1][0]
    whole = (last - first).total_seconds() or 1
    lines = [[((at - first).total_seconds() / whole, getattr(one, field)) for at, one in found] for field in names]
    rows = [(day(at), [shown(getattr(one, field)) for field in names]) for at, one in found]
    rows[-1] = ("now", rows[-1][1])
    first_name, *others = names.values()
    title = " and ".join([first_name, *(f"{name[0].lower()}{name[1:]}" for name in others)])
    begun = "; ".join(
        f"{name}: {was} on {rows[0][0]}, {is_} now"
        for name, was, is_ in zip(names.values(), rows[0][1], rows[-1][1], strict=True)
    )
    return Course(title, course(f"{block}-course", f"{title} over time", f"{begun}.", lines), [*names.values()], rows)


def day(at: datetime.datetime) -> str:
    """A day in words."""
    return f"{at.day} {at:%b %Y}"


def shown(value: float) -> str:
    """A number as people read it."""
    return f"{value:,}" if isinstance(value, int) else f"{value:.1f}"

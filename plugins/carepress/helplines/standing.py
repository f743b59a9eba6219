"""Standing: whether pages may show a helpline on a day, judged by the age of its newest source."""

import datetime
from collections.abc import Iterable
from typing import Literal

from carepress.helplines.helpline import Helpline, earliest_day
from carepress.views import View, view

Standing = Literal["current", "due", "left-off"]

YEARS_UNTIL_DUE = 1
YEARS_UNTIL_LEFT_OFF = 2


def standing(helpline: Helpline, today: datetime.date) -> Standing:
    """`current`, `due` for another look, or `left-off` pages; an emergency number is never left off.

    A source's date counts as the first day that it may mean, so an inexact date is never taken for a newer one.
    """
    is_old = _is_older(helpline, today, YEARS_UNTIL_LEFT_OFF)
    if helpline.kind == "emergency":
        return "due" if is_old else "current"
    if is_old:
        return "left-off"
    return "due" if _is_older(helpline, today, YEARS_UNTIL_DUE) else "current"


def _is_older(helpline: Helpline, today: datetime.date, years: int) -> bool:
    """Whether so many years have passed since a helpline was seen; also where its source shows no date."""
    if helpline.confirmed_on is None:
        return True
    year = today.year - years
    is_leap_day = (today.month, today.day) == (2, 29)
    return earliest_day(helpline.confirmed_on) <= today.replace(year=year, day=28 if is_leap_day else today.day)


def number_dates(helplines: Iterable[Helpline]) -> View | None:
    """When the oldest of these was seen, as exact as its source, and from which days on it is due, and left off pages.

    A copy of a page that somebody kept is judged by these days, as no build judges it any more. None where none of
    them is ever left off.
    """
    seen = [one.confirmed_on for one in helplines if one.kind != "emergency" and one.confirmed_on]
    if not seen:
        return None
    oldest = min(seen, key=earliest_day)
    due, until = (_years_after(earliest_day(oldest), years) for years in (YEARS_UNTIL_DUE, YEARS_UNTIL_LEFT_OFF))
    return view(seen=oldest, due=due.isoformat(), until=until.isoformat())


def _years_after(day: datetime.date, years: int) -> datetime.date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return datetime.date(day.year + years, 3, 1) if is_leap_day else day.replace(year=day.year + years)

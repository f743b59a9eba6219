"""Standing: whether pages may show a helpline on a day, judged by the age of its newest source."""

import datetime
from typing import Literal

from carepress.helplines.helpline import Helpline, earliest_day

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

"""Check dates: when the sources of a page are to be checked again, and what readers are told."""

import datetime
from collections.abc import Mapping

from dateutil.relativedelta import relativedelta

from carepress.front_matter import FrontMatter
from carepress.languages import date_in_words
from carepress.page import Library
from carepress.views import View, date_view


def due_on(front: FrontMatter, months: int) -> datetime.date | None:
    """The day by which sources are to be checked again; None where no check is known.

    It is so many months after the last check at most, earlier where the page itself says so.
    """
    if front.sources_checked_on is None:
        return None
    limit = limit_on(front.sources_checked_on, months)
    return min(limit, front.next_check_on or limit)


def limit_on(checked: datetime.date, months: int) -> datetime.date:
    """The last day on which a check may count as recent."""
    return checked + relativedelta(months=months)


def next_checks(library: Library, months: int) -> Mapping[str, View | None]:
    """The day of the next check of each page that names its last one, by address."""
    due = {page.url: (due_on(page.front, months), page.lang) for page in library.pages}
    return {url: date_view(day, lang) for url, (day, lang) in due.items() if day}


def overdue_notices(
    library: Library, months: int, today: datetime.date, labels: Mapping[str, str]
) -> Mapping[str, str]:
    """What readers of a page whose check is overdue are told, by address."""
    told = {}
    for page in library.pages:
        due, checked = due_on(page.front, months), page.front.sources_checked_on
        if due and checked and due < today:
            told[page.url] = labels["check_overdue"].format(date=date_in_words(checked, page.lang))
    return told

"""Readable pages: those that a search may lead to."""

import datetime

from carepress.page import Library, Page


def readable(library: Library, today: datetime.date) -> tuple[Page, ...]:
    """Listed pages of today, without the home page, which is about all the others."""
    return tuple(page for page in library.listed if not _is_to_come(page, today) and page.front.template != "home")


def _is_to_come(page: Page, today: datetime.date) -> bool:
    return page.date is not None and page.date.date() > today

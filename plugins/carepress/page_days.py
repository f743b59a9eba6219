"""Days of pages: when what a page says last changed, told by its front matter and never by a clock."""

import datetime
from collections.abc import Iterable

from carepress.page import Page


def published_on(page: Page) -> datetime.date | None:
    """The day on which a page was published."""
    return page.date.date() if page.date else None


def changed_on(page: Page) -> datetime.date | None:
    """The newest day that a page names: of publication, of a change, a correction, a check of sources or a review."""
    front = page.front
    corrected = [correction.date for correction in front.corrections]
    days = (published_on(page), front.updated, front.sources_checked_on, front.review and front.review.date)
    return max([day for day in (*days, *corrected) if day], default=None)


def newest_day(pages: Iterable[Page]) -> datetime.date | None:
    """The newest day that any of these pages names."""
    return max([day for day in map(changed_on, pages) if day], default=None)

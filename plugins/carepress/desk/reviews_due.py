"""Reviews due: pages whose sources somebody should look at again, and when the others come due."""

import dataclasses
import datetime
from collections import Counter
from collections.abc import Sequence

from carepress.desk.item import Bars, Item, Pages, finding_items
from carepress.finding import Finding

MONTHS_SHOWN = 13
"""A check of today is due in a year at the latest, unless the settings say otherwise."""


@dataclasses.dataclass(frozen=True)
class ReviewsDue:
    """Checks that are overdue, due within two months, and never made; and how many come due in each month."""

    overdue: Sequence[Item]
    due: Sequence[Item]
    unchecked: Sequence[Item]
    months: Bars

    @property
    def count(self) -> int:
        """Checks that somebody should make now."""
        return len(self.overdue) + len(self.due) + len(self.unchecked)


def reviews_due(findings: Sequence[Finding], pages: Pages, today: datetime.date) -> ReviewsDue:
    """Reviews as the rules of reviews tell them, and the days that the table of pages has."""
    days = [str(row["next_check_on"]) for row in pages.rows if row["status"] != "draft" and row["next_check_on"]]
    return ReviewsDue(
        overdue=finding_items(findings, pages, "review-overdue"),
        due=finding_items(findings, pages, "review-due"),
        unchecked=finding_items(findings, pages, "sources-unchecked"),
        months=_months(days, today),
    )


def _months(days: Sequence[str], today: datetime.date) -> Bars:
    """How many days lie in each of the months from this one on, and after them; none where there are no days."""
    counted = Counter(day[:7] for day in days)
    first = today.year * 12 + today.month - 1
    months = [datetime.date((first + n) // 12, (first + n) % 12 + 1, 1) for n in range(MONTHS_SHOWN)]
    bars = [(_named(month, months[0]), counted[f"{month:%Y-%m}"]) for month in months]
    earlier = sum(number for month, number in counted.items() if month < f"{today:%Y-%m}")
    later = sum(counted.values()) - earlier - sum(number for _, number in bars)
    bars = [*([("Earlier", earlier)] * bool(earlier)), *bars, *([("Later", later)] * bool(later))]
    return bars if days else []


def _named(month: datetime.date, first: datetime.date) -> str:
    """The month in short; its year only where a reader needs it."""
    return f"{month:%b %Y}" if month == first or month.month == 1 else f"{month:%b}"

"""Review findings: checks that are due or overdue, time granted for them, and dates that cannot be."""

import datetime
import re
from collections.abc import Iterator

from carepress.finding import Finding
from carepress.head_place import head_place
from carepress.page import Library, Page
from carepress.reviews.check_dates import due_on, limit_on

DAYS_OF_NOTICE = 60
"""A check is told as due from so many days before its day on."""

DAYS_OF_GRACE = 90
"""The time granted for an overdue check ends so many days after its day at the latest."""

MONTHS_OF_A_REVIEW = 36
"""A clinical review is shown as current for three years, as the NHS and HSE Ireland do."""

_CITATION = re.compile(r"\[@\w[^\[\]]*\](?!\()")


def findings(library: Library, months: int, today: datetime.date) -> Iterator[Finding]:
    """Everything that these rules find; `months` is the longest time between two checks."""
    for page in library.pages:
        yield from impossible_dates(page, months, today)
        yield from old_review(page, today)
        if page.status != "draft":
            yield from unchecked(page)
            yield from checks_due(page, months, today)
            yield from grants(page, months)


def unchecked(page: Page) -> Iterator[Finding]:
    """A page that cites sources or teaches strategies and does not say when its sources were checked."""
    rests_on_sources = page.kind == "strategy" or page.front.strategies or _CITATION.search(page.markdown)
    if page.kind != "page" and rests_on_sources and page.front.sources_checked_on is None:
        message = "The page does not say when its sources were last checked, so nobody is told when it is due."
        remedy = "Check every source, then add “sources_checked_on” with that day."
        yield Finding(page.source, 1, 1, "sources-unchecked", message, remedy, "advice")


def checks_due(page: Page, months: int, today: datetime.date) -> Iterator[Finding]:
    """A check that is due within sixty days, or overdue; time that was granted makes the second an advice."""
    due, checked = due_on(page.front, months), page.front.sources_checked_on
    if due is None or due - datetime.timedelta(days=DAYS_OF_NOTICE) > today:
        return
    remedy = "Look at every source again, mend what has changed, and write that day in “sources_checked_on”."
    if due >= today:
        message = f"The sources were last checked on {checked}; the next check is due on {due}."
        yield Finding(
            page.source, *head_place(page.head, "sources_checked_on"), "review-due", message, remedy, "advice"
        )
        return
    grant = page.front.overdue_until
    message = f"The sources were last checked on {checked}, and the check has been overdue since {due}."
    if grant and _holds(grant.date, due, today):
        message += f" {grant.editor} granted time until {grant.date}: {grant.reason}"
        yield Finding(page.source, *head_place(page.head, "overdue_until"), "review-overdue", message, remedy, "advice")
        return
    if grant and grant.date < today:
        message += f" The time that {grant.editor} granted ended on {grant.date}."
    remedy += " If that needs time, a named editor can grant some with “overdue_until”."
    yield Finding(page.source, *head_place(page.head, "sources_checked_on"), "review-overdue", message, remedy)


def grants(page: Page, months: int) -> Iterator[Finding]:
    """Time granted for too long, or for a check that is not overdue any more."""
    grant, due = page.front.overdue_until, due_on(page.front, months)
    if grant is None:
        return
    if due is None:
        message, remedy = "Time is granted for a check, and no last check is named.", "Add “sources_checked_on”."
        yield Finding(page.source, *head_place(page.head, "overdue_until"), "review-grant", message, remedy)
    elif grant.date > _latest(due):
        message = f"Time is granted until {grant.date}, more than {DAYS_OF_GRACE} days after the check was due ({due})."
        remedy = f"Write {_latest(due)} or an earlier day, and check the page before then."
        yield Finding(
            page.source, *head_place(page.head, "overdue_until", str(grant.date)), "review-grant", message, remedy
        )
    elif grant.date < due:
        message = f"The time granted until {grant.date} is not needed: the next check is due on {due}."
        yield Finding(
            page.source,
            *head_place(page.head, "overdue_until"),
            "review-grant",
            message,
            "Take “overdue_until” out.",
            "advice",
        )


def old_review(page: Page, today: datetime.date) -> Iterator[Finding]:
    """A clinical review that is too old to be shown as current."""
    review = page.front.review
    if review and limit_on(review.date, MONTHS_OF_A_REVIEW) < today:
        message = f"The clinical review of {review.date} is more than three years old."
        remedy = "Ask for a new review, or take “review” out."
        yield Finding(
            page.source, *head_place(page.head, "review", str(review.date)), "clinical-review-old", message, remedy
        )


def impossible_dates(page: Page, months: int, today: datetime.date) -> Iterator[Finding]:
    """Dates that are still to come though they tell what was done, and dates in the wrong order."""
    front = page.front
    done = [("sources_checked_on", front.sources_checked_on), ("updated", front.updated)]
    done += [("review", front.review.date)] if front.review else []
    done += [("corrections", correction.date) for correction in front.corrections]
    published = page.date.date() if page.date else None
    for key, day in done:
        if day and day > max(today, published or today):
            yield _impossible(page, key, day, f"“{key}” names {day}, a day that is still to come.")
    if published and front.updated and front.updated < published:
        yield _impossible(page, "updated", front.updated, f"“updated” is earlier than “date”, {published}.")
    checked, following = front.sources_checked_on, front.next_check_on
    if checked and following and not checked < following <= limit_on(checked, months):
        message = f"“next_check_on” has to be after {checked}, and not after {limit_on(checked, months)}."
        yield _impossible(page, "next_check_on", following, message)


def _holds(granted: datetime.date, due: datetime.date, today: datetime.date) -> bool:
    return today <= granted <= _latest(due)


def _latest(due: datetime.date) -> datetime.date:
    return due + datetime.timedelta(days=DAYS_OF_GRACE)


def _impossible(page: Page, key: str, day: datetime.date, message: str) -> Finding:
    place = head_place(page.head, key, str(day))
    return Finding(page.source, *place, "date-impossible", message, "Write the day on which it happened or will.")

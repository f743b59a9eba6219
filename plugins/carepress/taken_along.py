"""Taken along: what stays with a page's text wherever it is read: its days, its review, and how far both go."""

from collections.abc import Iterator, Mapping
from typing import Any

from carepress.page import Page
from carepress.views import View, date_view, review_view

DATES = (("date", "date_published"), ("updated", "date_updated"), ("sources_checked_on", "date_sources_checked"))
"""The days of a page's view, with the label of each."""


def days_of(page: Page) -> View:
    """The days and the review of a page, as its view has them."""
    front, lang = page.front, page.lang
    days = {"date": page.date, "updated": front.updated, "sources_checked_on": front.sources_checked_on}
    return {**{name: date_view(day, lang) for name, day in days.items()}, "review": review_view(page)}


def days_told(days: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Label and words of each day that a view has, and of its clinical review, which may be still to come."""
    for name, label in DATES:
        if days.get(name):
            yield labels[label], days[name]["text"]
    review = days.get("review")
    if review:
        words = labels["reviewed_by"].format(reviewer=review["reviewer"], qualification=review["qualification"])
        yield labels["clinical_review"], f"{words}, {review['date']['text']}"
    elif days.get("sources_checked_on"):
        yield labels["clinical_review"], labels["clinical_review_to_come"]

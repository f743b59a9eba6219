"""Medical web pages: articles and strategy pages in the words of schema.org."""

import datetime

from carepress.page import Page
from carepress.structured_data.json_ld import Node, node
from carepress.structured_data.lists import breadcrumb_list
from carepress.structured_data.organization import organization
from carepress.views import Site, breadcrumbs


def medical_web_page(site: Site, page: Page, card: str | None) -> Node:
    """A page as a `MedicalWebPage`; what is not known is left out, and nobody is named who did not review it.

    `lastReviewed` is the later of the days on which sources were checked and a clinician reviewed the page: schema.org
    means by it the last look at accuracy. Source: https://schema.org/MedicalWebPage. `card` is a picture. Summary,
    audience, series and licence are not repeated: the page tells them, and long articles are near the limit of weight.
    """
    front, review = page.front, page.front.review
    looked_at = [day for day in (front.sources_checked_on, review.date if review else None) if day]
    return node(
        ["MedicalWebPage", "Article"] if page.kind == "article" else "MedicalWebPage",
        url=site.address + page.url if site.address else None,
        headline=page.title,
        image=card,
        inLanguage=page.lang,
        datePublished=_day(page.date),
        dateModified=_day(front.updated),
        lastReviewed=_day(max(looked_at, default=None)),
        reviewedBy=_reviewer(review.reviewer, review.qualification) if review else None,
        author=[node("Person", name=name) for name in front.authors],
        publisher=organization(site),
        breadcrumb=breadcrumb_list(site, breadcrumbs(site, page), page.title),
    )


def _reviewer(name: str, qualification: str) -> Node:
    return node("Person", name=name, description=qualification)


def _day(date: datetime.date | None) -> str | None:
    return date.isoformat()[: len("2026-01-02")] if date else None

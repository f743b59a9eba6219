"""Medical web pages: articles and strategy pages in the words of schema.org, as JSON-LD."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from carepress.page import Page
from carepress.views import Site

KINDS = ("article", "strategy")


def structured_data(site: Site) -> Mapping[str, Markup]:
    """The JSON-LD of each article and strategy page by its address, safe within a `script` element."""
    return {page.url: json_ld(medical_web_page(site, page)) for page in site.library.pages if page.kind in KINDS}


def json_ld(value: Mapping[str, Any]) -> Markup:
    """A value as JSON in which nothing can end a `script` element or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def medical_web_page(site: Site, page: Page) -> dict[str, Any]:
    """A page as a `MedicalWebPage`; what is not known is left out, and nobody is named who did not review it.

    `lastReviewed` is the later of the days on which sources were checked and a clinician reviewed the page: schema.org
    means by it the last look at accuracy. Source: https://schema.org/MedicalWebPage
    """
    front, publisher = page.front, site.settings.publisher
    review = front.review
    looked_at = [day for day in (front.sources_checked_on, review.date if review else None) if day]
    fields = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "url": site.address + page.url if site.address else None,
        "headline": page.title,
        "description": front.summary,
        "inLanguage": page.lang,
        "datePublished": _day(page.date),
        "dateModified": _day(front.updated),
        "lastReviewed": _day(max(looked_at, default=None)),
        "reviewedBy": _person(review.reviewer, review.qualification) if review else None,
        "audience": {"@type": "Audience", "audienceType": front.audience} if front.audience else None,
        "publisher": {"@type": "Organization", "name": publisher.name} if publisher else None,
    }
    return {name: value for name, value in fields.items() if value}


def _person(name: str, qualification: str) -> dict[str, str]:
    return {"@type": "Person", "name": name, "description": qualification}


def _day(date: datetime.date | None) -> str | None:
    return date.isoformat()[: len("2026-01-02")] if date else None

"""Views: the plain frozen data that templates see as `page` and `site`."""

import dataclasses
import datetime
import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from carepress.finding import Finding
from carepress.html import rooted, sections
from carepress.labels import Labels
from carepress.languages import date_in_words, direction
from carepress.page import ALL_ARTICLES, Library, Page, series_url
from carepress.response_headers import POLICY
from carepress.settings import Settings
from carepress.vocabulary import Strategy

View = Mapping[str, Any]

WORDS_PER_MINUTE = 200


def view(**fields: Any) -> View:
    """A frozen view of the given fields."""
    return MappingProxyType(fields)


@dataclasses.dataclass(frozen=True)
class Site:
    """What every view may draw on: the publisher's settings and labels, the library, and facts about the site.

    `address` is the absolute address with no slash at its end, or "" in preview; `root` is its path.
    """

    settings: Settings
    labels: Labels
    library: Library
    name: str
    lang: str
    address: str = ""
    root: str = ""

    def page_of_source(self, source: str) -> Page | None:
        """The page made from a source file; None where there is none, or where readers do not get it."""
        page = self.library.by_source.get(source)
        return page if page and page.status != "draft" else None

    def url_of_source(self, source: str) -> str | None:
        """The address of that page."""
        page = self.page_of_source(source)
        return page.url if page else None


def site_view(site: Site, **annotations: Any) -> View:
    """What templates see as `site`."""
    settings = site.settings
    fields = {
        "name": site.name,
        "tagline": settings.tagline,
        "description": settings.description,
        "lang": site.lang,
        "dir": direction(site.lang),
        "root": site.root,
        "address": site.address,
        "labels": site.labels,
        "navigation": tuple(link(page) for page in map(site.page_of_source, settings.navigation) if page),
        "strategies": strategy_views(site, site.library.vocabulary.by_id),
        "publisher": view(**settings.publisher.model_dump()) if settings.publisher else None,
        "licence": view(**settings.licence.model_dump()) if settings.licence else None,
        "quick_exit_url": settings.quick_exit_url,
        "preview": settings.mode == "preview",
        "report_url": site.url_of_source(settings.report_page),
        "help_url": site.url_of_source(settings.help_page),
        "content_policy": Markup(POLICY),
    }
    return view(**(fields | annotations))


def facts_view(site: Site, page: Page, findings: Iterable[Finding] = (), **annotations: Any) -> View:
    """What templates see as `page` when it shows one page of the library, without what follows from its text."""
    front = page.front
    fields = {
        **listing_view(site, front.template or page.kind, page.title, page.url, page.lang, breadcrumbs(site, page)),
        **entry(site, page),
        "updated": date_view(front.updated, page.lang),
        "sources_checked_on": date_view(front.sources_checked_on, page.lang),
        "review": review_view(page),
        "covers": front.covers,
        "quick_exit": front.quick_exit,
        "audience": front.audience,
        "authors": front.authors,
        "extra": view(**front.extra),
        "status": page.status,
        "series": series_view(site, page),
        "corrections": tuple(view(date=date_view(c.date, page.lang), text=c.text) for c in front.corrections),
        "findings": tuple(_finding_view(finding) for finding in findings),
    }
    return view(**(fields | annotations))


def with_text(site: Site, page: Page, facts: View) -> View:
    """All of it: the facts of a page, and what follows from its text, the site's root and its techniques."""
    html = rooted(page.html, site.root)
    intro, parts = sections(html)
    found = tuple(_section_view(site, part.id, part.title, part.html) for part in parts)
    return view(**{**facts, "html": Markup(html), "intro": Markup(intro), "sections": found})


def listing_view(
    site: Site, kind: str, title: str, url: str, lang: str, trail: tuple[View, ...], **fields: Any
) -> dict[str, Any]:
    """The fields that every page has, those made from no source file too."""
    address = site.address + url if site.address else ""
    texts = dict.fromkeys(("html", "intro", "covers", "summary"), "")
    plain = {**texts, "sections": (), "findings": (), "quick_exit": False, "status": "published"}
    known = {"kind": kind, "title": title, "url": url, "lang": lang, "dir": direction(lang), "breadcrumbs": trail}
    return plain | known | {"canonical": address, "strategies": ()} | fields


def entry(site: Site, page: Page) -> dict[str, Any]:
    """What a list says about a page."""
    return {
        "title": page.title,
        "url": page.url,
        "summary": page.front.summary,
        "date": date_view(page.date, page.lang),
        "reading_minutes": max(1, math.ceil(page.words / WORDS_PER_MINUTE)),
        "strategies": strategy_views(site, page.front.strategies),
        "covers": page.front.covers,
    }


def link(page: Page) -> View:
    """A page as a link: its title and address."""
    return view(title=page.title, url=page.url)


def strategy_views(site: Site, ids: Iterable[str]) -> tuple[View, ...]:
    """The strategies with these ids, each with the address of its page."""
    known = site.library.vocabulary.by_id
    return tuple(_strategy_view(known[name], site.library.strategy_pages.get(name)) for name in ids if name in known)


def _strategy_view(strategy: Strategy, page: Page | None) -> View:
    url = page.url if page and page.status != "draft" else None
    return view(id=strategy.id, name=strategy.name, summary=strategy.summary, shape=strategy.shape, url=url)


def breadcrumbs(site: Site, page: Page) -> tuple[View, ...]:
    """The way from the home page to a page, without the page itself."""
    if page.url == "/":
        return ()
    home = view(title=site.labels["home"], url="/")
    return (home, view(title=site.labels["all_articles"], url=ALL_ARTICLES)) if page.kind == "article" else (home,)


def series_view(site: Site, page: Page) -> View | None:
    """Where an article stands in its series; None for a page of no series."""
    series = site.library.series.get(series_url(page.front.series or ""))
    at = series.positions.get(page.url) if series else None
    if series is None or at is None:
        return None
    return view(
        name=series.name,
        url=series.url,
        position=at + 1,
        total=len(series.pages),
        previous=link(series.pages[at - 1]) if at else None,
        next=link(series.pages[at + 1]) if at + 1 < len(series.pages) else None,
    )


def date_view(date: datetime.date | None, lang: str) -> View | None:
    """A date for machines and for people, in the words of a language."""
    if date is None:
        return None
    day = date.date() if isinstance(date, datetime.datetime) else date
    return view(iso=day.isoformat(), text=date_in_words(day, lang))


def _section_view(site: Site, anchor: str, title: str, html: str) -> View:
    technique = site.library.vocabulary.techniques.get(anchor)
    names = ("id", "name", "definition", "pacer")
    shown = view(**{name: getattr(technique, name) for name in names}) if technique else None
    return view(id=anchor, title=Markup(title), html=Markup(html), technique=shown)


def review_view(page: Page) -> View | None:
    """Who reviewed a page as a clinician, and when; None where nobody did."""
    review = page.front.review
    if review is None:
        return None
    return view(reviewer=review.reviewer, qualification=review.qualification, date=date_view(review.date, page.lang))


def _finding_view(finding: Finding) -> View:
    return view(severity=finding.severity, message=finding.message, remedy=finding.remedy, where=finding.place)

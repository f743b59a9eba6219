"""Structured data of pages: what each kind of page is in the words of schema.org."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from carepress.page import Page
from carepress.structured_data.json_ld import Node, described, node
from carepress.structured_data.lists import breadcrumb_list, item_list
from carepress.structured_data.medical_web_page import medical_web_page
from carepress.structured_data.organization import organization, publisher_facts, web_site
from carepress.views import Site, View, breadcrumbs

MEDICAL = ("article", "strategy")
COLLECTIONS = frozenset({"articles", "mentions", "path", "paths", "series"})
IN_ORDER = {"series": "entries", "path": "steps"}
"""Listings whose order counts, with the name of what they list."""

NOT_TOLD = frozenset({"kept", "moved", "not-found", "offline", "practice", "settings"})
"""Kinds of pages that are no page of their own to others, or of no use to them."""


def structured_data(
    site: Site, listings: Iterable[View], cards: Mapping[str, Any], common: View | None
) -> Mapping[str, Markup]:
    """The JSON-LD of each page by its address, safe within a `script` element; `cards` are pictures of pages."""

    def card(url: str) -> str | None:
        found = cards.get(url, common)
        return site.address + found["url"] if found and site.address else None

    pages = {page.url: described(_page(site, page, card(page.url))) for page in site.library.pages}
    return pages | {url: described(found) for url, found in _listings(site, listings)}


def _page(site: Site, page: Page, card: str | None) -> Node:
    if page.url == "/":
        return web_site(site)
    if page.kind in MEDICAL:
        return medical_web_page(site, page, card)
    trail = breadcrumb_list(site, breadcrumbs(site, page), page.title)
    more = {"inLanguage": page.lang, "breadcrumb": trail}
    if page.front.template == "about":
        about = more | {"mainEntity": publisher_facts(site)}
        return _web_page(site, "AboutPage", page.title, page.front.summary, page.url, **about)
    return _web_page(site, "WebPage", page.title, page.front.summary, page.url, **more)


def _listings(site: Site, listings: Iterable[View]) -> Iterator[tuple[str, Node]]:
    for one in listings:
        kind, title, url = one["kind"], one["title"], one["url"]
        if kind == "home":
            yield url, web_site(site)
        elif kind not in NOT_TOLD:
            entries = one[IN_ORDER[kind]] if kind in IN_ORDER else ()
            more = {
                "inLanguage": one["lang"],
                "breadcrumb": breadcrumb_list(site, one["breadcrumbs"], title),
                "mainEntity": item_list(site, entries) if entries else None,
            }
            name = "CollectionPage" if kind in COLLECTIONS else "WebPage"
            yield url, _web_page(site, name, title, one["summary"], url, **more)


def _web_page(site: Site, kind: str, title: str, summary: str, url: str, **more: Any) -> Node:
    address = site.address + url if site.address else None
    return node(kind, url=address, name=title, description=summary, publisher=organization(site), **more)

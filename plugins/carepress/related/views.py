"""Related reading as pages show it."""

from collections.abc import Mapping

from carepress.page import Page
from carepress.related.suggestions import Suggestion, reasons
from carepress.views import Site, View, entry, view

SHOWN = 4


def related_reading(site: Site, found: Mapping[str, tuple[Suggestion, ...]]) -> dict[str, tuple[View, ...]]:
    """The first suggestions of each page, by address, with what templates show of them."""
    pages = site.library.by_url
    return {url: tuple(_view(site, pages[url], shown) for shown in mine[:SHOWN]) for url, mine in found.items()}


def _view(site: Site, page: Page, suggestion: Suggestion) -> View:
    why = reasons(suggestion, page, site.library, site.labels)
    return view(**entry(site, site.library.by_url[suggestion.url]), reasons=why)

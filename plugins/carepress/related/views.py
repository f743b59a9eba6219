"""Related reading as pages show it."""

from collections.abc import Mapping

from carepress.page import Page
from carepress.related.reasons import reasons
from carepress.related.suggestions import SHOWN, Suggestion
from carepress.views import Site, View, entry, view


def related_reading(site: Site, found: Mapping[str, tuple[Suggestion, ...]]) -> dict[str, tuple[View, ...]]:
    """The first suggestions of each page, by address, with what templates show of them."""
    pages = site.library.by_url
    return {url: tuple(_view(site, pages[url], shown) for shown in mine[:SHOWN]) for url, mine in found.items()}


def _view(site: Site, page: Page, suggestion: Suggestion) -> View:
    """A suggestion says what hard subjects its page covers, where they are not those of the page at hand."""
    other, why = site.library.by_url[suggestion.url], reasons(suggestion, page, site.library, site.labels)
    covers = other.front.covers if other.front.covers != page.front.covers else ""
    return view(**{**entry(site, other), "covers": covers}, reasons=why)

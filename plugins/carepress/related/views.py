"""Related reading as pages show it."""

from collections.abc import Mapping

from carepress.related.suggestions import Suggestion, reasons
from carepress.views import Site, View, entry, view

SHOWN = 4


def related_reading(site: Site, found: Mapping[str, tuple[Suggestion, ...]]) -> dict[str, tuple[View, ...]]:
    """The first suggestions of each page, by address, with what templates show of them."""
    return {url: tuple(_view(site, suggestion) for suggestion in mine[:SHOWN]) for url, mine in found.items()}


def _view(site: Site, suggestion: Suggestion) -> View:
    page = site.library.by_url[suggestion.url]
    why = tuple(reasons(suggestion, site.library, site.labels))
    return view(**entry(site, page), reasons=why)

"""Related reading as pages show it."""

from collections.abc import Iterator, Mapping, Sequence

from carepress.page import Library, Page
from carepress.related.reasons import reasons
from carepress.related.suggestions import SHOWN, Suggestion
from carepress.table import Row
from carepress.views import Site, View, entry, view


def scores(found: Mapping[str, tuple[Suggestion, ...]]) -> dict[str, tuple[tuple[str, float], ...]]:
    """The addresses to read next of each page, by address, each with its score."""
    return {url: tuple((shown.url, shown.score) for shown in mine) for url, mine in found.items()}


def related_reading(site: Site, found: Mapping[str, tuple[Suggestion, ...]]) -> dict[str, tuple[View, ...]]:
    """The first suggestions of each page, by address, with what templates show of them."""
    pages = site.library.by_url
    return {url: tuple(_view(site, pages[url], shown) for shown in mine[:SHOWN]) for url, mine in found.items()}


def suggestion_table(library: Library, shown: Mapping[str, Sequence[View]]) -> Iterator[Row]:
    """A row for each suggestion that pages show: on which page, of which address, and why."""
    for url, suggested in shown.items():
        for other in suggested:
            yield {"source": library.by_url[url].source, "target": other["url"], "reasons": other["reasons"]}


def _view(site: Site, page: Page, suggestion: Suggestion) -> View:
    """A suggestion says what hard subjects its page covers, where they are not those of the page at hand."""
    other, why = site.library.by_url[suggestion.url], reasons(suggestion, page, site.library, site.labels)
    covers = other.front.covers if other.front.covers != page.front.covers else ""
    return view(**{**entry(site, other), "covers": covers}, reasons=why)

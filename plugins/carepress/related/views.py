"""Related reading as pages show it."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from carepress.page import Library, Page
from carepress.related.reasons import Reasons
from carepress.related.suggestions import SHOWN, Suggestion
from carepress.table import Row
from carepress.views import Site, View, entry, view

Why = Mapping[str, Sequence[tuple[str, ...]]]
"""The reasons for each suggestion after a page, by its address."""


def scores(found: Mapping[str, tuple[Suggestion, ...]]) -> dict[str, tuple[tuple[str, float], ...]]:
    """The addresses to read next of each page, by address, each with its score."""
    return {url: tuple((shown.url, shown.score) for shown in mine) for url, mine in found.items()}


@dataclasses.dataclass(frozen=True)
class RelatedReading(Mapping[str, tuple[View, ...]]):
    """The first suggestions of each page, by address, with what templates show of them; made when somebody asks."""

    site: Site
    found: Mapping[str, Sequence[Suggestion]]
    why: Why

    def __getitem__(self, url: str) -> tuple[View, ...]:
        pages = self.site.library.by_url
        mine = zip(self.found[url][:SHOWN], self.why[url], strict=False)
        return tuple(_view(self.site, pages[url], pages[shown.url], why) for shown, why in mine)

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __contains__(self, url: object) -> bool:
        return url in self.found


def related_reading(site: Site, found: Mapping[str, Sequence[Suggestion]]) -> RelatedReading:
    """What pages show of their suggestions, with the reasons for all of them."""
    return RelatedReading(site, found, Reasons(site.library, site.labels).of_all(found))


def suggestion_table(library: Library, shown: Mapping[str, Sequence[View]]) -> Iterator[Row]:
    """A row for each suggestion that pages show: on which page, of which address, and why."""
    for url, suggested in shown.items():
        for other in suggested:
            yield {"source": library.by_url[url].source, "target": other["url"], "reasons": other["reasons"]}


def _view(site: Site, page: Page, other: Page, why: Sequence[str]) -> View:
    """A suggestion says what hard subjects its page covers, where they are not those of the page at hand."""
    covers = other.front.covers if other.front.covers != page.front.covers else ""
    return view(**{**entry(site, other), "covers": covers}, reasons=why)

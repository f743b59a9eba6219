"""Related reading as pages show it."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from carepress.page import Library, Page
from carepress.related.reasons import Told
from carepress.related.suggestions import SHOWN
from carepress.table import Row
from carepress.views import Site, View, entry, view


def scores(found: Mapping[str, Sequence[Told]]) -> dict[str, tuple[tuple[str, float], ...]]:
    """The addresses to read next of each page, by address, each with its score."""
    return {url: tuple((shown.url, shown.score) for shown in mine) for url, mine in found.items()}


@dataclasses.dataclass(frozen=True)
class RelatedReading(Mapping[str, tuple[View, ...]]):
    """The first suggestions of each page, by address, with what templates show of them; made when somebody asks."""

    site: Site
    found: Mapping[str, Sequence[Told]]

    def __getitem__(self, url: str) -> tuple[View, ...]:
        pages = self.site.library.by_url
        return tuple(_view(self.site, pages[url], pages[shown.url], shown.reasons) for shown in self.found[url][:SHOWN])

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __contains__(self, url: object) -> bool:
        return url in self.found


def suggestion_table(library: Library, found: Mapping[str, Sequence[Told]]) -> Iterator[Row]:
    """A row for each suggestion that pages show: on which page, of which address, and why."""
    for url, mine in found.items():
        for shown in mine[:SHOWN]:
            yield {"source": library.by_url[url].source, "target": shown.url, "reasons": shown.reasons}


def _view(site: Site, page: Page, other: Page, why: Sequence[str]) -> View:
    """A suggestion says what hard subjects its page covers, where they are not those of the page at hand."""
    covers = other.front.covers if other.front.covers != page.front.covers else ""
    return view(**{**entry(site, other), "covers": covers}, reasons=why)

"""Pages and the Library: what the site says, as frozen data that every feature reads."""

import dataclasses
import datetime
import math
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from carepress.addresses import slug_of
from carepress.digest import Digested
from carepress.front_matter import FrontMatter
from carepress.reading_path import ReadingPath
from carepress.vocabulary import Vocabulary

ALL_ARTICLES = "/articles/"
"""The address of the list of all articles."""

Kind = Literal["article", "strategy", "page"]


@dataclasses.dataclass(frozen=True)
class Page(Digested):
    """One page of the site. `source` is relative to the content folder, `url` site-relative, such as `/sleep/`.

    `withheld_links` are the addresses of links in blocks that readers must not get. `words` counts those of its text.
    Features fill what follows: `links` are the addresses of the pages that editors' links lead to, `techniques` the
    ids of those that it mentions, those that matter most first, and `suggestions` the addresses of the pages to read
    next, the best first, each with its score.
    """

    source: str
    kind: Kind
    url: str
    save_as: str
    slug: str
    lang: str
    status: str
    html: str
    head: str
    markdown: str
    front: FrontMatter
    date: datetime.datetime | None = None
    withheld_links: tuple[str, ...] = ()
    words: int = 0
    links: frozenset[str] = frozenset()
    techniques: tuple[str, ...] = ()
    suggestions: tuple[tuple[str, float], ...] = ()

    @property
    def title(self) -> str:
        """The page's title, plain text."""
        return self.front.title

    @property
    def language(self) -> str:
        """The page's language, whatever the region: "en" for "en-GB"."""
        return self.lang.partition("-")[0].casefold()

    @property
    def body_line(self) -> int:
        """The line of the source file at which `markdown` starts."""
        return 1 + self.head.count("\n")

    def with_fields(self, changes: Mapping[str, Any]) -> "Page":
        """The page with other values of some fields, in a tenth of the time that `dataclasses.replace` takes."""
        page = object.__new__(Page)
        page.__dict__.update({name: self.__dict__[name] for name in _FIELDS}, **changes)
        return page

    @property
    def is_listed(self) -> bool:
        """Whether lists, suggestions and feeds may name the page."""
        return self.status == "published"


_FIELDS = [field.name for field in dataclasses.fields(Page)]


@dataclasses.dataclass(frozen=True)
class Series:
    """A series of articles: its name, the site-relative address of its page, and its listed articles in order."""

    name: str
    url: str
    pages: tuple[Page, ...]

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where each article stands in the series, from 0, by its address."""
        return {page.url: position for position, page in enumerate(self.pages)}


@dataclasses.dataclass(frozen=True)
class Library:
    """All pages of the site in the order of their source files, the vocabulary, and the paths of its other files.

    `made` are the site-relative addresses of pages that features make from no file, `paths` the reading paths.
    """

    pages: tuple[Page, ...]
    vocabulary: Vocabulary = Vocabulary()
    files: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()
    paths: tuple[ReadingPath, ...] = ()

    @cached_property
    def listed(self) -> tuple[Page, ...]:
        """Pages that lists, suggestions and feeds may name."""
        return tuple(page for page in self.pages if page.is_listed)

    @cached_property
    def articles(self) -> tuple[Page, ...]:
        """Listed articles, the newest first."""
        found = [page for page in self.listed if page.kind == "article"]
        return tuple(sorted(found, key=lambda page: page.date or datetime.datetime.min, reverse=True))

    @cached_property
    def series(self) -> Mapping[str, "Series"]:
        """Every series by its address; names that come to one address are one series, named as on its first page."""
        members: dict[str, list[Page]] = {}
        for page in self.articles:
            if page.front.series:
                members.setdefault(series_url(page.front.series), []).append(page)
        in_order = {url: tuple(sorted(members[url], key=_place_in_series)) for url in sorted(members)}
        return {url: Series(pages[0].front.series or "", url, pages) for url, pages in in_order.items()}

    @cached_property
    def paths_through(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the reading paths that pass through a page, by its address."""
        found: dict[str, dict[str, None]] = {}
        for path in self.paths:
            for step in path.steps:
                found.setdefault(step.page_url, {})[path.id] = None
        return {url: tuple(ids) for url, ids in found.items()}

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every site-relative address that a link may lead to; pages to practise techniques are made after links."""
        later = map(practice_url, self.technique_urls)
        return frozenset(self.by_url) | self.made | {f"/{path}" for path in self.files} | {*later}

    @cached_property
    def by_source(self) -> Mapping[str, Page]:
        """Pages by source file."""
        return {page.source: page for page in self.pages}

    @cached_property
    def by_url(self) -> Mapping[str, Page]:
        """Pages by site-relative address."""
        return {page.url: page for page in self.pages}

    @cached_property
    def by_save_as(self) -> Mapping[str, Page]:
        """Pages by the name of their output file."""
        return {page.save_as: page for page in self.pages}

    @cached_property
    def strategy_pages(self) -> Mapping[str, Page]:
        """The page of each strategy, by the strategy's id, which is the page's slug."""
        return {page.slug: page for page in self.pages if page.kind == "strategy"}

    @cached_property
    def technique_urls(self) -> Mapping[str, str]:
        """Where the phrases of each technique lead, by its id: its section, or the page that it names, if listed."""
        sections, named = self.strategy_pages, self.by_source
        owners = self.vocabulary.strategy_of
        found = {
            name: named.get(technique.links_to) if technique.links_to else sections.get(owners[name].id)
            for name, technique in self.vocabulary.techniques.items()
        }
        return {
            name: page.url if self.vocabulary.techniques[name].links_to else f"{page.url}#{name}"
            for name, page in found.items()
            if page is not None and page.is_listed
        }

    def with_pages(self, changes: Mapping[str, Mapping[str, Any]]) -> "Library":
        """The library with some fields of some pages changed, given by address."""
        pages = tuple(page.with_fields(changes[page.url]) if page.url in changes else page for page in self.pages)
        return dataclasses.replace(self, pages=pages)


def series_url(name: str) -> str:
    """The address of a series' page."""
    return f"/series/{slug_of(name)}/"


def practice_url(technique: str) -> str:
    """The address of the page on which to practise a technique."""
    return f"/practice/{technique}/"


def _place_in_series(page: Page) -> tuple[float, str]:
    order = page.front.series_order
    return (math.inf if order is None else order, page.title)

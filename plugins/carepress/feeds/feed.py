"""Feeds: which there are, and which articles each of them has."""

import dataclasses
import datetime
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from carepress.page import ALL_ARTICLES, Page
from carepress.page_days import changed_on, newest_day, published_on
from carepress.views import Site, View, strategy_views, view

LENGTH = 20
"""So many articles at most, the newest: readers of feeds have seen the others, and each comes with its text."""

ATOM, JSON = "feed.xml", "feed.json"


@dataclasses.dataclass(frozen=True)
class Entry:
    """One article in a feed; `html` is what its reader gets of it, with whole addresses."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    lang: str
    published: datetime.date
    updated: datetime.date
    authors: tuple[str, ...]
    subjects: tuple[View, ...]


@dataclasses.dataclass(frozen=True)
class Feed:
    """One feed: `home` is the site-relative address of the page that lists the same, below which the feed lies."""

    home: str
    title: str
    summary: str
    lang: str
    entries: tuple[Entry, ...]
    updated: datetime.date

    @property
    def folder(self) -> str:
        """The site-relative address of the folder in which its files are."""
        return "/" if self.home == ALL_ARTICLES else self.home


Content = Callable[[Page], str]
"""What a feed's reader gets of an article, as HTML."""


def feeds(site: Site, content: Content) -> Iterator[Feed]:
    """The feed of all articles, that of each strategy, and that of each series; none of them is empty."""
    library, entries = site.library, _Entries(site, content)

    def feed(home: str, title: str, summary: str, pages: Sequence[Page]) -> Iterator[Feed]:
        found, updated = entries.newest(pages), newest_day(pages)
        if found and updated:
            yield Feed(home, title, summary, site.lang, found, updated)

    yield from feed(ALL_ARTICLES, site.name, site.settings.description, library.articles)
    for strategy in strategy_views(site, library.vocabulary.by_id):
        if strategy["url"]:
            taught = [page for page in library.articles if strategy["id"] in page.front.strategies]
            yield from feed(strategy["url"], f"{strategy['name']} – {site.name}", strategy["summary"], taught)
    for series in library.series.values():
        yield from feed(series.url, f"{series.name} – {site.name}", "", series.pages)


class _Entries:
    """The entries of pages, each made once: most articles stand in several feeds, and each is as long as its page."""

    def __init__(self, site: Site, content: Content) -> None:
        self._site, self._content = site, content
        self._known: dict[str, Entry] = {}

    def newest(self, pages: Sequence[Page]) -> tuple[Entry, ...]:
        """The newest of pages, the newest first; a page without a date has no place among them."""
        dated = ((page.date, page.url, page) for page in pages if page.date)
        newest = sorted(dated, key=lambda one: one[:2], reverse=True)[:LENGTH]
        return tuple(self._entry(page) for _, _, page in newest)

    def _entry(self, page: Page) -> Entry:
        if page.url not in self._known:
            self._known[page.url] = _entry(self._site, page, self._content)
        return self._known[page.url]


def feed_links(found: Iterable[Feed]) -> Mapping[str, tuple[View, ...]]:
    """What the head of pages says of feeds beside that of the whole site, by the address of the page."""
    links = dict[str, tuple[View, ...]]()
    for feed in found:
        atom = view(type="application/atom+xml", title=feed.title, url=f"{feed.folder}{ATOM}")
        json = view(type="application/feed+json", title=feed.title, url=f"{feed.folder}{JSON}")
        is_whole = feed.home == ALL_ARTICLES
        links |= {feed.home: (json,) if is_whole else (atom, json)} | ({"/": (json,)} if is_whole else {})
    return links


def identity(site: Site, url: str) -> str:
    """What a feed calls something for ever: its address; before the site has one, a name made of what is known."""
    return site.address + url if site.address else uuid.uuid5(uuid.NAMESPACE_URL, f"{site.name} {url}").urn


def _entry(site: Site, page: Page, content: Content) -> Entry:
    published = published_on(page) or datetime.date.min
    return Entry(
        id=identity(site, page.url),
        url=site.address + page.url,
        title=page.title,
        summary=page.front.summary,
        html=content(page),
        lang=page.lang,
        published=published,
        updated=changed_on(page) or published,
        authors=page.front.authors,
        subjects=strategy_views(site, page.front.strategies),
    )

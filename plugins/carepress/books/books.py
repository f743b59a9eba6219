"""Books: which there are, and what their pages say of them."""

import dataclasses
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from carepress.books.book import Book
from carepress.books.volume import Workshop, volume
from carepress.kept_files import KeptFiles
from carepress.languages import file_size
from carepress.own_files import OwnFiles
from carepress.page import ALL_ARTICLES
from carepress.page_days import newest_day
from carepress.views import Site, View, date_view, view
from carepress.whom_to_call import whom_to_call

FEWEST, MOST = 2, 100
"""Fewer articles are no book, and more are one that nobody could hold."""


@dataclasses.dataclass(frozen=True)
class Shelf:
    """What books are made of: the site, what templates see of it and of its pages by address, files, and templates."""

    site: Site
    shown: View
    pages: Mapping[str, View]
    own: OwnFiles
    folders: Sequence[Path]


@dataclasses.dataclass
class Books:
    """By address what pages say of the books that they are in, and the files."""

    pages: dict[str, tuple[View, ...]] = dataclasses.field(default_factory=dict)
    files: dict[str, bytes] = dataclasses.field(default_factory=dict)


def books(shelf: Shelf, kept: KeptFiles) -> Books:
    """Every book of a site, each offered on the list of its articles and on each of them."""
    found = Books()
    shop = Workshop(shelf.shown, shelf.own, shelf.folders, kept)
    for book in wanted(shelf):
        content = volume(book, shop)
        if content:
            path = f"{book.url[1:]}{book.url.strip('/').rpartition('/')[-1]}.epub"
            found.files[path] = content
            told = view(url=f"/{path}", title=book.title, size=file_size(len(content), book.lang))
            for url in (book.url, *(page["url"] for page in book.articles)):
                found.pages[url] = (*found.pages.get(url, ()), told)
    return found


def wanted(shelf: Shelf) -> Iterator[Book]:
    """The book of each series, or one of all articles where there is no series."""
    library = shelf.site.library
    series = [(one.url, one.name, one.pages) for one in library.series.values()]
    for url, title, pages in series or [(ALL_ARTICLES, shelf.site.name, library.articles)]:
        articles = [page for page in pages if not page.front.quick_exit and page.url in shelf.pages]
        if FEWEST <= len(articles) <= MOST:
            taught = {strategy for page in articles for strategy in page.front.strategies}
            owners = [library.strategy_pages[one] for one in library.vocabulary.by_id if one in library.strategy_pages]
            strategies = [page for page in owners if page.slug in taught and page.is_listed]
            newest = newest_day([*articles, *strategies])
            yield Book(
                url=url,
                title=title,
                lang=articles[0].lang,
                address=shelf.site.address + url,
                identifier=uuid.uuid5(uuid.NAMESPACE_URL, shelf.site.address + url).urn,
                day=date_view(newest, articles[0].lang),
                articles=[shelf.pages[page.url] for page in articles],
                strategies=[shelf.pages[page.url] for page in strategies],
                names=_names(shelf),
                help=_help(shelf),
                whom_to_call=whom_to_call(shelf.shown.get("help"), shelf.site.labels),
            )


def _names(shelf: Shelf) -> dict[str, str]:
    """Pages to practise are parts of strategy pages."""
    return {url: page["technique_url"] for url, page in shelf.pages.items() if page.get("technique_url")}


def _help(shelf: Shelf) -> tuple[View, ...]:
    """The help of every country as the help page has it, or that of the site's own."""
    page = shelf.pages.get(shelf.shown["help_url"] or "", {})
    own = shelf.shown.get("help")
    everywhere: tuple[View, ...] = page.get("directory") or ((own,) if own else ())
    return tuple(sorted(everywhere, key=lambda one: bool(own) and one["code"] != own["code"])) if own else everywhere

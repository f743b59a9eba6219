"""Keepable pages: those that readers may keep on their device; none whose reader it could put at risk is among them."""

import dataclasses
from collections.abc import Iterable, Sequence

from carepress.page import Library, Page
from carepress.views import View


@dataclasses.dataclass(frozen=True)
class Keepable:
    """A page that readers may keep, and the addresses of those that belong to it, such as the steps of a path."""

    url: str
    title: str
    members: tuple[str, ...] = ()


def keepable(library: Library, listings: Sequence[View]) -> tuple[Keepable, ...]:
    """Every page with a text of its own that lists may name, and every path and series, in the order of addresses."""
    pages = {page.url: Keepable(page.url, page.title) for page in library.listed if not page.front.quick_exit}
    made = [one for one in listings if one["kind"] in _MEMBERS and not one["quick_exit"]]
    found = pages | {one["url"]: Keepable(one["url"], one["title"], _members(one)) for one in made}
    practised: dict[str, list[str]] = {}
    for one in made:
        if one["kind"] == "practice":
            practised.setdefault(_page_of(one["technique_url"]), []).append(one["url"])
    for url in practised.keys() & pages.keys():
        found[url] = dataclasses.replace(found[url], members=tuple(practised[url]))
    return tuple(_among(found[url], found) for url in sorted(found))


def help_pages(library: Library, help_page: str) -> tuple[Page, ...]:
    """The pages that tell whom to call: the one that the settings name, and all with the directory of helplines."""
    pages = (page for page in library.listed if page.front.template == "help" or page.source == help_page)
    return tuple(page for page in pages if not page.front.quick_exit)


_MEMBERS = {"path": "steps", "series": "entries", "practice": None}
"""The kinds of pages made from no file that readers may keep, and where each names its members."""


def _members(listing: View) -> tuple[str, ...]:
    named = _MEMBERS[listing["kind"]]
    return tuple(dict.fromkeys(_page_of(one["url"]) for one in listing[named])) if named else ()


def _page_of(url: str) -> str:
    return url.partition("#")[0]


def _among(page: Keepable, known: Iterable[str]) -> Keepable:
    members = tuple(url for url in page.members if url in known and url != page.url)
    return page if members == page.members else dataclasses.replace(page, members=members)

"""Sitemap: the addresses that search engines are to know, when each last changed, and its translations.

Source: https://www.sitemaps.org/protocol.html
"""

import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from lxml import etree

from carepress.page import Library, Page
from carepress.page_days import changed_on, newest_day
from carepress.translations import translations
from carepress.views import Site, View

MOST = 50_000
"""So many addresses may one sitemap have."""
NAME, PART = "sitemap.xml", "sitemap-{}.xml"

FOR_READERS_ALONE = frozenset({"moved", "not-found", "offline", "kept", "settings"})
"""Kinds of pages that nobody looks for in a search engine."""

_MAPS, _PAGES = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"
_PLAIN: Any = {None: _MAPS}
_SAFE = "/:?#[]@!$&'()*+,;=%~-._"


@dataclasses.dataclass(frozen=True)
class Address:
    """One address: site-relative, the newest day of what stands there, and its translations by language."""

    url: str
    changed: datetime.date | None
    languages: tuple[tuple[str, str], ...] = ()


def addresses(site: Site, listings: Iterable[View]) -> Iterator[Address]:
    """Every address that is its own canonical one and that lists may name, pages first, in a stable order."""
    spoken = translations(site.library)
    for page in sorted(site.library.listed, key=lambda page: page.url):
        languages = tuple((other.lang, other.url) for other in spoken.get(page.url, ()))
        yield Address(page.url, _changed(site.library, page), languages)
    newest, days = newest_day(site.library.listed), {page.url: changed_on(page) for page in site.library.pages}
    for listing in sorted(listings, key=lambda listing: str(listing["url"])):
        if listing["kind"] not in FOR_READERS_ALONE and listing["canonical"] == site.address + listing["url"]:
            yield Address(listing["url"], _newest_entry(days, listing) or newest)


def _changed(library: Library, page: Page) -> datetime.date | None:
    """The home page shows what is new, so it is as new as that."""
    return newest_day(library.listed) if page.front.template == "home" else changed_on(page)


def _newest_entry(days: Mapping[str, datetime.date | None], listing: View) -> datetime.date | None:
    rows: Sequence[View] = (*listing.get("entries", ()), *listing.get("steps", ()))
    urls = (str(row["url"]).partition("#")[0] for row in rows if "url" in row)
    return max([day for day in map(days.get, urls) if day], default=None)


def sitemap_files(site: Site, found: Sequence[Address], most: int = MOST) -> Mapping[str, bytes]:
    """The sitemap by its path, or, where there are too many addresses for one, an index and its parts."""
    if len(found) <= most:
        return {NAME: sitemap(site.address, found)}
    parts = [found[start : start + most] for start in range(0, len(found), most)]
    named = {PART.format(number): part for number, part in enumerate(parts, 1)}
    index = etree.Element(f"{{{_MAPS}}}sitemapindex", nsmap=_PLAIN)
    for path, part in named.items():
        _entry(index, "sitemap", f"{site.address}/{path}", max([a.changed for a in part if a.changed], default=None))
    return {NAME: _document(index)} | {path: sitemap(site.address, part) for path, part in named.items()}


def sitemap(address: str, found: Iterable[Address]) -> bytes:
    """One sitemap, for a site that lives at an address."""
    root = etree.Element(f"{{{_MAPS}}}urlset", nsmap={**_PLAIN, "xhtml": _PAGES})
    for one in found:
        entry = _entry(root, "url", address + one.url, one.changed)
        for lang, url in one.languages:
            attributes = {"rel": "alternate", "hreflang": lang, "href": _whole(address + url)}
            etree.SubElement(entry, f"{{{_PAGES}}}link", attributes)
    return _document(root)


def _entry(root: etree._Element, name: str, address: str, changed: datetime.date | None) -> etree._Element:
    entry = etree.SubElement(root, f"{{{_MAPS}}}{name}")
    etree.SubElement(entry, f"{{{_MAPS}}}loc").text = _whole(address)
    if changed:
        etree.SubElement(entry, f"{{{_MAPS}}}lastmod").text = changed.isoformat()
    return entry


def _whole(address: str) -> str:
    """An address as RFC 3986 has it: letters beyond ASCII are percent-encoded."""
    return quote(address, safe=_SAFE)


def _document(root: etree._Element) -> bytes:
    document: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return document

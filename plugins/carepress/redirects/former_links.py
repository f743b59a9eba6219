"""Former links: links of pages to addresses that have moved or are gone."""

import posixpath
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from carepress.addresses import is_external
from carepress.finding import Finding, place_at
from carepress.html import with_addresses
from carepress.page import Library, Page
from carepress.redirect import Redirect
from carepress.source_places import address_place


def moved_links(library: Library, found: Sequence[Redirect]) -> Iterator[Finding]:
    """An advice for each link to an address that has moved, and an error for each to one that is gone."""
    by_address = {one.former: one for one in found}
    for page in library.pages if found else ():
        for address, occurrence in _links(page):
            redirect = by_address.get(_meant(page, address))
            if redirect is not None:
                yield _moved(page, address, occurrence, redirect)


def _links(page: Page) -> list[tuple[str, int]]:
    """The addresses of a page's links in reading order, each with how often it has stood there by then."""
    met: dict[str, int] = {}
    links: list[tuple[str, int]] = []

    def heard(tag: str, address: str) -> str:
        if tag == "a" and not is_external(address):
            met[address] = met.get(address, 0) + 1
            links.append((address, met[address]))
        return address

    with_addresses(page.html, heard)
    return links


def _meant(page: Page, address: str) -> str:
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    joined = posixpath.normpath(posixpath.join(page.url, path))
    return joined if joined.endswith(".html") else f"{joined.rstrip('/')}/"


def _moved(page: Page, address: str, occurrence: int, redirect: Redirect) -> Finding:
    offset = address_place(page.markdown, (address, unquote(address)), occurrence)
    place = place_at(page.markdown, offset or 0, page.body_line)
    if not redirect.to:
        message = f"“{address}” leads to a page that was removed on {redirect.on}: {redirect.gone}"
        return Finding(page.source, *place, "link-broken", message, "Take the link out, or lead it elsewhere.")
    message = f"“{address}” has moved to “{redirect.to}”."
    return Finding(
        page.source, *place, "link-moved", message, "Link to the new address, or to the page’s file.", "advice"
    )

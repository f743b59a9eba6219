"""External links: what the texts of pages link to on other sites, and where."""

from collections import Counter
from collections.abc import Iterator

from carepress.html import with_addresses
from carepress.links.targets import place
from carepress.page import Library, Page
from carepress.table import Row

_WEB = ("http://", "https://")


def external_links(library: Library) -> Iterator[Row]:
    """A row for each such link, in the order of pages and texts."""
    for page in library.pages:
        seen = Counter[str]()
        for address in _linked(page):
            seen[address] += 1
            line, column = place(page, address, seen[address])
            yield {"source": page.source, "line": line, "column": column, "address": address}


def _linked(page: Page) -> list[str]:
    found: list[str] = []

    def note(tag: str, address: str) -> str:
        if tag == "a" and address.casefold().startswith(_WEB):
            found.append(address)
        return address

    with_addresses(page.html, note)
    return found

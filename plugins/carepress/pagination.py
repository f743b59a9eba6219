"""Pagination: a long list on as many pages as it takes."""

from collections.abc import Iterator, Sequence
from typing import Any

from carepress.views import View, view


def paginated(url: str, entries: Sequence[View], length: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each page of a list, at least one: its address, the first page's being `url`, and what templates see of it.

    Every page names the address of every other, so that no entry is more than one step from any of them.
    """
    pages = max(1, -(-len(entries) // length))
    urls = [url, *(f"{url}{number}/" for number in range(2, pages + 1))]
    every = tuple(view(number=number, url=address) for number, address in enumerate(urls, 1))
    for at, address in enumerate(urls):
        yield (
            address,
            {
                "entries": tuple(entries[at * length : (at + 1) * length]),
                "number": at + 1,
                "pages": every,
                "previous_url": urls[at - 1] if at else None,
                "next_url": urls[at + 1] if at + 1 < pages else None,
            },
        )

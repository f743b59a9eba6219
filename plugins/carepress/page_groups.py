"""Groups of pages: what is worked out for all pages of one holds as long as none of them changes, comes or goes."""

import zlib
from collections.abc import Iterator, Sequence

from carepress.page import Page


def page_groups(pages: Sequence[Page]) -> Iterator[tuple[Page, ...]]:
    """Pages in their order, in groups that mostly stay as they are when others change: each ends where an address says.

    There are about as many groups as pages in each.
    """
    size = 1 << len(pages).bit_length() // 2
    group: list[Page] = []
    for page in pages:
        group.append(page)
        if zlib.crc32(page.url.encode()) % size == 0:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)

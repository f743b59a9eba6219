"""Groups of pages: what is worked out for all pages of one holds as long as none of them changes, comes or goes."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from carepress.page import Page

Answer = TypeVar("Answer")
Item = TypeVar("Item")

MANY = 12
"""So many groups of pages are worth processes."""


def in_groups(
    each: Callable[..., dict[int, list[Answer]]],
    work: Callable[..., list[Answer]],
    pages: Sequence[Page],
    *given: Any,
) -> list[Answer]:
    """All that a pure function answers about pages, of which it gets one group after the other, and what is `given`.

    `each` is what asks it about many things, each known by a key: see `bridge.each`.
    """
    asked = {number: (group,) for number, group in enumerate(page_groups(pages))}
    return [answer for found in each(work, asked, *given, many=MANY).values() for answer in found]


def page_groups(pages: Sequence[Page]) -> Iterator[tuple[Page, ...]]:
    """Pages in their order, in groups that mostly stay as they are when others change: each ends where an address says.

    There are about as many groups as pages in each.
    """
    return grouped(pages, lambda page: page.url)


def grouped(items: Sequence[Item], name: Callable[[Item], str]) -> Iterator[tuple[Item, ...]]:
    """The same of anything that has a name of its own, such as files."""
    size = 1 << len(items).bit_length() // 2
    group: list[Item] = []
    for item in items:
        group.append(item)
        if zlib.crc32(name(item).encode()) % size == 0:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)

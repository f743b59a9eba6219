"""Weight: what a reader on an old phone and a bad network must wait for, in compressed bytes."""

import dataclasses
import itertools
import re
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from carepress.inspection import words_of_pages as page_told
from carepress.inspection.fault import Fault, fault

TCP_WINDOW = 14_600
"""The first view comes with the first answer of the server if it is no larger."""

WHOLE_PAGE = 90_000
"""A page, script and fonts included, should not be larger; where its HTML alone is, an old phone is blank for long."""

BUDGETS = {"article": 24_000}
OTHER_PAGES = 30_000

_SECTION = re.compile(rb"<h2\b")


@dataclasses.dataclass(frozen=True, slots=True)
class Budgets:
    """The bytes that a page may have, and those that its stylesheet takes of its first view."""

    page: int = OTHER_PAGES
    stylesheet: int = 0


def compressed(content: bytes) -> int:
    """The bytes of a text as a server sends it."""
    return len(zlib.compress(content, 6))


class Weight(NamedTuple):
    """Most compressed bytes that a page has, and most that it needs to show its first section."""

    page: int = 0
    first_view: int = 0


def weight_of(html: bytes) -> Weight:
    """The weight of a page, by the quickest compression: few pages are so heavy that it must be known better."""
    first, pack = _first_view(html), zlib.compressobj(1)
    begun = len(pack.compress(first)) + len(pack.flush(zlib.Z_SYNC_FLUSH))
    return Weight(begun + len(pack.compress(html[len(first) :])) + len(pack.flush()), begun if first else 0)


def weight_faults(weight: Weight, budgets: Budgets, read: Callable[[], bytes]) -> Iterator[Fault]:
    """Advice for a page above its budget, an error for one that hurts, and advice for a first view that comes late.

    `read` gives the page's HTML, where its weight leaves a doubt.
    """
    left = TCP_WINDOW - budgets.stylesheet
    is_late = bool(budgets.stylesheet) and weight.first_view > left
    html = read() if is_late or weight.page > budgets.page else b""
    size = compressed(html)
    if size > budgets.page:
        yield fault(page_told.page_too_heavy(size, budgets.page, is_error=size > WHOLE_PAGE))
    elif is_late and (first := compressed(_first_view(html))) > left:
        yield fault(page_told.first_view_too_heavy(first + budgets.stylesheet, TCP_WINDOW))


def _first_view(html: bytes) -> bytes:
    """The HTML to the end of the first section; none where there is only one."""
    title = html.find(b"</h1>")
    second = next(itertools.islice(_SECTION.finditer(html, max(title, 0)), 1, None), None)
    return html[: second.start()] if title >= 0 and second else b""

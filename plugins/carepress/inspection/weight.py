"""Weight: what a reader on an old phone and a bad network must wait for, in compressed bytes."""

import dataclasses
import re
import zlib
from collections.abc import Iterator

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


def weight_faults(html: bytes, budgets: Budgets) -> Iterator[Fault]:
    """Advice for a page above its budget, an error for one that hurts, and advice for a first view that comes late."""
    size = compressed(html) if len(html) > budgets.page else 0
    if size > budgets.page:
        yield fault(page_told.page_too_heavy(size, budgets.page, is_error=size > WHOLE_PAGE))
        return
    first = _first_view(html)
    left = TCP_WINDOW - budgets.stylesheet
    if budgets.stylesheet and len(first) > left and compressed(first) > left:
        yield fault(page_told.first_view_too_heavy(compressed(first) + budgets.stylesheet, TCP_WINDOW))


def _first_view(html: bytes) -> bytes:
    """The HTML to the end of the first section; none where there is only one."""
    title = html.find(b"</h1>")
    headings = [match.start() for match in _SECTION.finditer(html, max(title, 0))][:2]
    return html[: headings[1]] if title >= 0 and len(headings) > 1 else b""

"""Link marks: the tags that make a part of a passage a link, put into the HTML without breaking other elements."""

import re
from collections.abc import Iterable, Sequence

from carepress.cross_links.passage import Passage, Span

Mark = tuple[int, str]
"""Tags to be put into a page's HTML, and the offset at which they go in."""

_ID = re.compile(r"""\sid=("[^"]*"|'[^']*')""")


def link_marks(html: str, passage: Passage, span: Span, start_tag: str) -> tuple[Mark, Mark]:
    """What begins and what ends a link around a part of a passage.

    Inline elements that only a part of the link belongs to are ended before it and begun again within.
    """
    first, last = passage.piece(span[0]), passage.piece(span[1] - 1)
    begin = first.offset if first.is_one else first.offset + span[0] - first.start
    end = last.end if last.is_one else last.offset + span[1] - last.start
    shared = _shared(first.around, last.around)
    opened, closed = list(first.around[shared:]), list(last.around[shared:])
    while opened and opened[-1][1] == begin:
        begin = opened.pop()[0]
    while closed and html.startswith(_end_tag(html, closed[-1]), end):
        end += len(_end_tag(html, closed.pop()))
    return (begin, _across(html, opened, start_tag)), (end, _across(html, closed, "</a>"))


def with_marks(html: str, marks: Iterable[Mark]) -> str:
    """The HTML with all marks put in; their offsets are those of the HTML as it was."""
    parts, done = [], 0
    for offset, tags in sorted(marks, key=lambda mark: mark[0]):
        parts += [html[done:offset], tags]
        done = offset
    return "".join((*parts, html[done:]))


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many elements, from outside, stand around both."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _across(html: str, elements: Sequence[Span], tag: str) -> str:
    """A tag between the ends of elements and their new beginnings."""
    ends = "".join(_end_tag(html, span) for span in reversed(elements))
    return ends + tag + "".join(_ID.sub("", html[start:end]) for start, end in elements)


def _end_tag(html: str, span: Span) -> str:
    name = re.match(r"<(\w+)", html[span[0] : span[1]])
    return f"</{name[1]}>" if name else ""

"""Running text: the stretches of a page that are read in one go, and their text with the way back to the HTML."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carepress.cross_links.passage import Passage, Span
from carepress.html import HEADINGS, TAG, attribute

_VOID = frozenset({"br", "col", "hr", "img", "wbr"})

_UNREAD = frozenset({"code", "del", "img", "kbd", "rp", "rt", "s", "samp", "sub", "sup", "var"})
"""Elements whose words do not belong to the sentence around them."""

_READ_ON = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "dfn", "em", "i", "ins", "mark", "q", "ruby", "small", "span"}
    | {"strong", "time", "u", "wbr"}
)
_INLINE = _READ_ON | _UNREAD

_NO_LINKS = frozenset(
    {*HEADINGS, "a", "blockquote", "caption", "cite", "dfn", "dt", "figcaption", "pre", "q"} | {"summary", "th"}
)
_NO_LINKS_CLASSES = frozenset({"care-card", "footnote", "no-links", "technique-definition", "technique-evidence"})


class Stretch(NamedTuple):
    """A part of a page's HTML, from `start` to `end`, that nothing but inline elements interrupts."""

    start: int
    end: int
    is_heading: bool
    is_barred: bool


class _Element(NamedTuple):
    """An element that is open: its tag and the place of its start tag, and what it and those around it are."""

    tag: str
    span: Span
    is_heading: bool = False
    is_barred: bool = False
    is_unread: bool = False
    href: str = ""


_ROOT = _Element("", (0, 0))


def stretches(html: str) -> Iterator[Stretch]:
    """Each stretch of a page's HTML, headings among them, in order."""
    around, end = [_ROOT], 0
    for match in TAG.finditer(html):
        tag = match[2]
        if tag in _INLINE:
            continue
        start = match.start()
        if start - end > 1:
            yield Stretch(end, start, around[-1].is_heading, around[-1].is_barred)
        end = match.end()
        if match[1]:
            _close(around, tag)
        elif tag not in _VOID:
            around.append(_element(match, around[-1]))
    if end < len(html):
        yield Stretch(end, len(html), around[-1].is_heading, around[-1].is_barred)


def passage_of(html: str, stretch: Stretch) -> Passage:
    """The text of a stretch."""
    found, inline, end = Passage(is_heading=stretch.is_heading), [_ROOT], stretch.start
    for match in TAG.finditer(html, stretch.start, stretch.end):
        _add(found, html, (end, match.start()), inline)
        end, tag = match.end(), match[2]
        if tag == "br":
            found.add_space(match.start(), match.end())
        elif tag == "img":
            found.add_gap()
        elif match[1]:
            _close(inline, tag)
        elif tag not in _VOID:
            inline.append(_element(match, inline[-1]))
    _add(found, html, (end, stretch.end), inline)
    if stretch.is_barred:
        found.bar(0)
    return found


def _element(match: re.Match[str], parent: _Element) -> _Element:
    tag, attributes = match[2], match[3]
    is_barred = parent.is_barred or tag in _NO_LINKS
    if not is_barred and "class" in attributes:
        is_barred = not _NO_LINKS_CLASSES.isdisjoint(attribute(attributes, "class").split())
    href = attribute(attributes, "href") if tag == "a" else parent.href
    is_heading, is_unread = parent.is_heading or tag in HEADINGS, parent.is_unread or tag in _UNREAD
    return _Element(tag, match.span(), is_heading, is_barred, is_unread, href)


def _close(elements: list[_Element], tag: str) -> None:
    """lxml leaves out the end of an empty list item, so the innermost element need not be the one that ends."""
    if elements[-1].tag == tag:
        elements.pop()
    elif any(element.tag == tag for element in elements):
        while elements.pop().tag != tag:
            pass


def _add(found: Passage, html: str, span: Span, inline: Sequence[_Element]) -> None:
    """Add the text between two tags, or the gap that it leaves."""
    start, end = span
    if start == end:
        return
    if inline[-1].is_unread:
        found.add_gap()
        return
    before = found.length
    found.add(html[start:end], start, tuple(element.span for element in inline[1:]))
    if inline[-1].is_barred:
        found.bar(before)
    if inline[-1].href:
        found.links.append((before, found.length, inline[-1].href))

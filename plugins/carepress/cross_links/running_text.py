"""Running text: the passages of a page as plain text, each with the way back to its HTML."""

import dataclasses
import re
from collections.abc import Iterator
from html import unescape

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


@dataclasses.dataclass(frozen=True, slots=True)
class _Element:
    """An element that is open: its tag, the place of its start tag, and what it means for the text within."""

    tag: str
    span: Span
    is_barred: bool
    href: str


def passages(html: str) -> Iterator[Passage]:
    """Each passage of a page's HTML that has any text, headings among them, in order."""
    open_elements: list[_Element] = []
    passage, end = Passage(), 0
    for match in TAG.finditer(html):
        _add(passage, html, (end, match.start()), open_elements)
        end, tag = match.end(), match[2]
        if tag not in _INLINE:
            yield from _finished(passage)
        if match[1]:
            _close(open_elements, tag)
        elif tag not in _VOID:
            open_elements.append(_element(match))
        if tag == "br":
            passage.add_space(match.start(), match.end())
        elif tag == "img":
            passage.add_gap()
        if tag not in _INLINE:
            passage = Passage(is_heading=any(element.tag in HEADINGS for element in open_elements))
    _add(passage, html, (end, len(html)), open_elements)
    yield from _finished(passage)


def _finished(passage: Passage) -> Iterator[Passage]:
    if passage.text.strip("\x00 "):
        yield passage


def _element(match: re.Match[str]) -> _Element:
    tag, attributes = match[2], match[3]
    classes = set(attribute(attributes, "class").split()) if "class" in attributes else set[str]()
    barred = tag in _NO_LINKS or bool(_NO_LINKS_CLASSES & classes)
    return _Element(tag, match.span(), barred, attribute(attributes, "href") if tag == "a" else "")


def _close(open_elements: list[_Element], tag: str) -> None:
    """lxml leaves out the end of an empty list item, so the innermost element need not be the one that ends."""
    if any(element.tag == tag for element in open_elements):
        while open_elements.pop().tag != tag:
            pass


def _add(passage: Passage, html: str, span: Span, open_elements: list[_Element]) -> None:
    """Add the text between two tags, or the gap that it leaves."""
    start, end = span
    if start == end:
        return
    if any(element.tag in _UNREAD for element in open_elements):
        passage.add_gap()
        return
    before = len(passage.text)
    passage.add(html[start:end], start, tuple(e.span for e in open_elements if e.tag in _INLINE))
    if any(element.is_barred for element in open_elements):
        passage.barred.append((before, len(passage.text)))
        address = next((unescape(element.href) for element in open_elements if element.href), "")
        if address:
            passage.links.append((before, len(passage.text), address))

"""Running text: the passages of a page as plain text, each with the way back to its HTML."""

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
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


def passages(html: str, is_wanted: Callable[[int, int], bool]) -> Iterator[Passage]:
    """Each passage of a page's HTML, headings among them, that is wanted by its start and end there, in order."""
    around: list[_Element] = []
    end = 0
    for match in TAG.finditer(html):
        tag = match[2]
        if tag in _INLINE:
            continue
        if is_wanted(end, match.start()):
            yield _passage(html, (end, match.start()), around)
        end = match.end()
        if match[1]:
            _close(around, tag)
        elif tag not in _VOID:
            around.append(_element(match))
    if is_wanted(end, len(html)):
        yield _passage(html, (end, len(html)), around)


def _passage(html: str, span: Span, blocks: Sequence[_Element]) -> Passage:
    passage = Passage(is_heading=any(block.tag in HEADINGS for block in blocks))
    is_barred, inline = any(block.is_barred for block in blocks), list[_Element]()
    end = span[0]
    for match in TAG.finditer(html, *span):
        _add(passage, html, (end, match.start()), inline)
        end, tag = match.end(), match[2]
        if tag == "br":
            passage.add_space(match.start(), match.end())
        elif tag == "img":
            passage.add_gap()
        elif match[1]:
            _close(inline, tag)
        elif tag not in _VOID:
            inline.append(_element(match))
    _add(passage, html, (end, span[1]), inline)
    if is_barred:
        passage.bar(0)
    return passage


def _element(match: re.Match[str]) -> _Element:
    tag, attributes = match[2], match[3]
    classes = set(attribute(attributes, "class").split()) if "class" in attributes else set[str]()
    barred = tag in _NO_LINKS or bool(_NO_LINKS_CLASSES & classes)
    return _Element(tag, match.span(), barred, attribute(attributes, "href") if tag == "a" else "")


def _close(elements: list[_Element], tag: str) -> None:
    """lxml leaves out the end of an empty list item, so the innermost element need not be the one that ends."""
    if any(element.tag == tag for element in elements):
        while elements.pop().tag != tag:
            pass


def _add(passage: Passage, html: str, span: Span, inline: Sequence[_Element]) -> None:
    """Add the text between two tags, or the gap that it leaves."""
    start, end = span
    if start == end:
        return
    if any(element.tag in _UNREAD for element in inline):
        passage.add_gap()
        return
    before = passage.length
    passage.add(html[start:end], start, tuple(element.span for element in inline))
    if any(element.is_barred for element in inline):
        passage.bar(before)
        address = next((unescape(element.href) for element in inline if element.href), "")
        if address:
            passage.links.append((before, passage.length, address))

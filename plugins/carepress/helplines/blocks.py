"""Blocks: the paragraphs, cells and headings of a page, what each of them says by itself, and how it is emptied."""

import dataclasses
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from carepress.html import HEADINGS

_TEXT_BLOCKS = {"p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "summary", "pre", *HEADINGS}
BLOCKS = _TEXT_BLOCKS | {"blockquote", "details", "div", "dl", "figure", "ol", "section", "table", "ul"}
"""The elements that are blocks, by their tags."""
_NOT_PROSE = {"code", "kbd", "pre", "samp"}
_APART = "¶"
"""What stands for what is left out, so that the digits on its two sides are not read as one number."""


@dataclasses.dataclass(frozen=True)
class Link:
    """A link within a block: its address and its words."""

    address: str
    words: str


@dataclasses.dataclass(frozen=True)
class Block:
    """What a block says: its `text`, that text without code as `prose`, its links, and what tells what a cell holds."""

    text: str
    prose: str
    links: tuple[Link, ...] = ()
    context: str = ""


def block(element: HtmlElement) -> Block:
    """What an element that is a block says; blocks within it speak for themselves."""
    links = tuple(
        Link(e.get("href", ""), _spaced("".join(_own_text(e))))
        for e in _inline(element)
        if e.tag == "a" and e.get("href")
    )
    prose = "" if element.tag in _NOT_PROSE else "".join(_own_text(element, is_prose=True))
    return Block(_spaced("".join(_own_text(element))), _spaced(prose), links, _context(element))


def empty(element: HtmlElement) -> None:
    """Take out all that a block says, but not the blocks within it."""
    element.text = ""
    for child in list(element):
        child.tail = ""
        if not any(part.tag in BLOCKS for part in child.iter()):
            element.remove(child)
        elif child.tag not in BLOCKS:
            child.attrib.pop("href", None)
            empty(child)


def _inline(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of a block that lie in no other block."""
    for child in element:
        if child.tag not in BLOCKS:
            yield child
            yield from _inline(child)


def _own_text(element: HtmlElement, *, is_prose: bool = False) -> Iterator[str]:
    """The text of a block; another block within it, a line's end or a note's sign ends a number."""
    yield _flowing(element.text)
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif child.tag == "img":
            yield f" {_flowing(child.get('alt'))} "
        elif child.tag in BLOCKS or child.tag in {"sub", "sup"} or (is_prose and child.tag in _NOT_PROSE):
            yield _APART
        else:
            yield from _own_text(child, is_prose=is_prose)
        yield _flowing(child.tail)


def _flowing(text: str | None) -> str:
    """A text in which the ends of the source's lines, which readers do not see, are spaces."""
    return (text or "").replace("\n", " ")


def _spaced(text: str) -> str:
    return re.sub(r" {2,}", " ", text)


def _context(element: HtmlElement) -> str:
    """What tells what a cell holds: the head of its column and, in a second line, its row; or what is before a list."""
    if element.tag in {"td", "th"}:
        row, table = element.getparent(), next(element.iterancestors("table"), None)
        heads, at = [*(table.find(".//tr") if table is not None else ())], row.index(element)
        return "\n".join(_flowing(part.text_content()) for part in (*heads[at : at + 1], row))
    before = (
        (element.getparent() if element.tag == "li" else element).getprevious() if element.tag in {"li", "dd"} else None
    )
    return _flowing(before.text_content()) if before is not None else ""

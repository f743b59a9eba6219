"""Markdown: finished HTML in the marks of CommonMark, for programs that read those best; every word stays."""

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from carepress.html import fragment
from carepress.markdown_pages.marks import (
    UNKNOWN,
    address,
    as_start,
    code,
    emphasised,
    escaped,
    fenced,
    inset,
    item_mark,
)

Whole = Callable[[str], str]
"""The whole address that an address on the page means."""

_BLOCK_TAGS = (
    "blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_STRONG = frozenset({"b", "strong"})
_EMPHASIS = frozenset({"em", "i", "cite", "dfn", "var"})
_SPACE = re.compile(r"[ \t\n\r\f]*[\t\n\r\f][ \t\n\r\f]*|  +")


def markdown(html: str, whole: Whole) -> str:
    """HTML as our pages have it, in Markdown; numbers of sources stand in square brackets, as in `[1]`."""
    return "\n\n".join(_blocks(fragment(html), whole))


def _blocks(element: HtmlElement, whole: Whole) -> Iterator[str]:
    """The blocks in an element; words that stand between blocks are a paragraph."""
    words = [_text(element.text)]
    for child in element:
        if child.tag in _BLOCKS:
            yield from _paragraph("".join(words))
            yield from _block(child, whole)
            words = [_text(child.tail)]
        else:
            words += (_inline(child, whole), _text(child.tail))
    yield from _paragraph("".join(words))


def _paragraph(words: str) -> Iterator[str]:
    lines = [line for part in words.split("\v") if (line := _spaced(part).strip(" "))]
    if lines:
        yield "\\\n".join(map(as_start, lines))


def _block(element: HtmlElement, whole: Whole) -> Iterator[str]:
    tag = str(element.tag)
    if tag in {"ul", "ol"}:
        yield from _list(element, whole)
    elif tag == "dl":
        yield from _definitions(element, whole)
    elif re.fullmatch("h[1-6]", tag):
        words = " ".join(_content(element, whole).replace("\v", " ").split())
        yield from [f"{'#' * int(tag[1])} {re.sub(r'#+$', lambda m: chr(92) + m[0], words)}"] if words else []
    elif tag == "pre":
        yield fenced(str(element.text_content()).strip("\n"))
    elif tag == "hr":
        yield "---"
    elif tag == "table":
        yield from _table(element, whole)
    elif tag == "blockquote" or element.get("class") == "care-card":
        inner = "\n\n".join(_blocks(element, whole))
        yield from [inset("> ", "> ", inner)] if inner else []
    else:
        yield from _blocks(element, whole)


def _list(element: HtmlElement, whole: Whole) -> Iterator[str]:
    items, number = [], int(element.get("start") or 1)
    for item in element.iterchildren("li"):
        blocks, mark = [*_blocks(item, whole)], item_mark(element.tag, number)
        is_tight = len(blocks) < 2 or (len(blocks) == 2 and item[-1].tag in {"ul", "ol"})  # noqa: PLR2004  words, list
        items.append(inset(mark, " " * len(mark), ("\n" if is_tight else "\n\n").join(blocks)))
        number += 1
    yield from ["\n".join(items)] if items else []


def _definitions(element: HtmlElement, whole: Whole) -> Iterator[str]:
    for part in element.iterdescendants("dt", "dd"):
        inner = "\n\n".join(_blocks(part, whole))
        yield emphasised("**", inner) if part.tag == "dt" else inset("- ", "  ", inner)


def _table(element: HtmlElement, whole: Whole) -> Iterator[str]:
    rows = [[_cell(cell, whole) for cell in row.iterchildren("td", "th")] for row in element.iter("tr")]
    for caption in element.iterchildren("caption"):
        yield from _paragraph(_content(caption, whole))
    wide = max(map(len, rows), default=0)
    if wide:
        lines = [f"| {' | '.join(row + [''] * (wide - len(row)))} |" for row in rows]
        yield "\n".join((lines[0], f"|{' --- |' * wide}", *lines[1:]))


def _cell(cell: HtmlElement, whole: Whole) -> str:
    return " ".join(_content(cell, whole).replace("\v", " ").split()).replace("|", "\\|")


def _content(element: HtmlElement, whole: Whole) -> str:
    """All words in an element in one line, where “\\v” stands for a line that ends."""
    parts = [_text(element.text)]
    for child in element:
        around = " " if child.tag in _BLOCKS else ""
        parts += (around, _inline(child, whole), around, _text(child.tail))
    return "".join(parts)


def _inline(element: HtmlElement, whole: Whole) -> str:
    tag = str(element.tag)
    if tag in {"br", "img", "code"} or element.get("class") == "citation":
        return _as_it_is(element, whole)
    words = _content(element, whole)
    if tag in _STRONG or tag in _EMPHASIS:
        return emphasised("**" if tag in _STRONG else "*", words, _around(element))
    if tag == "a" and element.get("href") and words.strip():
        return f"[{words}]({address(whole(element.get('href')))})"
    return f"“{words}”" if tag == "q" else words


def _as_it_is(element: HtmlElement, whole: Whole) -> str:
    """What is written without a look at what stands in it."""
    text = str(element.text_content())
    if element.tag == "br":
        return "\v"
    if element.tag == "img":
        return f"![{escaped(_spaced(element.get('alt', '')))}]({address(whole(element.get('src', '')))})"
    if element.tag == "code":
        return f"<code>{escaped(_spaced(text))}</code>" if _around(element)[0] == UNKNOWN else code(text)
    return f" [{_spaced(text).strip()}]"


def _around(element: HtmlElement) -> tuple[str, str]:
    """The signs before and after an element, as far as they are known: nothing at the border of a block."""
    former, parent = element.getprevious(), element.getparent()
    before = (parent.text if former is None else former.tail) or ""
    at_border = "" if parent.tag in _BLOCKS or parent.tag in {"td", "th"} else UNKNOWN
    left = before[-1:] or (at_border if former is None else UNKNOWN)
    right = (element.tail or "")[:1] or (at_border if element.getnext() is None else UNKNOWN)
    return left.replace("\n", " "), right.replace("\n", " ")


def _text(text: str | None) -> str:
    return escaped(_spaced(text)) if text else ""


def _spaced(text: str) -> str:
    """A text with single spaces; those that keep words together stay."""
    return _SPACE.sub(" ", text) if "  " in text or "\n" in text or not text.isprintable() else text

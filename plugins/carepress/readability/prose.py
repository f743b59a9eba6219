"""Prose: the sentences of a page, without what nobody reads as a sentence."""

import dataclasses
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from carepress.html import HEADINGS, fragment
from carepress.sentences import sentences as bounds

_LEFT_OUT = frozenset({*HEADINGS, "table", "pre", "code", "kbd", "samp", "script", "style"})
"""Headings and tables are no sentences: they would make any page look easier than it reads."""

_LEFT_OUT_CLASSES = frozenset({"visually-hidden", "footnote", "footnote-ref"})

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "del", "dfn", "em", "i", "img", "ins", "mark", "q", "s", "small"}
    | {"span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)

_CITATION = re.compile(r"\s*\[@\w[^\[\]]*\]")

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")


@dataclasses.dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, list item or the like: its sentences, and whether it is a paragraph."""

    sentences: tuple[str, ...]
    is_paragraph: bool


def passages(html: str) -> tuple[Passage, ...]:
    """The passages of an HTML fragment in reading order.

    Headings, tables, code, footnotes, citations and hidden words are left out; what has no full stop at its end,
    such as a list item, is a sentence all the same.
    """
    if not html.strip():
        return ()
    found = (Passage(sentences(text), tag == "p") for tag, text in _texts(fragment(html)))
    return tuple(passage for passage in found if passage.sentences)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a plain text, each with single spaces; those without a word are no sentences."""
    whole = " ".join(_CITATION.sub("", text).split())
    return tuple(whole[start:end] for start, end in bounds(whole) if words(whole[start:end]))


def words(text: str) -> list[str]:
    """The words of a text; “don’t”, “well-being” and “1,400” are one each."""
    return _WORD.findall(text)


def _texts(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """Each run of text that nothing but inline elements interrupts, with the tag of the block that it stands in."""
    run: list[str] = []
    for element, text in _pieces(root):
        if element is None:
            run.append(text)
        else:
            yield element, "".join(run)
            run = []


def _pieces(block: HtmlElement) -> Iterator[tuple[str | None, str]]:
    """The texts within an element, each with None, and at each border of a block the tag of the one that ends there."""
    yield None, block.text or ""
    for child in block:
        if not isinstance(child.tag, str) or _is_left_out(child):
            pass
        elif child.tag in _INLINE:
            yield from _pieces(child)
        else:
            yield str(block.tag), ""
            yield from _pieces(child)
            yield str(child.tag), ""
        if _is_border(child):
            yield str(block.tag), ""
        yield None, child.tail or ""
    if block.tag not in _INLINE:
        yield str(block.tag), ""


def _is_left_out(element: HtmlElement) -> bool:
    return element.tag in _LEFT_OUT or bool(_LEFT_OUT_CLASSES & {*element.get("class", "").split()})


def _is_border(element: HtmlElement) -> bool:
    return element.tag in {*HEADINGS, "table", "pre", "br", "hr"}

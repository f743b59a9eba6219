"""HTML fragments as trees, and back."""

import dataclasses
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from html import escape, unescape
from typing import NamedTuple

import lxml.html
from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_EMPTY = frozenset({"br", "col", "hr", "img", "source", "wbr"})
_WITH_ADDRESS = frozenset({"a", "img", "source"})

# The HTML that nh3 and lxml write is regular: lower-case tags, every value in quotes, no “<” in text. Text may well
# look like an attribute, so attributes are only looked for in tags.
_ATTRIBUTE = re.compile(r"""\s+([^\s"'=<>/]+)(?:=("[^"]*"|'[^']*'))?""")
TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:\s+[^\s"'=<>/]+(?:=(?:"[^"]*"|'[^']*'))?)*)\s*/?>""")
"""A tag: “/” where it closes, its name, and its attributes."""


def fragment(html: str) -> HtmlElement:
    """The tree of an HTML fragment, in a `div` of its own."""
    return lxml.html.fragment_fromstring(html, create_parent="div")


def outer_html(element: HtmlElement) -> str:
    """The HTML of an element, without what follows it."""
    text = str(lxml.html.tostring(element, encoding="unicode", with_tail=False))
    return text.replace("</source>", "")  # libxml2 does not know that it has no end


def inner_html(element: HtmlElement) -> str:
    """The HTML inside an element."""
    text = outer_html(element)
    return text[text.index(">") + 1 : text.rindex("</")] if "</" in text else ""


def plain_text(html: str) -> str:
    """The words of an HTML fragment with single spaces between them."""
    return " ".join(unescape(TAG.sub(" ", html)).split())


def word_count(html: str) -> int:
    """The number of words in an HTML fragment."""
    parts = plain_text(html).split()
    # Most are words as they stand, and need no search.
    others = [part for part in parts if not part.isalnum()]
    return len(parts) - len(others) + len(re.findall(r"\w+(?:[’'-]\w+)*", " ".join(others)))


class Address(NamedTuple):
    """An attribute with an address, or several, of an element with a tag: from `start` to `end` of the HTML."""

    start: int
    end: int
    tag: str
    name: str
    value: str


def addresses_in(html: str) -> list[Address]:
    """Every attribute with addresses of links and images."""
    return [
        Address(found.start(), found.end(), match[2], found[1], unescape(found[2][1:-1]))
        for match in TAG.finditer(html)
        if match[2] in _WITH_ADDRESS
        for found in _ATTRIBUTE.finditer(html, *match.span(3))
        if found[1] in {"href", "src", "srcset"} and found[2] is not None
    ]


def with_addresses(html: str, answer: Callable[[str, str], str], known: Sequence[Address] | None = None) -> str:
    """The HTML with every link's and image's address replaced by the answer for its tag and address.

    `known` are those in it, where somebody has found them before.
    """
    parts, end = list[str](), 0
    for address in addresses_in(html) if known is None else known:
        parts += (html[end : address.start], f' {address.name}="{escape(_answered(address, answer))}"')
        end = address.end
    return "".join((*parts, html[end:])) if parts else html


def _answered(address: Address, answer: Callable[[str, str], str]) -> str:
    if address.name != "srcset":
        return answer(address.tag, address.value)
    found = (candidate.split() for candidate in address.value.split(","))
    return ", ".join(" ".join((answer(address.tag, url), *size)) for url, *size in found)


def anchors(html: str) -> frozenset[str]:
    """Every id of an HTML fragment."""
    found = (attribute(match[3], "id") for match in TAG.finditer(html))
    return frozenset(name for name in found if name)


def attribute(text: str, name: str) -> str:
    """The value of an attribute in the text of a tag after its name, `match[3]` of `TAG`; empty where it has none."""
    return next((unescape(m[2][1:-1]) for m in _ATTRIBUTE.finditer(text) if m[1] == name and m[2]), "")


def rooted(html: str, root: str, own: str = "") -> str:
    """The HTML with `root` set before every site-relative address, and before fragments after the page's `own` one."""

    def answer(_: str, address: str) -> str:
        address = own + address if address.startswith("#") else address
        return root + address if re.match(r"/(?!/)", address) else address

    return with_addresses(html, answer) if root or own else html


def depth(html: str) -> int:
    """How many elements within one another an HTML fragment has at most."""
    steps = ((-1 if match[1] else 1) for match in TAG.finditer(html) if match[2] not in _EMPTY)
    return max(itertools.accumulate(steps), default=0)


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """A second-level heading with all that follows it: its anchor, its heading's HTML, and the HTML below."""

    id: str
    title: str
    html: str


def sections(html: str) -> tuple[str, tuple[Section, ...]]:
    """The HTML before the first second-level heading, and the sections after it.

    A heading within a quotation or a card begins no section, nor does one without an anchor.
    """
    headings = list(_headings(html))
    ends = [*(opening.start() for opening, _ in headings), len(html)]
    found = (
        Section(attribute(opening[3], "id"), html[opening.end() : closing.start()], html[closing.end() : end].lstrip())
        for (opening, closing), end in zip(headings, ends[1:], strict=True)
    )
    return html[: ends[0]], tuple(found)


def _headings(html: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Start and end of each second-level heading that has an anchor and stands in no other element."""
    around: list[str] = []
    opening = None
    for match in TAG.finditer(html):
        closes, tag = bool(match[1]), match[2]
        if closes and tag in around:
            # lxml leaves out the end of an empty list item, so the innermost element need not be the one that ends.
            while around.pop() != tag:
                pass
            if opening is not None and not around:
                yield opening, match
                opening = None
        elif not closes and tag not in _EMPTY:
            if tag == "h2" and not around and attribute(match[3], "id"):
                opening = match
            around.append(tag)

"""Printed numbers: pages that print a number that pages leave off, without it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from carepress.finding import Finding, place_of
from carepress.helplines.directory import Directory
from carepress.helplines.helpline import SOURCE
from carepress.helplines.stale_number import StaleNumber, stale_numbers
from carepress.html import HEADINGS, fragment, inner_html
from carepress.page import Library, Page

_TEXT_BLOCKS = {"p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "summary", "pre", *HEADINGS}
_BLOCKS = _TEXT_BLOCKS | {"blockquote", "details", "div", "dl", "figure", "ol", "section", "table", "ul"}

Printed = tuple[str, StaleNumber]


def withheld(library: Library, found: Directory, words: str) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
    """HTML of the pages that print a stale number, by address, with `words` in place of each paragraph that does.

    Every paragraph, and every title or summary, that prints one is a finding.
    """
    stale, html = stale_numbers(found), dict[str, str]()
    findings: list[Finding] = []
    for page in library.pages if stale else ():
        front = (page.title, page.front.summary, page.front.covers)
        named = [printed for text in front for printed in _printed(text, (), stale)]
        findings += [_finding(page, printed, place_of(page.head, printed[0])) for printed in named]
        if _may_print(page.html, stale):
            root, met = fragment(page.html), Counter[str]()
            for printed in (printed for block in list(root.iter()) for printed in _withheld(block, stale, words)):
                met[printed[0]] += 1
                place = place_of(page.markdown, printed[0], page.body_line, met[printed[0]])
                findings.append(_finding(page, printed, place))
            html |= {page.url: inner_html(root)} if met else {}
    return html, tuple(findings)


def _may_print(html: str, stale: Iterable[StaleNumber]) -> bool:
    """Whether it is worth while to read a page as a tree."""
    if re.search(r"(?i)\b(?:tel|sms):", html):
        return True
    digits = re.sub(r"<[^>]*>|[^0-9*#]", "", html)
    return any(number.without_trunk in digits for number in stale)


def _withheld(block: HtmlElement, stale: Iterable[StaleNumber], words: str) -> list[Printed]:
    """The numbers that a block printed before this call; what lies in blocks within it is judged by itself."""
    if block.tag not in _BLOCKS:
        return []
    inline = list(_inline(block))
    printed = list(_printed("".join(_own_text(block)), [e.get("href", "") for e in inline], stale))
    if printed:
        _empty(block)
        block.text = words
    return printed


def _empty(element: HtmlElement) -> None:
    """Take out all that a block says, but not the blocks within it."""
    element.text = ""
    for child in list(element):
        child.tail = ""
        if not any(part.tag in _BLOCKS for part in child.iter()):
            element.remove(child)
        elif child.tag not in _BLOCKS:
            child.attrib.pop("href", None)
            _empty(child)


def _printed(text: str, addresses: Sequence[str], stale: Iterable[StaleNumber]) -> Iterator[Printed]:
    for number in stale:
        called = next((address for address in addresses if number.is_dialled_by(address)), None)
        shown = number.printed_in(text) or called
        if shown:
            yield shown, number


def _inline(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of a block that lie in no other block."""
    for child in element:
        if child.tag not in _BLOCKS:
            yield child
            yield from _inline(child)


def _own_text(element: HtmlElement) -> Iterator[str]:
    """The text of a block; another block within it ends a number."""
    yield element.text or ""
    for child in element:
        yield from ("¶",) if child.tag in _BLOCKS else _own_text(child)
        yield child.tail or ""


def _finding(page: Page, printed: Printed, place: tuple[int, int]) -> Finding:
    shown, helpline = printed[0], printed[1].helpline
    why = "has a source older than 24 months" if helpline.confirmed_on else "has a source without a date"
    message = f"“{shown}” is a number of “{helpline.name}” ({helpline.country}), which {why}."
    remedy = f"Take it out and link to the page of helplines, or renew the helpline in {SOURCE}."
    return Finding(page.source, *place, "helpline-stale-printed", message, remedy)

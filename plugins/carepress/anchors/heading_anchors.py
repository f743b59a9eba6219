"""Heading anchors: main headings without an anchor of their own, and the one that each has for now."""

import re
from collections.abc import Sequence

from carepress.addresses import slug_of
from carepress.edit import Edit
from carepress.finding import Finding, place_at
from carepress.markdown_headings import Heading, headings
from carepress.page import Page

_HEADING = re.compile(r'<h([1-6])\b[^<>]*? id="([^"]*)"')

MAIN = 2
"""The level of main headings, to which others link; the page's title is above them."""


def findings(pages: Sequence[Page]) -> list[Finding]:
    """An advice for each article or strategy page that has such headings, with the edits that keep their addresses."""
    told = []
    for page in pages:
        found = [*headings(page.markdown)] if page.kind != "page" else []
        bare = [number for number, heading in enumerate(found) if heading.level == MAIN and not heading.anchor]
        if bare:
            anchors = _anchors(page, found)
            edits = [_edit(page, found[number], anchors[number]) for number in bare if anchors[number]]
            told.append(_finding(page, [found[number] for number in bare], edits))
    return told


def _finding(page: Page, bare: Sequence[Heading], edits: Sequence[Edit]) -> Finding:
    first = bare[0]
    words = page.markdown[first.start : first.end]
    others = f", and {len(bare) - 1} more on this page have none" if bare[1:] else ""
    message = f"“{words}” has no anchor{others}: change its words, and links to it lead nowhere."
    does = "./invoke check --fix writes the present one." if edits else "Take a short word that says what it is about."
    remedy = f"Write {{#anchor}} after it. {does}"
    place = place_at(page.markdown, first.start, page.body_line)
    return Finding(page.source, *place, "heading-without-anchor", message, remedy, "advice", (*edits,))


def _anchors(page: Page, found: Sequence[Heading]) -> list[str]:
    """The anchor that each heading has in the finished text, in which there are those of care cards, too.

    It is "" where it is not clear which is which.
    """
    shown, at, anchors = _HEADING.findall(page.html), 0, list[str]()
    deeper = any(heading.level == 1 for heading in found)
    for heading in found:
        own, level = heading.anchor, str(min(heading.level + deeper, 6))
        made = "" if own else slug_of(page.markdown[heading.start : heading.end])
        left = range(at, len(shown))
        number = next((n for n in left if shown[n][0] == level and _is_anchor(shown[n][1], own, made)), None)
        anchors.append("" if number is None else shown[number][1])
        at = at if number is None else number + 1
    return anchors


def _is_anchor(shown: str, own: str, made: str) -> bool:
    """Whether an anchor is that of a heading: its own, else the one made of its words, or a repeated one’s number."""
    base, line, number = shown.rpartition("_")
    return shown == own if own else shown == made or (base == made and bool(line) and number.isdecimal())


def _edit(page: Page, heading: Heading, anchor: str) -> Edit:
    at, mark = (heading.end, f" {{#{anchor}}}") if heading.braces is None else (heading.braces, f"#{anchor} ")
    return Edit(*place_at(page.markdown, at, page.body_line), "", mark)

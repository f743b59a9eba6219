"""Markdown headings: the headings of a Markdown text with their places, and the anchors that editors gave them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from carepress.source_places import without_code

# Both begin with the end of the line before, which the search leaps to, and look for a line below before all else.
_HEADING = re.compile(
    r"\n(?:(?P<marks>#{1,6})[ \t]*(?P<hashed>[^\n]*?)[ \t]*#*[ \t]*$"
    r"|(?=[^\n]*\n[=-])(?P<lined>(?![ >#|:/-])\S[^\n]*?)[ \t]*\n(?P<line>=+|-+)[ \t]*$)",
    re.MULTILINE,
)
_MARKS = re.compile(r"[ \t]+\{:?[ \t]*(?P<inner>[^{}\n]*)\}$")
_ANCHOR = re.compile(r"#([\w:.-]+)")


class Heading(NamedTuple):
    """A heading: its level, where its text starts and ends, its anchor or "", and where what is in braces begins."""

    level: int
    start: int
    end: int
    anchor: str = ""
    braces: int | None = None


def headings(markdown: str) -> Iterator[Heading]:
    """The headings of a Markdown text in order; those within lists and quotations are left out."""
    for match in _HEADING.finditer(f"\n{without_code(markdown)}"):
        group = "hashed" if match["marks"] else "lined"
        start, end = match.start(group) - 1, match.end(group) - 1
        level = len(match["marks"]) if match["marks"] else 1 + match["line"].startswith("-")
        marks = _MARKS.search(markdown, start, end)
        anchor = _ANCHOR.search(marks["inner"]) if marks else None
        yield Heading(
            level,
            start,
            marks.start() if marks else end,
            anchor[1] if anchor else "",
            marks.start("inner") if marks else None,
        )

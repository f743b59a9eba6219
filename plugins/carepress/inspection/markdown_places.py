"""Markdown places: where in a page's Markdown its headings, images, links and anchors stand."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from carepress.finding import place_at
from carepress.page import Page
from carepress.source_places import BEGINNING, SourcePlaces

Place = tuple[int, int]

_NO_MARKUP = re.compile(
    r"^(```+|~~~+).*?^\1|(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\2(?!`)|<!--.*?-->", re.MULTILINE | re.DOTALL
)

IMAGE = re.compile(r"!\[|<img\b", re.IGNORECASE)
HEADING = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d+\.)[ \t]+)?\#{1,6}(?!\#)|^(?=[^\S\n]*\S[^\n]*\n[ \t>]*(?:=+|-+)[ \t]*$)"
    r"|<h[1-6]\b|^///[ \t]*[a-z-]+[ \t]*\|",
    re.MULTILINE,
)
MAIN_HEADING = re.compile(r"^\#(?!\#)[ \t]*(?=\S)|^(?=[^\S\n]*\S[^\n]*\n=+[ \t]*$)|<h1\b", re.MULTILINE)
_MAY_BE_MAIN = re.compile(r"\n[#=](?!\#)")
"""A look that is fast, as most texts have no such heading."""
TABLE = re.compile(r"<table\b|^(?=[^\n|]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\||$))", re.IGNORECASE | re.MULTILINE)


class MarkdownPlaces:
    """The marks of a page's Markdown with their places; what stands in code or in a comment is no mark."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def _text(self) -> str:
        return _NO_MARKUP.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), self.page.markdown)

    def mark(self, kind: re.Pattern[str], number: int, total: int, words: str) -> Place:
        """Line and column of one of the marks of a kind, by its number from 0; by its words where they do not tally."""
        found = [match.start() for match in kind.finditer(self._text)]
        if len(found) == total:
            at = found[number]
            return self._at(at + len(self._text[at:]) - len(self._text[at:].lstrip(" \t>")))
        return SourcePlaces(self._text, self.page.body_line).words("", words)

    def main_headings(self) -> list[tuple[Place, str]]:
        """The headings that would be main ones, like the page's title: their places and their lines."""
        if "<h1" not in self.page.markdown and not _MAY_BE_MAIN.search(f"\n{self.page.markdown}"):
            return []
        found = MAIN_HEADING.finditer(self._text)
        return [(self._at(m.start()), self._text[m.start() :].partition("\n")[0].strip("# \t")) for m in found]

    def is_markdown(self, place: Place) -> bool:
        """Whether an image at a place is written as Markdown, where empty words are forgotten ones."""
        line, column = place[0] - self.page.body_line, place[1] - 1
        return self._text.split("\n")[line][column:].startswith("![")

    def address(self, address: str, occurrence: int = 1) -> Place:
        """Line and column of an address; of the text's beginning where it does not stand there."""
        return self._pattern(re.escape(address), occurrence) or self._beginning

    def link(self, words: str, occurrence: int = 1) -> Place:
        """Line and column of the link with these words, none for a link that has none."""
        between = r"[\W_]+".join(map(re.escape, re.findall(r"[^\W_]+", words)[:BEGINNING]))
        pattern = rf"(?<!!)\[[\W_]*?{between}[^\]\w]*\](?=[(\[])|<a\b[^>]*>[\W_]*{between}"
        return self._pattern(pattern, occurrence) or SourcePlaces(self._text, self.page.body_line).words("", words)

    def anchor(self, name: str, occurrence: int = 1) -> Place:
        """Line and column of an anchor that the editor has given."""
        pattern = rf"""(?<=#){re.escape(name)}(?=[\s}}])|(?<=id=["']){re.escape(name)}(?=["'])"""
        return self._pattern(pattern, occurrence) or self._beginning

    @property
    def _beginning(self) -> Place:
        return self.page.body_line, 1

    def _pattern(self, pattern: str, occurrence: int) -> Place | None:
        found = [match.start() for match in re.finditer(pattern, self._text, re.IGNORECASE)]
        return self._at(found[min(occurrence, len(found)) - 1]) if found else None

    def _at(self, offset: int) -> Place:
        return place_at(self._text, offset, self.page.body_line)


def occurrences(values: Sequence[str]) -> list[int]:
    """For each value the how many-th of its kind it is, from 1."""
    seen: Counter[str] = Counter()
    found = []
    for value in values:
        seen[value] += 1
        found.append(seen[value])
    return found

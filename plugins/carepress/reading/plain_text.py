"""Plain text: a Markdown extension that spares text without marks the search for them; what it comes to is the same."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX, AtomicString

MARKS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""Without one of these, an inline pattern of that name finds nothing; a pattern that is not named here always looks."""


PREPARATIONS: tuple[tuple[str, int, tuple[str, ...], tuple[str, ...]], ...] = (
    ("normalize_whitespace", 30, (STX, ETX, "\r", "\t", " \n"), ("", "")),
    ("fenced_code_block", 25, ("```", "~~~"), ()),
    ("html_block", 20, ("<", "&"), ()),
)
"""Preprocessors with their places; without one of these marks, each only adds some lines to the end."""


class PlainText(Extension):
    """Goes before the processors of blocks and in the place of others; to be named after all that it spares work."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  its name in Python-Markdown
        for name, priority, marks, end in PREPARATIONS:
            md.preprocessors.register(WhereMarked(md.preprocessors[name], marks, end), name, priority)
        md.parser.blockprocessors.register(PlainParagraphs(md.parser), "plain_paragraph", 200)
        md.treeprocessors.register(MarksInText(md), "inline", 20)


class WhereMarked(Preprocessor):
    """A preprocessor that runs on texts with one of some marks, and adds lines to the end of any other."""

    def __init__(self, own: Preprocessor, marks: Iterable[str], end: Iterable[str]) -> None:
        super().__init__()
        self._own, self._marks, self._end = own, marks, end

    def run(self, lines: list[str]) -> list[str]:
        """The prepared lines."""
        text = "\n".join([*lines, ""])
        return self._own.run(lines) if any(map(text.__contains__, self._marks)) else [*lines, *self._end]


class PlainParagraphs(ParagraphProcessor):
    """A single line that begins with a letter is a paragraph, whatever is in it, unless a care card is open."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002  what it lies in makes no difference
        open_cards: Any = self.parser.blockprocessors["blocks"]
        return block[:1].isalpha() and "\n" not in block and not open_cards.stack


class MarksInText(InlineProcessor):
    """Python-Markdown's own, but that it tries a pattern only on texts that hold a mark of it: few texts do."""

    def _InlineProcessor__handleInline(self, data: str, first: int = 0) -> str:  # noqa: N802  what only its class may call
        if isinstance(data, AtomicString):
            return data
        for index, (pattern, marks) in enumerate(self._patterns[first:], first):
            matched, start = any(map(data.__contains__, marks)), 0
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]  # private
                    pattern, data, index, start
                )
        return data

    @cached_property
    def _patterns(self) -> list[tuple[object, tuple[str, ...]]]:
        patterns = self.md.inlinePatterns
        marks = {patterns[name]: marks for name, marks in MARKS.items() if name in patterns}
        return [(pattern, marks.get(pattern, ("",))) for pattern in patterns]


class ListedHeadings(TocTreeprocessor):
    """Gives every heading its anchor, and makes the list of all of them only where a page asks for it."""

    def run(self, doc: Element) -> None:
        """Change the tree of a page."""
        self._is_asked = self.marker in "".join(doc.itertext())
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        """The list of the headings."""
        return super().build_toc_div(toc_list) if self._is_asked else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        """Put the list where the page asks for it."""
        if self._is_asked:
            super().replace_marker(root, elem)


class Headings(TocExtension):
    """Python-Markdown's own for headings, which makes a list of them for every page."""

    TreeProcessorClass = ListedHeadings

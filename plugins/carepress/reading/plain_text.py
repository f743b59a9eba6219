"""Plain text: a Markdown extension that spares text without marks the search for them; what it comes to is the same."""

from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

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


class PlainText(Extension):
    """Goes before the processors of blocks and in the place of the one of inline patterns."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  its name in Python-Markdown
        md.parser.blockprocessors.register(PlainParagraphs(md.parser), "plain_paragraph", 200)
        md.treeprocessors.register(MarksInText(md), "inline", 20)


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

"""Passage: a run of text that nothing but inline elements interrupts, and the places of its characters in the HTML."""

import bisect
import dataclasses
import re
from functools import cached_property
from html import unescape

Span = tuple[int, int]

_SPECIAL = re.compile(r"\[@[^\[\]]*\]|&#?\w+;|\s{2,}")
"""Citations, entities and runs of white space: elsewhere each character of HTML is one of text."""

_SPACE = re.compile(r"\s")
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|(?<!\w)\"[^\"]*\"(?!\w)")
_MARK = re.compile(r"[“„«\"]")
_GAP = "\x00"


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A part of a passage that begins at `start`, and of the HTML, from `offset` to `end`.

    `around` are the start tags of the inline elements that are open there. Characters of text and of HTML go together
    one by one, or the whole piece stands for one character.
    """

    start: int
    offset: int
    end: int
    around: tuple[Span, ...]
    is_one: bool


class Passage:
    """The text with single spaces. `links` are an editor's links in it: start, end and address of each.

    What does not belong to the sentence, such as code or a citation, is a gap: one character that no word contains.
    """

    def __init__(self, *, is_heading: bool = False) -> None:
        self.is_heading = is_heading
        self.links: list[tuple[int, int, str]] = []
        self.length = 0
        self._parts: list[str] = [""]
        self._pieces: list[Piece] = []
        self._barred: list[Span] = []

    @cached_property
    def text(self) -> str:
        """The whole text, once all of it is added."""
        return "".join(self._parts)

    def add(self, html: str, offset: int, around: tuple[Span, ...]) -> None:
        """Add a part of the HTML without tags, which begins at an offset."""
        end = 0
        for match in _SPECIAL.finditer(html):
            self._add_plain(html[end : match.start()], offset + end, around)
            end = match.end()
            if match[0][0] == "[":
                self.add_gap()
            else:
                self._add_one(unescape(match[0]), offset + match.start(), offset + end, around)
        self._add_plain(html[end:], offset + end, around)

    def add_gap(self) -> None:
        """Add what the sentence does not go on through."""
        self._add_text(_GAP)

    def add_space(self, offset: int, end: int) -> None:
        """Add a line break."""
        self._add_one(" ", offset, end, ())

    def bar(self, start: int) -> None:
        """Let what has been added since the text had a certain length hold no automatic links."""
        self._barred.append((start, self.length))

    def _add_plain(self, text: str, offset: int, around: tuple[Span, ...]) -> None:
        if text[:1].isspace() and self._ends_in_space():
            text, offset = text[1:], offset + 1
        if text:
            self._pieces.append(Piece(self.length, offset, offset + len(text), around, is_one=False))
            self._add_text(text if text.isprintable() else _SPACE.sub(" ", text))

    def _add_one(self, text: str, offset: int, end: int, around: tuple[Span, ...]) -> None:
        if text.isspace() and self._ends_in_space():
            return
        self._pieces.append(Piece(self.length, offset, end, around, is_one=True))
        self._add_text(" " if text.isspace() else text)

    def _add_text(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def _ends_in_space(self) -> bool:
        return self._parts[-1][-1:] == " "

    def piece(self, at: int) -> Piece:
        """The piece to which a character of the text belongs."""
        return self._pieces[bisect.bisect(self._pieces, at, key=_start) - 1]

    def may_hold_link(self, start: int, end: int) -> bool:
        """Whether a part of the text may become a link: no part of it stands in one, in a quotation or the like."""
        before = bisect.bisect_left(self._without_links, end, key=_begin)
        return not self.is_heading and (before == 0 or self._without_links[before - 1][1] <= start)

    @cached_property
    def _without_links(self) -> list[Span]:
        """The parts that may hold no links, in order and apart from each other."""
        apart: list[Span] = []
        quoted = _QUOTED.finditer(self.text) if _MARK.search(self.text) else ()
        for start, end in sorted((*self._barred, *(match.span() for match in quoted))):
            if apart and start <= apart[-1][1]:
                apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
            else:
                apart.append((start, end))
        return apart


def _start(piece: Piece) -> int:
    return piece.start


def _begin(span: Span) -> int:
    return span[0]

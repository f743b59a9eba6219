"""Passage: a run of text that nothing but inline elements interrupts, and the places of its characters in the HTML."""

import bisect
import dataclasses
import re
from html import unescape

Span = tuple[int, int]

_SPECIAL = re.compile(r"\[@[^\[\]]*\]|&#?\w+;|\s{2,}")
"""Citations, entities and runs of white space: elsewhere each character of HTML is one of text."""

_SPACE = re.compile(r"\s")
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|(?<!\w)\"[^\"]*\"(?!\w)")
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


@dataclasses.dataclass
class Passage:
    """The text with single spaces. `barred` are the parts that may hold no automatic links, `links` an editor's links.

    What does not belong to the sentence, such as code or a citation, is a gap: one character that no word contains.
    """

    text: str = ""
    is_heading: bool = False
    barred: list[Span] = dataclasses.field(default_factory=list)
    links: list[tuple[int, int, str]] = dataclasses.field(default_factory=list)
    pieces: list[Piece] = dataclasses.field(default_factory=list)

    def add(self, html: str, offset: int, around: tuple[Span, ...]) -> None:
        """Add a part of the HTML without tags, which begins at an offset."""
        end = 0
        for match in _SPECIAL.finditer(html):
            self._add_plain(html[end : match.start()], offset + end, around)
            end = match.end()
            if match[0][0] == "[":
                self.add_gap()
            elif match[0][0] == "&":
                self._add_one(unescape(match[0]), offset + match.start(), offset + end, around)
            else:
                self._add_one(" ", offset + match.start(), offset + end, around)
        self._add_plain(html[end:], offset + end, around)

    def add_gap(self) -> None:
        """Add what the sentence does not go on through."""
        self.text += _GAP

    def add_space(self, offset: int, end: int) -> None:
        """Add a line break."""
        self._add_one(" ", offset, end, ())

    def _add_plain(self, text: str, offset: int, around: tuple[Span, ...]) -> None:
        if text[:1].isspace() and self.text[-1:] == " ":
            text, offset = text[1:], offset + 1
        if text:
            self.pieces.append(Piece(len(self.text), offset, offset + len(text), around, is_one=False))
            self.text += _SPACE.sub(" ", text)

    def _add_one(self, text: str, offset: int, end: int, around: tuple[Span, ...]) -> None:
        if text.isspace() and self.text[-1:] == " ":
            return
        self.pieces.append(Piece(len(self.text), offset, end, around, is_one=True))
        self.text += " " if text.isspace() else text

    def piece(self, at: int) -> Piece:
        """The piece to which a character of the text belongs."""
        return self.pieces[bisect.bisect(self.pieces, at, key=_start) - 1]

    def may_hold_link(self, start: int, end: int) -> bool:
        """Whether a part of the text may become a link: no part of it stands in one, in a quotation or the like."""
        barred = (*self.barred, *(match.span() for match in _QUOTED.finditer(self.text)))
        return not self.is_heading and not any(start < stop and begin < end for begin, stop in barred)


def _start(piece: Piece) -> int:
    return piece.start

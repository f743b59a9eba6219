"""Readable text: the words of a Markdown text that readers see, block by block, with the place of every character."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_GAP, _BREAK, _GONE = "\x01", "\x02", "\x00"

_QUOTED = re.compile(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|(?<!\w)\"[^\"]*\"(?!\w)|(?<![\w’])‘[^‘]*?’(?!\w)|(?<!\w)'[^'\n]*'(?!\w)"
)
_UNREAD = re.compile(
    r"<!--.*?-->|<(blockquote|cite|code|kbd|pre|q|samp)\b[^>]*>.*?</\1>|^(```+|~~~+).*?^\2[^\n]*|(`+)[^`]*\3"
    r"|\[@[^\[\]]*\]|\[\^[^\[\]\n]*\]:?|^[ \t]*>[^\n]*|^ {0,3}\[[^\]\n]+\]:[^\n]*|^[ \t]*\|?[ \t:|-]+\|[ \t:|-]*$"
    r"|https?://\S+",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_BREAKS = re.compile(
    r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+|^:[ \t]+|^///[ \t]*[\w-]*(?:[ \t]*\|)?|\|"
    r"|^(?:=+|-+)[ \t]*$|\n[ \t]*\n|^#{1,6}[ \t]+"
    r"|</?(?:div|p|li|ul|ol|td|th|tr|table|h[1-6]|br|dd|dt|section|figure|figcaption|details|summary)\b[^>]*>",
    re.MULTILINE | re.IGNORECASE,
)
_MARKS = re.compile(
    r"!?\[(?=[^\[\]]*\]\()|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[(?=[^\[\]]*\]\[)|\]\[[^\[\]\n]*\]"
    r"|\{[:#.][^{}\n]*\}|</?[a-z][^<>]*>|\*+|(?<!\w)_+|_+(?!\w)|[ \t]+#+[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_PICTURE = re.compile(r"""(<img\b[^<>]*?\balt=)("[^"<>]*"|'[^'<>]*')([^<>]*>)""", re.IGNORECASE)
_ENTITIES = re.compile("&nbsp;|&shy;|\xad")
_HEADING = re.compile(r"^#{1,6}[ \t]+.*$|^.+\n(?:=+|-+)[ \t]*$", re.MULTILINE)


class Block(NamedTuple):
    """A block that is read in one go: its text with single spaces, where each character stands, and what it is."""

    text: str
    offsets: tuple[int, ...]
    is_heading: bool = False

    @property
    def quotations(self) -> list[tuple[int, int]]:
        """Start and end of each part in quotation marks."""
        return [match.span() for match in _QUOTED.finditer(self.text)]


def blocks(markdown: str) -> Iterator[Block]:
    """Each block of a Markdown text, without marks; code, quoted blocks, citations and comments are left out."""
    headings = [match.span() for match in _HEADING.finditer(markdown)]
    text = _UNREAD.sub(lambda match: _GAP + _GONE * (len(match[0]) - 1), markdown)
    text = _PICTURE.sub(_words_of_picture, text)
    text = _ENTITIES.sub(lambda match: (" " if "n" in match[0] else _GONE) + _GONE * (len(match[0]) - 1), text)
    text = _MARKS.sub(_same_length, text)
    text = _BREAKS.sub(lambda match: _BREAK + _GONE * (len(match[0]) - 1), text)
    for part in re.finditer(rf"[^{_BREAK}]+", text):
        found = _block(part[0], part.start(), headings)
        if found.text.strip(_GAP + " "):
            yield found


def _words_of_picture(match: re.Match[str]) -> str:
    """A picture in HTML whose words alone stay."""
    return _GAP + _GONE * len(match[1]) + match[2][1:-1] + _GONE * len(match[3]) + _GAP


def _same_length(match: re.Match[str]) -> str:
    """What is blanked: a picture leaves a gap before and after its words, other marks leave nothing."""
    is_picture = match[0].startswith("![")
    return (_GAP if is_picture else _GONE) + _GONE * (len(match[0]) - 1)


def _block(part: str, start: int, headings: list[tuple[int, int]]) -> Block:
    text, offsets = "", list[int]()
    for at, character in enumerate(part, start):
        if character == _GONE or (character.isspace() and text.endswith(" ")):
            continue
        text += " " if character.isspace() else character
        offsets.append(at)
    return Block(text, tuple(offsets), any(begins <= start < ends for begins, ends in headings))

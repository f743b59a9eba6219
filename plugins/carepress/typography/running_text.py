"""Running text: a Markdown text in which only words and their marks stay, each in its place."""

import re
from functools import partial

from carepress.source_places import without_code

APART, WITHIN = "\x00", "\x01"
"""What stands for a thing of its own, such as code or an address, and what stands for a mark within running text."""

_APART = re.compile(
    r"<(code|kbd|pre|samp|script|style)\b[^>]*>.*?</\1\s*>|\[@[^\[\]]*\]|\[\^[^\[\]\n]*\]:?|https?://[^\s<>]+|www\.\S+"
    r"|^[ \t>*+\d.-]*\[[^\]\n]+\]:[^\n]*|^\*\[[^\]\n]*\]:|\d+'\s?\d+\"|&#?\w+;|\\.",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\[\]\n]*\]|\{[^{}\n]*\}|</?[a-z][^<>]*>", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t]*\n))+")
_INLINE_FENCE = re.compile(r"[^\n]```|```[^\n]*```")
_AFTER_COMMENT = re.compile(r"-->[^\n]*")
_INDENTED = re.compile(r"^[ \t>*+\d.)-]*(?: {4}|\t)[^\n]*", re.MULTILINE)
"""It may be code, or a paragraph of a list: only the converter knows, so it is left alone."""


def running_text(markdown: str) -> str:
    """The text, character by character, with `APART` or `WITHIN` for what is not running text; line ends stay."""
    pairs = zip(markdown, without_code(markdown), strict=True)
    shown = "".join(old if old in {new, "\n"} else APART for old, new in pairs)
    for match in _AFTER_COMMENT.finditer(markdown):
        shown = shown[: match.start()] + _blank(APART, match) + shown[match.end() :]
    if "`" in markdown:
        shown = _PARAGRAPH.sub(partial(_unless_clear, shown), markdown)
    for pattern, sign in ((_INDENTED, APART), (_APART, APART), (_WITHIN, WITHIN)):
        shown = pattern.sub(partial(_blank, sign), shown)
    return shown


def _unless_clear(shown: str, match: re.Match[str]) -> str:
    """What is shown of a paragraph; nothing where marks of code may mean something else to the converter."""
    found = shown[match.start() : match.end()]
    return _blank(APART, match) if "`" in found or _INLINE_FENCE.search(match[0]) else found


def _blank(sign: str, match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", sign, match[0])

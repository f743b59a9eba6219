"""Marks of CommonMark, and how to write words that look like them. Source: https://spec.commonmark.org/0.31.2/"""

import re

_SIGNS = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#|\w|$)|~|!$")
_MAYBE = re.compile(r"[\\`*\[\]<_&~!]")
"""A look that is fast, as most texts have no such sign."""
_START = re.compile(r"^(?=[#>|:=~])|^(?=[-+](?:[\s-]|$))|^(\d{1,9})(?=[.)](?:\s|$))")
_IN_ADDRESS = {ord(sign): f"%{ord(sign):02X}" for sign in ' <>()\\"`\t\n'}


def escaped(text: str) -> str:
    """A text in which nothing is taken for a mark, wherever in a line it stands."""
    return _SIGNS.sub(lambda match: f"\\{match[0]}", text) if _MAYBE.search(text) else text


def as_start(line: str) -> str:
    """A line of escaped words that begins no heading, list, quotation, table or rule."""
    return _START.sub(lambda match: f"{match[1]}\\" if match[1] else "\\", line, count=1)


def address(url: str) -> str:
    """An address as it may stand between the brackets of a link."""
    return url.translate(_IN_ADDRESS)


UNKNOWN = "\x00"
"""Stands for a neighbour of which nobody knows how it will be written."""

_EMPHASIS = {"**": "strong", "*": "em"}


def emphasised(mark: str, words: str, around: tuple[str, str] = ("", "")) -> str:
    """Words between marks that stand close to them; as an HTML element where their neighbours would hide the marks.

    `around` are the signs before and after the words. A mark with a full stop on one side and a letter on the other
    is none: https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
    """
    inner = words.strip(" \v")
    if not inner:
        return words
    before, after = words[: len(words) - len(words.lstrip(" \v"))], words[len(words.rstrip(" \v")) :]
    borders = ((before or around[0], inner[0]), (after or around[1], inner[-1]))
    if all(_is_mark(outside, inside) for outside, inside in borders):
        return f"{before}{mark}{inner}{mark}{after}"
    return f"{before}<{_EMPHASIS[mark]}>{inner}</{_EMPHASIS[mark]}>{after}"


def _is_mark(outside: str, inside: str) -> bool:
    if outside == UNKNOWN or inside in "*\n\xa0":
        return False
    return not outside or outside in " \v" or inside.isalnum() or outside in ".,;:!?()[]“”‘’\"'-–—"


def code(text: str) -> str:
    """A text as code within a line."""
    inner = " ".join(text.split())
    fence = "`" * (max(map(len, re.findall("`+", inner)), default=0) + 1)
    room = " " if inner.startswith("`") or inner.endswith("`") else ""
    return f"{fence}{room}{inner}{room}{fence}" if inner else ""


def fenced(text: str) -> str:
    """A text as a block of code."""
    fence = "`" * max(3, max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence}\n{text}\n{fence}"


def item_mark(tag: str, number: int) -> str:
    """The mark of an item in a list."""
    return f"{number}. " if tag == "ol" else "- "


def inset(first: str, others: str, text: str) -> str:
    """A text whose first line begins with a mark, and the others with what keeps them together."""
    start, *rest = text.split("\n")
    return "\n".join((f"{first}{start}".rstrip(), *(f"{others}{line}".rstrip() for line in rest)))

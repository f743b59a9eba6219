"""Cursor places: where in the front matter of a text a cursor stands, also while a line is half typed."""

import dataclasses
import re
from collections.abc import Sequence

_KEY = re.compile(r"(?P<indent>\s*(?:- )?)(?P<key>[\w-]+):(?P<value>.*)")
_ITEM = re.compile(r"(?P<indent>\s*)- (?P<word>[^\s:]*)")
_WORD = re.compile(r"(?P<indent>\s*)(?P<word>[\w-]*)")
_ENDS = ("---", "...")


@dataclasses.dataclass(frozen=True)
class CursorPlace:
    """Where a cursor stands: the keys above it, the key whose value it is in, or "" where a key is typed."""

    path: tuple[str, ...]
    key: str = ""


def lines_of_head(text: str) -> Sequence[str]:
    """The lines of a text up to the end of its front matter; none where it has no front matter."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != "---":
        return ()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in _ENDS), len(lines))
    return lines[:end]


def cursor_place(text: str, line: int, character: int) -> CursorPlace | None:
    """The place of a cursor, whose line and character count from 0; None where that is not in front matter."""
    lines = lines_of_head(text)
    if not 0 < line < len(lines):
        return None
    before = lines[line][:character]
    if found := _KEY.fullmatch(before):
        return CursorPlace(_above(lines, line, len(found["indent"])), found["key"])
    if found := _ITEM.fullmatch(before):
        *path, key = _above(lines, line, len(found["indent"]) + 1) or ("",)
        return CursorPlace(tuple(path), key)
    if found := _WORD.fullmatch(before):
        return CursorPlace(_above(lines, line, len(found["indent"])))
    return None


def key_at(text: str, line: int, character: int) -> CursorPlace | None:
    """The key that stands under a cursor; None where there is none."""
    lines = lines_of_head(text)
    found = _KEY.fullmatch(lines[line]) if 0 < line < len(lines) else None
    if found is None or not found.start("key") <= character <= found.end("key"):
        return None
    return CursorPlace(_above(lines, line, len(found["indent"])), found["key"])


def _above(lines: Sequence[str], line: int, indent: int) -> tuple[str, ...]:
    """The keys below which a line stands that is indented so far."""
    path: list[str] = []
    for number in range(line - 1, 0, -1):
        found = _KEY.fullmatch(lines[number])
        if found and len(found["indent"]) < indent:
            path.insert(0, found["key"])
            indent = len(found["indent"])
    return tuple(path)

"""Characters: those that nobody sees, and that no page and no feed can hold."""

import re

_EACH = [*map(chr, (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF))]
INVISIBLE = re.compile(f"[{''.join(_EACH)}]")
"""XML 1.0, section 2.2: a feed with one of these cannot be read at all."""


def has_invisible(text: str) -> bool:
    """Whether a text has any of those characters, which hardly any has: asking for each takes a tenth of a search."""
    return any(map(text.__contains__, _EACH))


def without_invisible(text: str) -> str:
    """The text without those characters."""
    return INVISIBLE.sub("", text) if has_invisible(text) else text

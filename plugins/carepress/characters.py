"""Characters: those that nobody sees, and that no page and no feed can hold."""

import re

INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""XML 1.0, section 2.2: a feed with one of these cannot be read at all."""


def without_invisible(text: str) -> str:
    """The text without those characters."""
    return INVISIBLE.sub("", text)

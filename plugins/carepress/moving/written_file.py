"""Written files: their text with plain line ends, and bytes in which all else is as it was."""

import codecs
from collections.abc import Callable
from pathlib import Path

from carepress.failure import shown


class Refused(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """Why nothing is changed, in one sentence or several lines."""


Change = Callable[[str], tuple[str, list[int]]]
"""What becomes of a text, and the offsets at which it changes."""


def changed(content: bytes, file: Path, change: Change) -> tuple[bytes, list[int]]:
    """The bytes of a file after a change of its text, and the lines that changed, from 1."""
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    try:
        written = content.removeprefix(mark).decode()
    except UnicodeDecodeError:
        raise Refused(f"{shown(file)} is not in UTF-8, so nobody can say what it links to: save it again so.") from None
    text = written.replace("\r\n", "\n")
    new, places = change(text)
    if new == text:
        return content, []
    has_both = "\r\n" in written and written.count("\r\n") != written.count("\n")
    if has_both or "\r" in text:
        raise Refused(
            f"{shown(file)} ends its lines in two ways: ./invoke check --fix --file {shown(file)} mends that."
        )
    new = new.replace("\n", "\r\n") if "\r\n" in written else new
    return mark + new.encode(), [1 + text.count("\n", 0, place) for place in places]

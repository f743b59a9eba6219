"""Settings places: where in a settings file stands what a message is about."""

import re
from collections.abc import Iterator

from carepress.finding import place_at


def settings_place(text: str, message: str) -> tuple[int, int]:
    """Line and column (from 1) of what a message names: a key or value in “…”, else a setting; else of the file.

    What stands twice counts where it stands last, as it does for Python.
    """
    for pattern in _patterns(message):
        found = [*re.finditer(pattern, text, re.MULTILINE)]
        if found:
            return place_at(text, found[-1].start("named"))
    return 1, 1


def _patterns(message: str) -> Iterator[str]:
    for named in re.findall(r"“([^”\s]+)”", message):
        for name in (named, named.rpartition(".")[2]):
            yield rf"(?P<named>[\"']{re.escape(name)}[\"'])"
    for name in re.findall(r"\b[A-Z][A-Z_]{3,}\b", message):
        yield rf"^(?:\w+, *)*(?P<named>{name})\b"

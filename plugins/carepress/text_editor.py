"""The text editor: how a click on a place in a file opens it where the editor of the site writes."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

_AT_PLACE = ("{file}:{line}:{column}",)
_PLACES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "code": ("--goto", *_AT_PLACE),
        "codium": ("--goto", *_AT_PLACE),
        "cursor": ("--goto", *_AT_PLACE),
        "emacsclient": ("--no-wait", "+{line}:{column}", "{file}"),
        "gedit": ("+{line}:{column}", "{file}"),
        "gnome-text-editor": ("{file}",),
        "gvim": ("+{line}", "{file}"),
        "idea": ("--line", "{line}", "--column", "{column}", "{file}"),
        "kate": ("--line", "{line}", "--column", "{column}", "{file}"),
        "mate": ("--line", "{line}:{column}", "{file}"),
        "notepad": ("{file}",),
        "pycharm": ("--line", "{line}", "--column", "{column}", "{file}"),
        "subl": _AT_PLACE,
        "zed": _AT_PLACE,
    }
)
"""Editors with a window of their own, and what to tell each of them; one that lives in a terminal has none to show."""


def link(file: Path, line: int = 1, column: int = 1) -> str:
    """The address at which VS Code opens a file at a place."""
    path = quote(file.absolute().as_posix(), safe="/:")
    return f"vscode://file{'' if path.startswith('/') else '/'}{path}:{line}:{column}"


def command(environment: Mapping[str, str], file: Path, line: int, column: int) -> list[str] | None:
    """The command that opens a file at a place in the editor that VISUAL or EDITOR names.

    None where they name none with a window of its own: then `link` has to do.
    """
    named = shlex.split(environment.get("VISUAL") or environment.get("EDITOR") or "")
    told = _PLACES.get(Path(named[0]).stem.casefold()) if named else None
    if told is None:
        return None
    place = {"file": str(file.absolute()), "line": line, "column": column}
    # What waits until the file is closed again would keep the preview waiting, too.
    return [*(word for word in named if word not in {"--wait", "-w"}), *(word.format(**place) for word in told)]

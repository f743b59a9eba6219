"""The side panel's room: its HTML, its files, and the click that opens a file in the editor."""

import os
import subprocess
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from carepress import text_editor
from carepress.preview.showing import Showing, Shown
from carepress.preview.side_panel import side_panel
from carepress.room import Answer, Asked, Room

ADDRESS = "/-/side-panel/"
SCRIPT = f'<script src="{ADDRESS}side-panel.js"></script>'

_TYPES = {"side-panel.css": "text/css; charset=utf-8", "side-panel.js": "text/javascript; charset=utf-8"}


def side_panel_room(showing: Showing, others: Sequence[Room] = ()) -> Room:
    """Where pages of the preview fetch their side panels, which lead to the other rooms."""
    return Room(ADDRESS, "", partial(_answer, showing, others))


def _answer(showing: Showing, others: Sequence[Room], asked: Asked) -> Answer:
    if asked.path in _TYPES:
        return Answer(200, _TYPES[asked.path], Path(__file__).with_name(asked.path).read_bytes())
    if asked.path == "open" and asked.is_order:
        return _opened(showing.now, asked)
    made = showing.now.made
    if asked.path or made is None or showing.now.problem:
        return Answer(404, content=b"There is nothing to tell yet.")
    return Answer(200, "text/html; charset=utf-8", side_panel(made, asked.query.get("page", "/"), others).encode())


def _opened(shown: Shown, asked: Asked) -> Answer:
    """What became of opening a file at a place; 404 where VS Code has to do it by the link."""
    file = Path(asked.query.get("file", ""))
    line, column = (
        int(given) if (given := asked.query.get(name, "")).isdecimal() else 1 for name in ("line", "column")
    )
    command = text_editor.command(os.environ, file, line, column)
    if command is None or not _is_of_site(file, shown):
        return Answer(404, content=b"No editor with a window is named in VISUAL or EDITOR.")
    try:
        editor = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    except OSError as error:
        return Answer(404, content=f"{command[0]} does not start: {error.strerror}.".encode())
    threading.Thread(target=editor.wait, daemon=True).start()
    return Answer(204)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 1


def _is_of_site(file: Path, shown: Shown) -> bool:
    """Whether a file is one that the site is built from: no page may have anything else opened."""
    folders = shown.made.folders if shown.made else ()
    return file.is_file() and any(file.resolve().is_relative_to(folder.resolve()) for folder in folders)

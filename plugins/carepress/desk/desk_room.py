"""The desk's room: what the preview's server answers below `/-/desk/`."""

import json
from pathlib import Path

from carepress import pelican_settings
from carepress.desk.desk import Desk
from carepress.desk.drawing import blocks, page, status
from carepress.kept_files import KeptFiles
from carepress.outcome import Task
from carepress.room import Answer, Asked, Room

ADDRESS = "/-/desk/"

SECONDS_OF_WAITING = 2.0
"""So long a request for news waits; the next one tells whether the site was saved meanwhile."""

_HERE = Path(__file__).parent
_THEME = pelican_settings.PROJECT / "theme" / "static"
_FONT = "fonts/atkinson-hyperlegible-next.woff2"
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".woff2": "font/woff2"}
_FILES = {
    **{name: _HERE / name for name in ("desk.css", "desk.js")},
    **{f"theme/{name}.css": _THEME / "css" / f"{name}.css" for name in ("reset", "tokens", "base")},
    f"theme/{_FONT}": _THEME / _FONT,
}


def desk_room(content: str, settings: str) -> Room:
    """The desk of a site, as a room for its preview."""
    task = Task(Path(settings), Path("site"), Path(content))
    desk = Desk(task, KeptFiles(Path(pelican_settings.CACHE_PATH) / "desk"))
    return Room(ADDRESS, "The editors' desk", lambda asked: answered(desk, asked))


def answered(desk: Desk, asked: Asked) -> Answer:
    """The desk's answer; whoever asks sets it counting, where what is shown was not counted."""
    if asked.is_order:
        return _ordered(desk, asked.path)
    if asked.path in _FILES:
        file = _FILES[asked.path]
        return Answer(200, _KINDS[file.suffix], file.read_bytes())
    if asked.path not in {"", "state"}:
        return Answer(404, content=b"The desk has no such page.")
    desk.look(asked.version)
    return _news(desk, asked.query.get("seen", "")) if asked.path else _page(desk)


def _ordered(desk: Desk, path: str) -> Answer:
    if path not in {"links", "links/stop"}:
        return Answer(404, content=b"The desk cannot do that.")
    if path == "links":
        desk.check_links()
    else:
        desk.stop_links()
    return Answer(303, location=f"{ADDRESS}#links")


def _page(desk: Desk) -> Answer:
    state, revision = desk.now
    return Answer(200, "text/html; charset=utf-8", page(state, ADDRESS, revision).encode())


def _news(desk: Desk, seen: str) -> Answer:
    state, revision = desk.wait(int(seen) if seen.isdecimal() else -1, SECONDS_OF_WAITING)
    told: dict[str, object] = {"revision": str(revision)}
    if str(revision) != seen:
        drawn = {name: {"html": one.html, "digest": one.digest} for name, one in blocks(state).items()}
        told |= {"status": status(state), "blocks": drawn}
    return Answer(200, "application/json; charset=utf-8", json.dumps(told).encode())

"""Answers: what the preview's server says to each address."""

import mimetypes
import re
from pathlib import Path
from urllib.parse import quote, unquote

from jinja2 import TemplateError
from yaml import YAMLError

from carepress.preview import side_panel_room
from carepress.preview.pages import building_page, failed_page
from carepress.preview.pattern_pages import ADDRESS, pattern_page
from carepress.preview.showing import Shown
from carepress.room import Answer

SCRIPT = side_panel_room.SCRIPT.encode() + b'<script src="/-/reload.js"></script>'
RELOAD = Path(__file__).with_name("reload.js")

# Said here, because the system's own list, which Python asks for the rest, is wrong on some machines.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}


def answer(path: str, shown: Shown) -> Answer:
    """The answer to a path, as it stands in the request, given what is shown."""
    if path == "/-/reload.js":
        script = RELOAD.read_text(encoding="utf-8").replace("{version}", shown.version)
        return Answer(200, TYPES[".js"], script.encode())
    if shown.problem and _is_page(path):
        return _html(500, shown.problem.encode())
    if shown.folder is None:
        return _html(503, building_page().encode())
    return (shown.theme and _about_patterns(path, shown.folder, shown.theme)) or _file(path, shown.folder)


def _about_patterns(path: str, site: Path, theme: tuple[Path, ...]) -> Answer | None:
    """A pattern page, or a file that pattern pages use, drawn now; None where the path names neither."""
    if not path.startswith(ADDRESS):
        return None
    if path.endswith((".css", ".js")):
        file = _within(theme[0] / "patterns", path.removeprefix(ADDRESS))
        return _of(200, file) if file else None
    try:
        page = pattern_page(path, site, theme)
    except (TemplateError, TypeError, YAMLError) as error:
        return _html(500, failed_page(error).encode())
    return _html(200, page.encode()) if page else None


def _file(path: str, site: Path) -> Answer:
    file = _within(site, unquote(path).lstrip("/"))
    if file and file.is_dir():
        if not path.endswith("/"):
            return Answer(301, location=f"/{quote(unquote(path).strip('/'))}/")
        file /= "index.html"
    if file and file.is_file():
        return _of(200, file)
    return (
        _of(404, site / "404.html") if (site / "404.html").is_file() else Answer(404, content=b"There is no such page.")
    )


def _within(site: Path, path: str) -> Path | None:
    """The path in the site, or None where there is none, or where it would lead out of it."""
    try:
        found = (site / path).resolve(strict=True)
    except (OSError, ValueError):
        return None
    return found if found.is_relative_to(site.resolve()) else None


def _of(status: int, file: Path) -> Answer:
    ending = file.suffix.lower()
    content_type = TYPES.get(ending) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return _html(status, file.read_bytes()) if ending == ".html" else Answer(status, content_type, file.read_bytes())


def _html(status: int, html: bytes) -> Answer:
    """A page with the scripts that reload it and show its side panel, which stand in no file."""
    ends = [*re.finditer(rb"</body>", html, re.IGNORECASE)]
    at = ends[-1].start() if ends else len(html)
    return Answer(status, TYPES[".html"], html[:at] + SCRIPT + html[at:])


def _is_page(path: str) -> bool:
    return path.endswith("/") or Path(path).suffix in {"", ".html"}

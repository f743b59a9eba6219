"""Answers: what the preview's server says to each address."""

import dataclasses
import mimetypes
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from jinja2 import TemplateError
from yaml import YAMLError

from carepress.digest import digest_of_bytes
from carepress.preview import side_panel_room
from carepress.preview.pages import building_page, failed_page
from carepress.preview.pattern_pages import ADDRESS, pattern_page
from carepress.preview.showing import Shown
from carepress.room import Answer

SCRIPTS = side_panel_room.SCRIPT + '<script src="/-/reload.js" data-shown="{version}"></script>'
OWN_SCRIPTS = {f"/-/{name}": Path(__file__).with_name(name) for name in ("reload.js", "in-place.js")}

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
    """The answer to a path, as it stands in the request, given what is shown.

    Pages come with the scripts that reload them and show their side panels, which stand in no file.
    """
    found = _found(path, shown)
    if found.content_type != TYPES[".html"]:
        return found
    ends = [*re.finditer(rb"</body>", found.content, re.IGNORECASE)]
    at = ends[-1].start() if ends else len(found.content)
    scripts = SCRIPTS.format(version=_version(found)).encode()
    return dataclasses.replace(found, content=found.content[:at] + scripts + found.content[at:])


def version(path: str, shown: Shown) -> str:
    """What stands for the page at a path as it is shown: another one as soon as anything in it changes."""
    return _version(_found(path, shown))


def _version(found: Answer) -> str:
    return digest_of_bytes(found.content).hex()


def _found(path: str, shown: Shown) -> Answer:
    if path in OWN_SCRIPTS:
        return _of(200, OWN_SCRIPTS[path])
    if shown.problem and _is_page(path):
        return _html(500, shown.problem)
    if shown.folder is None:
        return _html(503, building_page())
    return (shown.theme and _about_patterns(path, shown.folder, shown.theme)) or _file(path, shown.folders)


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
        return _html(500, failed_page(error))
    return _html(200, page) if page else None


def _file(path: str, folders: Sequence[Path]) -> Answer:
    """The file at a path in the first folder that has it, or the site's own page for what is nowhere."""
    for folder in folders:
        file = _within(folder, unquote(path).lstrip("/"))
        if file and (file / "index.html").is_file():
            if not path.endswith("/"):
                return Answer(301, location=f"/{quote(unquote(path).strip('/'))}/")
            file /= "index.html"
        if file and file.is_file():
            return _of(200, file)
    missing = folders[-1] / "404.html"
    return _of(404, missing) if missing.is_file() else Answer(404, content=b"There is no such page.")


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
    return Answer(status, content_type, file.read_bytes())


def _html(status: int, page: str) -> Answer:
    return Answer(status, TYPES[".html"], page.encode())


def _is_page(path: str) -> bool:
    return path.endswith("/") or Path(path).suffix in {"", ".html"}

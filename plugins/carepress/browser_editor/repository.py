"""The repository: the content folder in the words of a forge's interface, which the editing program speaks."""

import base64
import dataclasses
import functools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from carepress.browser_editor.collection import Collection
from carepress.browser_editor.entry import Unreadable, entry
from carepress.browser_editor.filling import shown
from carepress.browser_editor.states import States

STATE, FORMER = "carepress_state", "carepress_former"
"""The keys under which a form keeps the name of the state that it shows, and of the one that it was made from."""

IMAGES = "images"
KINDS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF", ".avif": "AVIF"}
"""The kinds of pictures that may be added, by ending. SVG is none of them: it can carry scripts."""

Json = dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Repository:
    """The files of a content folder that can be edited, and its pictures."""

    content: Path
    collections: Sequence[Collection]
    states: States = dataclasses.field(default_factory=States)

    def collection(self, path: str) -> Collection | None:
        """The collection that a path belongs to."""
        return next((one for one in self.collections if one.holds(path)), None)

    def tree(self) -> list[Json]:
        """Every file that can be edited or shown, with the name of its state."""
        read = ((path, (self.content / path).read_bytes()) for path in self._paths())
        return [
            {"type": "blob", "path": path, "sha": self.states.name(path, content), "size": len(content)}
            for path, content in read
            if not _fault(content, path)
        ]

    def unreadable(self) -> Iterator[tuple[str, str]]:
        """Each file that cannot be shown as a form, with the reason."""
        for path in self._paths():
            if fault := _fault((self.content / path).read_bytes(), path):
                yield path, fault

    def form(self, path: str) -> Json:
        """A file as its form shows it, in the way in which a forge tells a file's content."""
        content, collection = (self.content / path).read_bytes(), self.collection(path)
        fields = collection.fields if collection else ()
        found = entry(content, is_page=is_page(path))
        values = shown(found.values, fields) | {STATE: self.states.name(path, content)}
        text = json.dumps(values, ensure_ascii=False).encode()
        return {"path": path, "encoding": "base64", "content": base64.b64encode(text).decode()}

    def _paths(self) -> Iterator[str]:
        for file in sorted(self.content.rglob("*")):
            path = file.relative_to(self.content).as_posix()
            if not file.name.startswith(".") and (self.collection(path) or is_picture(path)) and file.is_file():
                yield path


@functools.lru_cache(maxsize=20_000)
def _fault(content: bytes, path: str) -> str:
    """Why a file cannot be shown as a form, or "": asked for every file at every save, and hardly ever new."""
    try:
        if not is_picture(path):
            entry(content, is_page=is_page(path))
    except Unreadable as why:
        return str(why)
    return ""


def is_page(path: str) -> bool:
    """Whether a file has a text below its front matter."""
    return path.endswith(".md")


def is_picture(path: str) -> bool:
    """Whether a path is that of a picture, by its folder and ending."""
    parts = PurePosixPath(path)
    return parts.parts[:1] == (IMAGES,) and parts.suffix.lower() in KINDS

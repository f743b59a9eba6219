"""Files that the browser loads: our page, the editing program, and the way to the page as the preview shows it."""

import dataclasses
from functools import cached_property
from pathlib import Path

from carepress.browser_editor.program import MAIN, language, main_script
from carepress.room import Answer

HERE = Path(__file__).parent
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".png": "image/png",
}
OWN = {"/": "page.html", "/start.js": "start.js"}


@dataclasses.dataclass(frozen=True)
class Files:
    """The files below the address of the editor; `program` is the folder of the editing program."""

    program: Path

    def answer(self, path: str) -> Answer:
        """The file at a path, or that there is none."""
        if path in OWN:
            return _file(HERE / OWN[path])
        if path == f"/program/{MAIN}":
            return Answer(200, TYPES[".js"], self._main)
        if path.startswith("/program/"):
            found = (self.program / path.removeprefix("/program/")).resolve()
            if found.is_relative_to(self.program.resolve()) and found.is_file():
                return _file(found)
        if path.startswith("/locales/") and (words := language(self.program, path.removeprefix("/locales/"))):
            return Answer(200, TYPES[".js"], words)
        return Answer(404, content=b"There is no such file.")

    @cached_property
    def _main(self) -> bytes:
        return main_script(self.program)


def _file(file: Path) -> Answer:
    return Answer(200, TYPES.get(file.suffix, "application/octet-stream"), file.read_bytes())

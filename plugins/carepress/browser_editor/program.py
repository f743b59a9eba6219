"""The editing program, Sveltia CMS: brought once from npm, pinned by its hash, and made to ask nobody for anything."""

import json
import os
import re
import sys
from pathlib import Path, PurePosixPath

from carepress.programs import NpmPackage, unpack

PINNED = Path(__file__).with_name("program.json")
KEPT = Path(sys.prefix) / "browser-editor"
"""In .venv, so that it is brought once, and git takes no notice."""

MAIN = "index.js"
FONTS = re.compile(rb"https://[^/\s()]+/fontsource/fonts/([a-z0-9-]+)[^\s()]*\.woff2")
OTHERS = (b"https://unpkg.com", b"https://www.githubstatus.com/api")
"""Where it would look for newer versions of itself, and for troubles of a forge."""
ABSENT = b"absent"
LANGUAGES = re.compile(rb"`\.\./locales/([\w-]+)\.json`")

WORDS = {
    "There was an error while saving the entry. Please try again later.": "This was not saved:",
    "If you save now, their changes will be lost.": (
        "It cannot be saved over them: copy what you wrote, reload the entry, and put it in there."
    ),
    "View on Live Site": "Show in the preview",
}
"""What the program says of forges, and what is so here."""


def program(kept: Path | None = None) -> Path | None:
    """The folder of the program, which EDITOR_PROGRAM may name; None where it could not be brought."""
    if named := os.environ.get("EDITOR_PROGRAM"):
        return Path(named) if (Path(named) / MAIN).is_file() else None
    package = NpmPackage(**json.loads(PINNED.read_text(encoding="utf-8")))
    folder = (kept or KEPT) / package.version
    if not folder.is_dir() and not unpack(package, folder, _is_wanted):
        return None
    return folder / "npm"


def is_here() -> bool:
    """Whether it needs not be brought."""
    version = json.loads(PINNED.read_text(encoding="utf-8"))["version"]
    return bool(os.environ.get("EDITOR_PROGRAM")) or (KEPT / version).is_dir()


def main_script(folder: Path) -> bytes:
    """The program's main file, which takes its fonts from its own folder and looks for nothing elsewhere."""
    fonts = {file.name.split("-latin")[0].encode(): file.name.encode() for file in (folder / "assets").glob("*.woff2")}
    script = FONTS.sub(lambda m: b"program/assets/" + fonts.get(m[1], b"absent"), (folder / MAIN).read_bytes())
    script = LANGUAGES.sub(rb"`../locales/\1.js`", script)
    for other in OTHERS:
        script = script.replace(other, ABSENT)
    return _in_our_words(script)


def language(folder: Path, name: str) -> bytes | None:
    """The program's own words in another language, as the script that it asks for; None where it has none."""
    file = (folder.parent / "locales" / name).with_suffix(".json")
    if not re.fullmatch(r"[\w-]+\.js", name) or not file.is_file():
        return None
    return b"export default " + _in_our_words(file.read_bytes())


def _in_our_words(script: bytes) -> bytes:
    for theirs, ours in WORDS.items():
        for mark in "`", '"':
            script = script.replace(f"{mark}{theirs}{mark}".encode(), f"{mark}{ours}{mark}".encode())
    return script


def _is_wanted(path: PurePosixPath) -> bool:
    return (path.parts[0] in {"npm", "locales"} and path.suffix != ".map") or str(path) == "LICENSE.txt"

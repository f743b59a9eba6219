"""The bundle: the theme's static files under one address that changes whenever one of them does."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

_IMPORT = re.compile(r'@import\s+url\("([^"]+)"\)(?:\s+layer\(([\w-]+)\))?\s*;')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STYLESHEET = "css/main.css"


def bundle(folder: Path) -> tuple[str, dict[str, bytes]]:
    """The output folder of the theme's files, such as `assets/3f9c2a1b`, and every file by its path in the output."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    kept = {name: content for name, content in files.items() if not name.endswith(".css")}
    if STYLESHEET in files:
        kept["site.css"] = stylesheet(files).encode()
    digest = hashlib.sha256()
    for name, content in sorted(kept.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    base = f"assets/{digest.hexdigest()[:12]}"
    return base, {f"{base}/{name}": content for name, content in kept.items()}


def stylesheet(files: Mapping[str, bytes], name: str = STYLESHEET) -> str:
    """One stylesheet with its imports put in their places, each in its layer, without comments and blank lines."""
    text = _COMMENT.sub("", files[name].decode())
    folder = name.rpartition("/")[0]

    def imported(match: re.Match[str]) -> str:
        content = stylesheet(files, f"{folder}/{match[1]}" if folder else match[1])
        return f"@layer {match[2]}{{{content}}}" if match[2] else content

    lines = (line.strip() for line in _IMPORT.sub(imported, text).splitlines())
    return "\n".join(line for line in lines if line)

"""The bundle: the theme's static files under one address that changes whenever one of them does."""

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

_IMPORT = re.compile(r'@import\s+url\("([^"]+)"\)(?:\s+layer\(([\w-]+)\))?(?:\s+(print))?\s*;')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ORDER = re.compile(r"@layer[^;{]+;")
_APART = re.compile(r"css/apart/([\w-]+\.css)")
STYLESHEET = "css/main.css"

SCREEN, PRINT = "site.css", "print.css"
"""The stylesheet that readers wait for, and the one for paper, for which they do not."""


def bundle(folder: Path, own: Mapping[str, bytes] = MappingProxyType({})) -> tuple[str, dict[str, bytes]]:
    """The output folder of the theme's files, such as `assets/3f9c2a1b`, and every file by its path in the output.

    `own` are files of the publisher's, by the path of the theme's file whose place they take.
    """
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths} | dict(own)
    kept = {name: content for name, content in files.items() if not name.endswith(".css")}
    if STYLESHEET in files:
        sheets = {SCREEN: stylesheet(files), PRINT: stylesheet(files, is_for_print=True), **sheets_apart(files)}
        kept |= {name: text.encode() for name, text in sheets.items() if text}
    digest = hashlib.sha256()
    for name, content in sorted(kept.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    base = f"assets/{digest.hexdigest()[:12]}"
    return base, {f"{base}/{name}": content for name, content in kept.items()}


def apart(base: str, paths: Iterable[str]) -> dict[str, str]:
    """The site-relative addresses of the stylesheets that only some pages ask for, by their names, such as “map”."""
    sheets = {path.removeprefix(f"{base}/"): f"/{path}" for path in paths if path.endswith(".css")}
    return {name.removesuffix(".css"): url for name, url in sheets.items() if name not in {SCREEN, PRINT}}


def sheets_apart(files: Mapping[str, bytes]) -> dict[str, str]:
    """The stylesheets that only some pages ask for, by name: each file in `css/apart/`, with the imports that it names.

    Each begins with the order of all layers, so that it does not matter which stylesheet a page names first.
    """
    order = _ORDER.search(files[STYLESHEET].decode())
    names = {name: apart[1] for name in files if (apart := _APART.fullmatch(name))}
    return {sheet: (order[0] if order else "") + stylesheet(files, name) for name, sheet in names.items()}


def stylesheet(files: Mapping[str, bytes], name: str = STYLESHEET, *, is_for_print: bool = False) -> str:
    """One stylesheet with its imports put in their places, each in its layer, without comments and blank lines.

    What is imported with the medium `print` is left out, or else it is all that is left.
    """
    text = _COMMENT.sub("", files[name].decode())
    folder = posixpath.dirname(name) or "."

    def imported(match: re.Match[str]) -> str:
        if bool(match[3]) != is_for_print:
            return ""
        content = stylesheet(files, posixpath.normpath(f"{folder}/{match[1]}"))
        return f"@layer {match[2]}{{{content}}}" if match[2] else content

    whole = "\n".join(map(imported, _IMPORT.finditer(text))) if is_for_print else _IMPORT.sub(imported, text)
    lines = (line.strip() for line in whole.splitlines())
    return "\n".join(line for line in lines if line)

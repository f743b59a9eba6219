"""Taken pictures: those of a document as files of the site, and a note on each that cannot be one."""

import base64
import binascii
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from carepress.importing.document import Document, ending

MOST_BYTES = 30_000_000
_DATA = re.compile(r"data:[^,;]*(?:;[^,;]*)*?(?P<base64>;base64)?,(?P<content>.*)", re.DOTALL)


def taken_pictures(found: Document, slug: str, folder: Path, way: str) -> Mapping[str, bytes]:
    """The pictures by the name of their file; each `<img>` leads to its own, `way` being the way to their folder.

    Pictures that the document names by a path are looked for in its own folder, and nowhere else.
    """
    files: dict[str, bytes] = {}
    for image in found.soup.find_all("img"):
        source = str(image.get("src") or "")
        content = found.pictures.get(source) or _embedded(source) or _beside(source, folder)
        kind = ending(content) if content else ""
        if not kind:
            words = str(image.get("alt") or "")
            found.notes.append(f"A picture{f' (“{words}”)' if words else ''} was left out: {_why(source, content)}")
            image.replace_with(words)
            continue
        name = next((name for name, known in files.items() if known == content), f"{slug}-{len(files) + 1}.{kind}")
        files[name] = content or b""
        for key in {*image.attrs} - {"alt"}:
            del image[key]
        image["src"] = f"{way}{name}"
    return files


def _embedded(source: str) -> bytes | None:
    match = _DATA.fullmatch(source)
    if match is None:
        return None
    try:
        return base64.b64decode(unquote(match["content"])) if match["base64"] else unquote_to_bytes(match["content"])
    except (binascii.Error, ValueError):
        return None


def _beside(source: str, folder: Path) -> bytes | None:
    parts = urlsplit(source)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    file = (folder / unquote(parts.path)).resolve()
    is_inside = file.is_relative_to(folder.resolve()) and file.is_file() and file.stat().st_size <= MOST_BYTES
    return file.read_bytes() if is_inside else None


def _why(source: str, content: bytes | None) -> str:
    if content:
        return "browsers do not show pictures of its kind. Save it as PNG or JPEG, and put it into content/images/."
    if urlsplit(source).netloc:
        return f"it lies on another site ({source[:80]}). If you may use it, put it into content/images/."
    return f"there is no file “{source[:80]}” beside the document."

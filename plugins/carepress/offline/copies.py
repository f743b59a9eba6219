"""Copies: what a device has to know of a finished page to keep it, in lists of which it reads only those it needs."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from carepress.digest import digest_of_bytes
from carepress.html import TAG, attribute
from carepress.kept_files import fingerprint
from carepress.offline.keepable import Keepable

FOLDER = "offline"
PAGES_PER_LIST = 200
WIDEST = 700
"""Of a picture in several widths, a device keeps the widest that is no wider than this."""

Facts = Mapping[str, Any]

_PICTURE = re.compile(r"<picture>.*?</picture>|<img\b[^>]*>", re.DOTALL)


class Copy(NamedTuple):
    """What is copied of a finished page: its version, its bytes, and of each picture the names under which it goes."""

    version: str
    size: int
    pictures: Sequence[Sequence[str]]


def copy_of(content: bytes, root: str) -> Copy:
    """The copy of a page with this content."""
    html = content.decode() if b"<img" in content else ""
    pictures = [names for match in _PICTURE.finditer(html) if (names := [*_names(match[0], root)])]
    return Copy(fingerprint(content), len(content), pictures)


def copies_of(folder: Path, files: Iterable[tuple[str, bytes]], root: str) -> list[tuple[str, Copy]]:
    """The copies of files in a folder, by path, of those whose content is the one with the digest beside the path."""
    read = ((path, (folder / path).read_bytes(), known) for path, known in files)
    return [(path, copy_of(content, root)) for path, content, known in read if digest_of_bytes(content) == known]


def facts_of(page: Keepable, copied: Copy) -> Facts:
    """What a device has to know of a page: its title, its version, its bytes, its pictures and its members."""
    found: dict[str, Any] = {"title": page.title, "version": copied.version, "size": copied.size}
    more = {"pictures": copied.pictures, "members": page.members}
    return found | {name: value for name, value in more.items() if value}


def _names(picture: str, root: str) -> Iterator[str]:
    """The addresses of one picture on this site: that of the file to be kept, then those for which it stands in."""
    tags = [*TAG.finditer(picture)]
    images = [attribute(match[3], "src") for match in tags if match[2] == "img"]
    sources = [match[3] for match in tags if match[2] == "source"]
    widths = {url: width for text in sources for url, width in _candidates(attribute(text, "srcset"))}
    webp = [url for text in sources if "webp" in text for url, _ in _candidates(attribute(text, "srcset"))]
    fitting = [url for url in webp if widths[url] <= WIDEST]
    best = max(fitting, key=widths.__getitem__) if fitting else min(webp, key=widths.__getitem__, default=images[0])
    for url in dict.fromkeys((best, *images, *widths)):
        if url.startswith(f"{root}/") and not url.startswith("//"):
            yield url.removeprefix(root)


def _candidates(srcset: str) -> Iterator[tuple[str, int]]:
    for candidate in filter(None, srcset.split(",")):
        url, _, width = candidate.strip().partition(" ")
        yield url, int(width.removesuffix("w") or 0)


def lists(pages: Mapping[str, Facts], assets: Sequence[str]) -> dict[str, str]:
    """The files that tell what can be kept: each has a part of the pages by address, and the assets of all."""
    count = 1 + len(pages) // PAGES_PER_LIST
    parts: list[dict[str, Facts]] = [{} for _ in range(count)]
    for url in sorted(pages):
        parts[list_of(url, count)][url] = pages[url]
    return {f"{FOLDER}/pages-{n}.json": as_json({"assets": assets, "pages": part}) for n, part in enumerate(parts)}


def list_of(url: str, count: int) -> int:
    """The number of the list that has a page; the service worker reckons the same."""
    number = 0
    for byte in url.encode():
        number = (number * 31 + byte) % 2**32
    return number % count


def as_json(value: object) -> str:
    """A value as short JSON, the same each time."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def version_of(texts: Iterable[str]) -> str:
    """One name for all that a device may keep: another one as soon as anything of it is another."""
    return fingerprint(*texts)

"""Objects: what a bucket is to hold for readers, with all that it can say of each file."""

import hashlib
import posixpath
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from carepress.release import File, Release
from carepress.response_headers import CACHE_CONTROL

REDIRECTION = "WebsiteRedirectLocation"

_FEEDS = {".xml", ".json", ".txt"}
_PAGES = {".html", ".md"}


class Object(NamedTuple):
    """What a key is to hold: the digest of its content, and what the service is told of it, in its own words."""

    sha256: str
    told: Mapping[str, str]

    @property
    def mark(self) -> str:
        """Changes with the content and with what is told of it."""
        lines = [self.sha256, *(f"{name}: {value}" for name, value in sorted(self.told.items()))]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def objects(files: Mapping[str, File], moved: Mapping[str, str]) -> Mapping[str, Object]:
    """The object of each file, by path. `moved` says by path where else readers are led by services that can."""
    return {path: Object(file.sha256, told(file) | _led(path, moved)) for path, file in files.items()}


def told(file: File) -> dict[str, str]:
    """What services are told of a file: its type, and how long it may be kept."""
    return {"ContentType": file.type, "CacheControl": CACHE_CONTROL[file.cache]}


def stages(paths: Sequence[str], release: Release, former: Release | None) -> Sequence[Sequence[str]]:
    """Paths in the order in which readers may see them: what pages show, new pages, changed ones, what lists them.

    The service worker comes last, as it leads devices to everything else.
    """
    before = former.files if former else {}
    found: list[list[str]] = [[], [], [], [], []]
    for path in paths:
        found[_stage(path, release.files.get(path), is_old=path in before)].append(path)
    return found


def _stage(path: str, file: File | None, *, is_old: bool) -> int:
    ending = posixpath.splitext(path)[1]
    if ending in _PAGES:
        return 2 if is_old else 1
    if file and file.cache == "fresh" and ending == ".js":
        return 4
    return 3 if ending in _FEEDS else 0


def _led(path: str, moved: Mapping[str, str]) -> dict[str, str]:
    return {REDIRECTION: moved[path]} if path in moved else {}

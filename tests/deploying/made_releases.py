"""Releases for tests: an output folder with a few pages and an asset that its content names, and what it lists."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from carepress.cache_class import cache_class
from carepress.content_type import content_type
from carepress.release import PATH, File, Release

FIRST = {
    "index.html": b"<!doctype html><link href=/assets/one/site.css>Home",
    "sleep/index.html": b"<!doctype html><link href=/assets/one/site.css>Good nights",
    "rest/index.html": b"<!doctype html><link href=/assets/one/site.css>Good rest",
    "sleep/index.md": b"Good nights\n",
    "404.html": b"<!doctype html>Nothing is here",
    "assets/one/site.css": b"a { color: blue }",
    "feed.xml": b"<feed>1</feed>",
}
"""The files of a first release."""

SECOND = {
    "index.html": b"<!doctype html><link href=/assets/two/site.css>Home",
    "sleep/index.html": b"<!doctype html><link href=/assets/two/site.css>Better nights",
    "calm/index.html": b"<!doctype html><link href=/assets/two/site.css>Calm",
    "sleep/index.md": b"Better nights\n",
    "404.html": b"<!doctype html>Nothing is here",
    "assets/two/site.css": b"a { color: navy }",
    "feed.xml": b"<feed>2</feed>",
}
"""Those of a second one: two pages are changed, one is new, one removed, and the asset has another name."""


def file_of(path: str, content: bytes) -> File:
    """A file as a release lists it."""
    digest = hashlib.sha256(content).hexdigest()
    return File(sha256=digest, size=len(content), type=content_type(path), cache=cache_class(path))


def release_of_files(files: Mapping[str, bytes], site: str = "", commit: str = "c" * 40) -> Release:
    """The release that consists of these files."""
    return Release({path: file_of(path, content) for path, content in files.items()}, site, commit, {"python": "3"})


def put_output(folder: Path, files: Mapping[str, bytes], site: str = "") -> Release:
    """Write an output folder with these files and what it lists, and return that."""
    release = release_of_files(files, site)
    for path, content in {**files, PATH: release.text.encode()}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return release

"""The manifest: the list of a published site's files, made when all of them are written."""

import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from carepress.build import Build, build_of, site_of
from carepress.cache_class import cache_class
from carepress.commit import commit
from carepress.completeness import MARK
from carepress.content_type import content_type
from carepress.digest import digest_of_bytes
from carepress.folder_files import files_in
from carepress.help_pages import help_patterns
from carepress.made_by import made_by
from carepress.release import PATH, SIGNATURE, SIGNING_KEY, File, Release
from carepress.releases.signature import signature

_NOT_SERVED = {MARK, PATH, SIGNATURE}


def release_files(context: dict[str, Any], folder: str) -> Mapping[str, str]:
    """The manifest and, where there is a key, its signature, by path; nothing while the site is only looked at."""
    build = build_of(context)
    if build.settings.mode != "publish":
        return {}
    text = release(context, build, Path(folder)).text
    key = os.environ.get(SIGNING_KEY)
    return {PATH: text} | ({SIGNATURE: signature(text, key)} if key else {})


def release(context: dict[str, Any], build: Build, folder: Path) -> Release:
    """The release that stands in an output folder."""
    found = {path: size for path, (size, _) in files_in(folder).items() if path not in _NOT_SERVED}
    fresh = help_patterns(build.library, build.settings.help_page)
    files = {path: _file(build, folder, path, size, fresh) for path, size in found.items()}
    return Release(files, site_of(context).address, commit(Path(context["PATH"])), _versions())


def _file(build: Build, folder: Path, path: str, size: int, fresh: Sequence[str]) -> File:
    standing = build.written.get(path)
    content = standing.content if standing else digest_of_bytes((folder / path).read_bytes())
    return File(sha256=content.hex(), size=size, type=content_type(path), cache=cache_class(path, fresh))


def _versions() -> Mapping[str, str]:
    """What built the site; `carepress` stands for its whole code and all libraries."""
    return {"carepress": made_by().hex(), "pelican": version("pelican"), "python": platform.python_version()}

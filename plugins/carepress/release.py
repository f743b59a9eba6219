"""Release: what a published site consists of, file by file, as `release.json` in its output says it."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

import pydantic

from carepress.cache_class import CacheClass
from carepress.schema import Strict

PATH = "release.json"
SIGNATURE = "release.json.sig"
VERSION = "1.0"

SIGNING_KEY = "CAREPRESS_SIGNING_KEY"
"""Name of the variable with the path of the key that signs releases: a private one, or a public one of an agent."""

_PAGE = "index.html"


class File(Strict):
    """One file of a release: the SHA-256 digest of its content in hexadecimal digits, its size in bytes, and how to
    serve it."""

    sha256: Annotated[str, pydantic.Field(pattern=r"^[0-9a-f]{64}$")]
    size: Annotated[int, pydantic.Field(ge=0)]
    type: str
    cache: CacheClass


@dataclasses.dataclass(frozen=True)
class Release:
    """The files of a site by path in its output, without `release.json` itself.

    `site` is the address for which it was built, or ""; `commit` the state of its sources, with “+” behind it where
    there were changes that no commit had; `versions` are those of what built it.
    """

    files: Mapping[str, File]
    site: str = ""
    commit: str = ""
    versions: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @cached_property
    def id(self) -> str:
        """Twelve hexadecimal digits that follow from the files alone: the same site is the same release."""
        return hashlib.sha256(_lines(self.files).encode()).hexdigest()[:12]

    @property
    def pages(self) -> Mapping[str, File]:
        """Its pages, by the address of each below the site's, such as `/sleep/`."""
        return {url_of(path): file for path, file in self.files.items() if path.endswith(".html")}

    @cached_property
    def text(self) -> str:
        """The content of `release.json`: a line for each file, in a stable order."""
        head = {"version": VERSION, "id": self.id, "site": self.site, "commit": self.commit}
        fields = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in head.items()]
        fields.append(f'"versions": {json.dumps(dict(sorted(self.versions.items())))}')
        return "{" + ",\n".join([*fields, f'"files": {_lines(self.files)}']) + "}\n"


def sha256_of(file: Path) -> str:
    """The digest of a file's content as releases have it; "" where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def url_of(path: str) -> str:
    """The address of a file below that of its site: `/sleep/` for `sleep/index.html`."""
    return f"/{path.removesuffix(_PAGE)}" if path == _PAGE or path.endswith(f"/{_PAGE}") else f"/{path}"


def release_of(text: str) -> Release:
    """The release that a `release.json` describes; ValueError where it is damaged or of a later form."""
    given = _Manifest.model_validate_json(text)
    found = Release(given.files, given.site, given.commit, given.versions)
    if found.id != given.id:
        raise ValueError("its files are not those of its id")
    return found


def _path(value: str) -> str:
    if any(part in {"", ".", ".."} for part in value.split("/")) or "\\" in value or not value.isprintable():
        raise ValueError("it is no path within an output")
    return value


class _Manifest(pydantic.BaseModel):
    version: Annotated[str, pydantic.Field(pattern=r"^1\.")]
    id: str
    site: str
    commit: str
    versions: dict[str, str]
    files: dict[Annotated[str, pydantic.AfterValidator(_path)], File]


def _lines(files: Mapping[str, File]) -> str:
    rows = [f"{json.dumps(path)}: {json.dumps(_row(file))}" for path, file in sorted(files.items())]
    return "{\n" + ",\n".join(rows) + "\n}"


def _row(file: File) -> Mapping[str, Any]:
    return file.__dict__

"""Kept documents: what pages came to when they were read last, for checks of a few files, which need the others too."""

import contextlib
import dataclasses
from collections.abc import Callable
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

import pydantic

from carepress.kept_files import KeptFiles, fingerprint
from carepress.page import Document

_LIBRARIES = ("markdown", "nh3", "pydantic", "pymdown-extensions")
_PACKAGE = Path(__file__).parents[1]


@dataclasses.dataclass(frozen=True)
class KeptDocuments:
    """Documents in a folder, one for each source, known by all that they were made from: bytes, settings and code."""

    folder: Path
    settings: tuple[object, ...]

    def document(self, raw: bytes, source: str, make: Callable[[], Document]) -> Document:
        """The document of a file's bytes, as it was kept; made, and kept from then on, where it is not."""
        name, key = f"{fingerprint(source)}.json", fingerprint(raw, source, self._made_by)
        with contextlib.suppress(OSError, ValueError):
            former, _, text = (self.folder / name).read_bytes().partition(b"\n")
            if former == key.encode():
                return _documents().validate_json(text)
        document = make()
        KeptFiles(self.folder).keep(name, key.encode() + b"\n" + _documents().dump_json(document))
        return document

    @cached_property
    def _made_by(self) -> str:
        """What stands for the settings and for the code, as far as it may change without a word."""
        files = [(str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in sorted(_PACKAGE.rglob("*.py"))]
        return fingerprint(self.settings, tuple(files), *map(version, _LIBRARIES))


@cache
def _documents() -> pydantic.TypeAdapter[Document]:
    """Made when it is needed, as that takes time."""
    return pydantic.TypeAdapter(Document)

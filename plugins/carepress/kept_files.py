"""Kept files: what took long to make, kept from one build to the next in a folder that may be deleted at any time."""

import contextlib
import dataclasses
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

DIGITS = 12

Held = bytes | Path
"""The content of a file, or where it is kept: many large ones are not held in memory until they are written."""


@dataclasses.dataclass(frozen=True)
class KeptFiles:
    """A folder of files, each named for all that it was made from; where it cannot be written, nothing is kept."""

    folder: Path

    def content(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What is kept by a name; made, and kept from then on, where it is not."""
        known = self.known(name)
        if known is not None:
            return known
        content = make()
        self.keep(name, content)
        return content

    def known(self, name: str) -> bytes | None:
        """What is kept by a name; None where nothing is."""
        with contextlib.suppress(OSError):
            return (self.folder / name).read_bytes()
        return None

    def keep(self, name: str, content: bytes) -> None:
        """Keep a content by its name from now on."""
        with contextlib.suppress(OSError):
            _write_whole(self.folder / name, content)

    def file(self, name: str) -> Path | None:
        """Where the content of a name is kept; None where nothing is."""
        file = self.folder / name
        return file if file.is_file() else None

    def held(self, name: str, content: bytes) -> Held:
        """Where a content is kept by its name from now on; the content itself where it cannot be."""
        self.keep(name, content)
        return self.file(name) or content


def content_of(held: Held) -> bytes:
    """The content of a file, wherever it is."""
    return held if isinstance(held, bytes) else held.read_bytes()


def fingerprint(*parts: bytes | str | int | tuple[object, ...]) -> str:
    """A short name for all that something is made from: the same for the same parts."""
    digest = hashlib.sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else repr(part).encode()
        digest.update(b"%d:" % len(content) + content)
    return digest.hexdigest()[:DIGITS]


def _write_whole(file: Path, content: bytes) -> None:
    """Beside its place first: whoever reads, and whatever ends this process, meets a whole file or none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as writing:
            writing.write(content)
        Path(beside).replace(file)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise

"""Output folder: where files are put whole; what it has already stays, and what the last output has is linked to."""

import contextlib
import dataclasses
import os
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple, TypeVar

from carepress.digest import digest_of_bytes

Done = TypeVar("Done")


class Standing(NamedTuple):
    """A file as it stands: the digest of its content, its size in bytes, and the moment of its writing."""

    content: bytes
    size: int
    moment: int


@dataclasses.dataclass(frozen=True)
class OutputFolder:
    """A folder, and that of the last output; `stood` are files of the latter, by path, as they stood at its end.

    The content of a file that stands so, in either, is not read again.
    """

    folder: str
    former: str
    stood: Mapping[str, Standing] = dataclasses.field(default_factory=dict)

    def put(self, path: str, content: bytes) -> Standing:
        """Put a file there whole; SystemExit with one sentence where the machine refuses."""
        known = digest_of_bytes(content)
        return self.put_again(path, known) or _written(f"{self.folder}/{path}", content, known)

    def put_again(self, path: str, known: bytes) -> Standing | None:
        """Put a file there whose content has this digest, if it is there or in the last output; else None."""
        standing = self._standing(self.folder, path, known)
        if standing or self.former == self.folder:
            return standing
        for place in (path, self._places.get(known, path)):
            standing = self._standing(self.former, place, known)
            if standing:
                return _linked(f"{self.former}/{place}", f"{self.folder}/{path}", standing)
        return None

    @cached_property
    def _places(self) -> Mapping[bytes, str]:
        """Where the last output has which content: a folder named for all that is in it gets another name each time."""
        return {standing.content: path for path, standing in self.stood.items()}

    def _standing(self, folder: str, path: str, known: bytes) -> Standing | None:
        """How a file of a folder stands whose content has this digest."""
        file = f"{folder}/{path}"
        with contextlib.suppress(OSError):
            status = os.stat(file)
            standing = Standing(known, status.st_size, status.st_mtime_ns)
            if standing == self.stood.get(path) or digest_of_bytes(_content(file)) == known:
                return standing
        return None


def _linked(source: str, target: str, standing: Standing) -> Standing:
    """Some file systems know no links, and none leads from one of them to another."""
    try:
        _put(target, lambda place: os.link(source, place))
    except OSError:
        return _written(target, _content(source), standing.content)
    return standing


def _written(target: str, content: bytes, known: bytes) -> Standing:
    def write(place: str) -> os.stat_result:
        with open(place, "wb") as file:
            file.write(content)
            file.flush()
            return os.stat(file.fileno())

    try:
        status = _put(target, write)
    except OSError as error:
        raise SystemExit(f"{target} cannot be written: {error.strerror}. The site is not complete.") from None
    return Standing(known, status.st_size, status.st_mtime_ns)


def _put(target: str, make: Callable[[str], Done]) -> Done:
    """Beside a file that is there: whoever reads it meets the old one or the new one, and links keep what they had."""
    folder, name = os.path.split(target)
    if not os.path.exists(target):
        os.makedirs(folder, exist_ok=True)
        return make(target)
    beside = f"{folder}/.{name}.new"
    with contextlib.suppress(FileNotFoundError):
        os.unlink(beside)
    done = make(beside)
    os.replace(beside, target)
    return done


def _content(file: str) -> bytes:
    with open(file, "rb") as reading:
        return reading.read()

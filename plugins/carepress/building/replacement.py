"""Replacement: a new output folder takes the place of the last one in a moment, and only once it is whole."""

import contextlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from carepress.completeness import is_free


class Refused(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """Why an output folder is left as it is, in one sentence."""


class Replacement:
    """A fresh folder beside an output folder, on the same file system, and the way to put it in its place."""

    def __init__(self, output: Path) -> None:
        # A link to a folder stays a link: what it leads to is replaced.
        self.output = output.resolve()
        self.fresh, self.former, self.lock = (self._beside(name) for name in ("new", "former", "lock"))

    def _beside(self, name: str) -> Path:
        return self.output.with_name(f".{self.output.name}.carepress-{name}")

    def clear(self) -> None:
        """Remove what killed builds left, and put back the last good output where one was killed in the swap itself."""
        if self.former.exists() and not self.output.exists():
            self.former.rename(self.output)
        for leftover in (self.former, self.fresh):
            shutil.rmtree(leftover, ignore_errors=True)

    def swap(self) -> None:
        """Put the fresh folder in the output's place, and remove the former one."""
        if self.output.exists():
            self.output.rename(self.former)
        try:
            self.fresh.rename(self.output)
        except OSError:
            if self.former.exists():
                self.former.rename(self.output)
            raise
        shutil.rmtree(self.former, ignore_errors=True)


@contextlib.contextmanager
def replacement(output: Path) -> Iterator[Replacement]:
    """The replacement of an output folder, for one build at a time; raises Refused with the reason."""
    found = Replacement(output)
    if not is_free(found.output):
        what = f"{output} holds files that no build of this project made" if output.is_dir() else f"{output} is a file"
        raise Refused(f"{what}, so it is left as it is. Name a new or an empty folder.")
    try:
        found.output.parent.mkdir(parents=True, exist_ok=True)
        with found.lock.open("ab") as lock, contextlib.ExitStack() as at_end:
            if not _locked(lock):
                raise Refused(f"Another build into {output} is running: start this one again when that has ended.")
            found.clear()
            found.fresh.mkdir()
            at_end.callback(shutil.rmtree, found.fresh, ignore_errors=True)
            yield found
    except OSError as error:
        why = f"{error.strerror}: {error.filename}" if error.filename else error.strerror
        raise Refused(f"{output} cannot be written ({why}). Nothing was changed.") from None


if sys.platform == "win32":
    import msvcrt

    def _locked(file: IO[bytes]) -> bool:
        """Whether the file could be locked; the system unlocks it when this process ends, however it ends."""
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(file: IO[bytes]) -> bool:
        """Whether the file could be locked; the system unlocks it when this process ends, however it ends."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

"""Replacement: a new output folder takes the place of the last one in a moment, and only once it is whole."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from carepress.completeness import is_free
from carepress.file_lock import locked


class Refused(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """Why an output folder is left as it is, in one sentence."""


class Replacement:
    """A folder beside an output folder, on the same file system, and the way to put it in its place.

    `fresh` may hold the output before the last one, from which a build starts sooner than from an empty folder.
    """

    def __init__(self, output: Path) -> None:
        # A link to a folder stays a link: what it leads to is replaced.
        self.output = output.resolve()
        self.fresh, self.former, self.lock = (self._beside(name) for name in ("new", "former", "lock"))
        self._is_swapped = False

    def _beside(self, name: str) -> Path:
        return self.output.with_name(f".{self.output.name}.carepress-{name}")

    def clear(self) -> None:
        """Mend what a build left that was killed in the swap: put back the last good output, or end the swap."""
        if self.former.exists():
            self.former.rename(self.fresh if self.output.exists() else self.output)

    def swap(self) -> None:
        """Put the fresh folder in the output's place, and keep the former one for the next build."""
        if self.output.exists():
            self.output.rename(self.former)
        try:
            self.fresh.rename(self.output)
        except OSError:
            if self.former.exists():
                self.former.rename(self.output)
            raise
        self._is_swapped = True
        # Removing tens of thousands of files would take longer than most builds after a single edit.
        if self.former.exists():
            self.former.rename(self.fresh)

    def end(self) -> None:
        """Remove what was not put in its place, as the disk may be full."""
        if not self._is_swapped:
            shutil.rmtree(self.fresh, ignore_errors=True)


@contextlib.contextmanager
def replacement(output: Path, *, from_nothing: bool = False) -> Iterator[Replacement]:
    """The replacement of an output folder, for one build at a time; raises Refused with the reason.

    With `from_nothing` its fresh folder is empty.
    """
    found = Replacement(output)
    if not is_free(found.output):
        what = f"{output} holds files that no build of this project made" if output.is_dir() else f"{output} is a file"
        raise Refused(f"{what}, so it is left as it is. Name a new or an empty folder.")
    try:
        found.output.parent.mkdir(parents=True, exist_ok=True)
        with found.lock.open("ab") as lock, contextlib.ExitStack() as at_end:
            if not locked(lock):
                raise Refused(f"Another build into {output} is running: start this one again when that has ended.")
            found.clear()
            if from_nothing or not is_free(found.fresh):
                shutil.rmtree(found.fresh, ignore_errors=True)
            found.fresh.mkdir(exist_ok=True)
            at_end.callback(found.end)
            yield found
    except OSError as error:
        why = f"{error.strerror}: {error.filename}" if error.filename else error.strerror
        raise Refused(f"{output} cannot be written ({why}). Nothing was changed.") from None

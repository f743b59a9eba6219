"""What the preview shows now: set by the builds, read by the requests."""

import dataclasses
import threading
import time
from pathlib import Path


@dataclasses.dataclass(frozen=True)
class Shown:
    """The last good site, if there is one yet; a page that tells of a problem, or ""; and a version, new each time.

    `theme` is the folder of the theme it was built with, then those whose templates stand in for the theme's.
    """

    folder: Path | None = None
    problem: str = ""
    version: str = "0"
    theme: tuple[Path, ...] = ()


class Showing:
    """The one place where what is shown changes, and where to wait for that."""

    def __init__(self) -> None:
        self._shown = Shown()
        self._changed = threading.Condition()

    @property
    def now(self) -> Shown:
        """What is shown."""
        return self._shown

    def show(self, folder: Path | None, problem: str = "", theme: tuple[Path, ...] = ()) -> None:
        """Show a site, or a problem in front of the one before."""
        with self._changed:
            self._shown = Shown(folder, problem, str(time.time_ns()), theme or self._shown.theme)
            self._changed.notify_all()

    def show_last_good(self) -> None:
        """Put the problem aside until the next build, if there is one and a site behind it."""
        if self._shown.problem and self._shown.folder:
            self.show(self._shown.folder)

    def wait(self, version: str, seconds: float) -> str:
        """The version that is shown, at once if it is not the given one, otherwise as soon as it changes."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown.version != version, seconds)
            return self._shown.version

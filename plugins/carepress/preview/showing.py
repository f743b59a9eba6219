"""What the preview shows now: set by the builds, read by the requests."""

import dataclasses
import threading
import time
from pathlib import Path

from carepress.preview.attempt import Attempt


@dataclasses.dataclass(frozen=True)
class Shown:
    """The last good site, if there is one yet; a page that tells of a problem, or ""; and a version, new each time.

    `theme` is the folder of the theme it was built with, then those whose templates stand in for the theme's; `made` is
    the build that made it.
    """

    folder: Path | None = None
    problem: str = ""
    version: str = "0"
    theme: tuple[Path, ...] = ()
    made: Attempt | None = None


class Showing:
    """The one place where what is shown changes, and where to wait for that."""

    def __init__(self) -> None:
        self._shown = Shown()
        self._changed = threading.Condition()

    @property
    def now(self) -> Shown:
        """What is shown."""
        return self._shown

    def show(self, made: Attempt) -> None:
        """Show the site that a build made."""
        self._show(Shown(made.folder, theme=made.folders[1:], made=made))

    def show_problem(self, page: str) -> None:
        """Show a page that tells of a problem in front of the last good site."""
        self._show(dataclasses.replace(self._shown, problem=page))

    def show_last_good(self) -> None:
        """Put the problem aside until the next build, if there is one and a site behind it."""
        if self._shown.problem and self._shown.folder:
            self.show_problem("")

    def _show(self, shown: Shown) -> None:
        with self._changed:
            self._shown = dataclasses.replace(shown, version=str(time.time_ns()))
            self._changed.notify_all()

    def wait(self, version: str, seconds: float) -> str:
        """The version that is shown, at once if it is not the given one, otherwise as soon as it changes."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown.version != version, seconds)
            return self._shown.version

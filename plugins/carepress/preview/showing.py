"""What the preview shows now: set by the builds, read by the requests."""

import dataclasses
import math
import threading
import time
from pathlib import Path
from typing import Any

from carepress.preview.attempt import Attempt, with_glance


@dataclasses.dataclass(frozen=True)
class Shown:
    """The last good site, if there is one yet; a page that tells of a problem, or ""; and a version, new each time.

    `theme` is the folder of the theme it was built with, then those whose templates stand in for the theme's; `made` is
    the build that made it. `glances` are folders of newer pages that stand in for those of the site, the newest first,
    each with the time of the save; they give the site no new version.
    """

    folder: Path | None = None
    problem: str = ""
    version: str = "0"
    theme: tuple[Path, ...] = ()
    made: Attempt | None = None
    glances: tuple[tuple[float, Path], ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders in which to look for a file, one after another."""
        return (*(folder for _, folder in self.glances), *([self.folder] if self.folder else []))


class Showing:
    """The one place where what is shown changes, and where to wait for that."""

    def __init__(self) -> None:
        self._shown = Shown()
        self._changed = threading.Condition()

    @property
    def now(self) -> Shown:
        """What is shown."""
        return self._shown

    def show(self, made: Attempt, begun: float = math.inf) -> None:
        """Show the site that a build made, which knows nothing of saves since it began."""
        with self._changed:
            glances = tuple(glance for glance in self._shown.glances if glance[0] > begun)
            self._show(Shown(made.folder, theme=made.folders[1:], made=made, glances=glances))

    def show_glance(self, found: dict[str, Any], saved: float, folder: Path) -> None:
        """Show the pages in a folder in the place of those of the site, and what a glance found of them."""
        with self._changed:
            shown = self._shown
            made = with_glance(shown.made, found) if shown.made else None
            self._show(dataclasses.replace(shown, made=made, glances=((saved, folder), *shown.glances)), shown.version)

    def show_problem(self, page: str) -> None:
        """Show a page that tells of a problem in front of the last good site."""
        self._show(dataclasses.replace(self._shown, problem=page))

    def show_last_good(self) -> None:
        """Put the problem aside until the next build, if there is one and a site behind it."""
        if self._shown.problem and self._shown.folder:
            self.show_problem("")

    def _show(self, shown: Shown, version: str = "") -> None:
        with self._changed:
            self._shown = dataclasses.replace(shown, version=version or str(time.time_ns()))
            self._changed.notify_all()

    def wait(self, seen: Shown | None, seconds: float) -> Shown:
        """What is shown, at once if it is not what was seen, otherwise as soon as it changes."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown is not seen, seconds)
            return self._shown

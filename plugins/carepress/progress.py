"""Progress: how far a build is, on a terminal all the time, and elsewhere in a line now and then."""

import contextlib
import time
from typing import Self

from rich.console import Console

SECONDS_BETWEEN_LINES = 5.0


class Progress:
    """Shows on the standard error stream how many pages are read and written, while it is open."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        self._status = self._console.status("Building …")
        self._told_at = time.monotonic()

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._status.stop()

    def relate(self, _: object) -> None:
        """Say that everything is read, and that the features are at work."""
        self._show("Working out links and suggestions …")

    def show(self, doing: str, done: int, of: int) -> None:
        """Show how many files or pages of how many are done."""
        self._show(f"{doing}: {done:,} of {of:,} pages …")

    def _show(self, words: str) -> None:
        if self._console.is_terminal:
            self._status.update(words)
        elif time.monotonic() - self._told_at >= SECONDS_BETWEEN_LINES:
            self._told_at = time.monotonic()
            with contextlib.suppress(OSError):
                self._console.print(words, highlight=False)

"""Watching: which files were changed, in folders that may themselves change."""

import contextlib
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from watchfiles import watch

MILLISECONDS_BETWEEN_LOOKS = 100
MILLISECONDS_FOR_MORE = 10
"""So long after a change others are taken to belong to it: a program may write several files at once."""


class Watching:
    """Watches whole folders, and of the settings file's folder only the Python files and the watched folders in it."""

    def __init__(self, settings_folder: Path) -> None:
        self._settings_folder = settings_folder
        self._changes: queue.SimpleQueue[set[Path]] = queue.SimpleQueue()
        self._watched: list[tuple[Path, int]] = []
        self._stop = threading.Event()

    def follow(self, folders: Iterable[Path]) -> None:
        """Watch these folders from now on; one that was removed and made again is another one."""
        wanted = sorted({(folder.absolute(), folder.stat().st_ino) for folder in folders if folder.is_dir()})
        if wanted == self._watched:
            return
        former, self._stop, self._watched = self._stop, threading.Event(), wanted
        roots = {folder for folder, _ in wanted}
        for is_watching in (
            self._start(lambda stop: changes(roots, stop)),
            self._start(lambda stop: changes({self._settings_folder}, stop, is_deep=False), roots),
        ):
            is_watching.wait(timeout=5)
        former.set()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._stop.set()

    def changes(self) -> list[Path]:
        """The files that were changed since the last call; waits for the first."""
        found: set[Path] = set()
        while not found or not self._changes.empty():
            # A wait without an end cannot be interrupted by Ctrl+C everywhere.
            with contextlib.suppress(queue.Empty):
                found |= self._changes.get(timeout=1)
        return sorted(found)

    def _start(
        self, found: Callable[[threading.Event], Iterator[set[Path]]], only: set[Path] | None = None
    ) -> threading.Event:
        """Pass on what is found, in a thread; the event tells when it has begun."""
        begun, stop = threading.Event(), self._stop

        def pass_on() -> None:
            for paths in found(stop):
                begun.set()
                shown = (path for path in paths if not path.name.startswith("."))  # others are on their way to a name
                wanted = {path for path in shown if only is None or path in only or path.suffix == ".py"}
                if wanted:
                    self._changes.put(wanted)

        threading.Thread(target=pass_on, daemon=True).start()
        return begun


def changes(roots: Iterable[Path], stop: threading.Event, *, is_deep: bool = True) -> Iterator[set[Path]]:
    """The files that change in folders, as sets, empty ones when nothing happens for a moment."""
    for is_polling in (None, True):
        # Where the system has no watches left, looking again and again still works.
        with contextlib.suppress(OSError, RuntimeError):
            for found in watch(
                *roots,
                stop_event=stop,
                step=MILLISECONDS_FOR_MORE,
                rust_timeout=MILLISECONDS_BETWEEN_LOOKS,
                yield_on_timeout=True,
                recursive=is_deep,
                force_polling=is_polling,
                ignore_permission_denied=True,
                raise_interrupt=False,
            ):
                yield {Path(path) for _, path in found}
            return

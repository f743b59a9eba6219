"""Polite turns: whoever asks one site waits until nobody else does, and until a moment has passed."""

import contextlib
import threading
import time
from collections import defaultdict
from collections.abc import Iterator


class Stopped(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """That somebody stopped the check."""


class Turns:
    """Turns of each site, so many seconds apart."""

    def __init__(self, seconds: float, stop: threading.Event) -> None:
        self._seconds, self._stop = seconds, stop
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._ended: dict[str, float] = {}
        self._guard = threading.Lock()

    @contextlib.contextmanager
    def taken(self, site: str) -> Iterator[None]:
        """A time in which nobody else asks the site; raises Stopped instead once the check was stopped."""
        with self._guard:
            lock = self._locks[site]
        with lock:
            ended = self._ended.get(site)
            if self._stop.wait(0 if ended is None else max(0.0, ended + self._seconds - time.monotonic())):
                raise Stopped
            try:
                yield
            finally:
                self._ended[site] = time.monotonic()

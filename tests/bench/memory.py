"""Memory: the most that a process and all that it starts hold at a time."""

import contextlib
import threading
import time
from pathlib import Path

SECONDS = 0.5
SHARE = 0.02
"""Of the time at most that is spent looking: a process stands still while its memory is counted."""


class Memory:
    """The most memory, in gigabytes, that a process and its children were seen to hold together.

    Memory that processes share is counted once (Linux: proportional set size); elsewhere it is not known, and 0.
    """

    def __init__(self, process: int) -> None:
        self._process, self._most, self._stop = str(process), 0.0, threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()

    def end(self) -> float:
        """Stop looking; the most that was seen."""
        self._look_once()
        self._stop.set()
        self._watch.join()
        return self._most

    def _look(self) -> None:
        pause = SECONDS
        while not self._stop.wait(pause):
            start = time.perf_counter()
            self._look_once()
            pause = max(SECONDS, (time.perf_counter() - start) / SHARE)

    def _look_once(self) -> None:
        self._most = max(self._most, sum(map(_held, _family(self._process))))


def _family(process: str) -> list[str]:
    found = [process]
    for file in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += [one for child in file.read_text().split() for one in _family(child)]
    return found


def _held(process: str) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024 / 1e9
    return 0.0

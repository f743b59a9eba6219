"""Glances: pages of changed texts, shown before the whole site is built anew."""

import contextlib
import json
import socket
import threading
from collections.abc import Collection
from pathlib import Path
from typing import IO, Any

PATIENCE = 10.0
"""Seconds after which the whole build is quicker."""

FEW = 5
"""So many files are glanced at; more are a change of branches, or the like."""


class Glances:
    """Asks the process that knows the last build, one question at a time."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._open = contextlib.ExitStack()
        self._lines: IO[str] | None = None

    def follow(self, address: str) -> None:
        """Ask the one at an address from now on, once the last question is answered; nobody where it is ""."""
        with self._one_at_a_time:
            self._let_go()
            if address:
                with contextlib.suppress(OSError):
                    asked = self._open.enter_context(socket.socket(socket.AF_UNIX))
                    asked.settimeout(PATIENCE)
                    asked.connect(address)
                    self._lines = self._open.enter_context(asked.makefile("rw", encoding="utf-8"))

    def ask(self, files: Collection[Path], into: Path) -> dict[str, Any]:
        """What the glance at files came to, whose pages are in a folder then; nothing where a build has to tell."""
        with self._one_at_a_time:
            if self._lines is None or len(files) > FEW:
                return {}
            try:
                asked = {"files": [str(file.absolute()) for file in files], "into": str(into)}
                self._lines.write(json.dumps(asked) + "\n")
                self._lines.flush()
                found: dict[str, Any] = json.loads(self._lines.readline())
            except (OSError, ValueError):
                self._let_go()
                return {}
            return found

    def _let_go(self) -> None:
        with contextlib.suppress(OSError):
            self._open.close()
        self._lines = None

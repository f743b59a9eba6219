"""The builder: builds for the preview, in a process of its own that stays as long as the code stays as it is."""

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import carepress
from carepress.preview.attempt import Attempt, told, without_answer

PLUGINS = Path(carepress.__file__).parents[1]
WORKER = Path(__file__).with_name("worker.py")


class Builder:
    """Builds one after another. The worker remembers what it has read, so that the next build is quick."""

    def __init__(self) -> None:
        self._worker: subprocess.Popen[str] | None = None

    def attempt(self, settings: Path, content: Path, folder: Path, former: Path | None) -> Attempt:
        """Build into a folder, as templates and content stand now; a former one gives what stays the same."""
        start = time.monotonic()
        if self._worker is None:
            self._worker = _started()
        asked = {"settings": settings, "content": content, "output": folder, "former": former or folder}
        answer = _answer(self._worker, asked)
        seconds = time.monotonic() - start
        if answer:
            return told(folder, json.loads(answer), seconds)
        status = self._worker.wait()
        self.end()
        return without_answer(folder, status, seconds)

    def end(self) -> None:
        """End the worker, whatever it does, so that the next build begins with the code as it stands then."""
        if self._worker:
            self._worker.kill()
            with contextlib.suppress(OSError):
                self._worker.communicate()
        self._worker = None


def _started() -> subprocess.Popen[str]:
    paths = os.pathsep.join(filter(None, [str(PLUGINS), os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        [sys.executable, "-P", str(WORKER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": paths},
        # In a group of its own it does not get the Ctrl+C that ends the preview, and would complain about.
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def _answer(worker: subprocess.Popen[str], asked: dict[str, Path]) -> str:
    """The worker's answer, or "" where it has ended."""
    assert worker.stdin  # noqa: S101  For the type checker: both are pipes
    assert worker.stdout  # noqa: S101  The same
    with contextlib.suppress(OSError):
        worker.stdin.write(json.dumps({name: str(path) for name, path in asked.items()}) + "\n")
        worker.stdin.flush()
        return worker.stdout.readline()
    return ""

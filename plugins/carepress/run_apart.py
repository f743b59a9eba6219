"""A run apart: what one run of Pelican comes to, in a process of its own.

Code, templates and settings count as they stand now, whatever this process has imported, and a crash stays there.
Run as `python run_apart.py TASK`, a task in JSON; the answer is an outcome in JSON on the standard output.
"""

import atexit
import contextlib
import dataclasses
import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydantic

from carepress.finding import Finding
from carepress.outcome import Outcome, Task

_PLUGINS = Path(__file__).parents[1]
_TASK = pydantic.TypeAdapter(Task)
_GENTLY = 10
"""How far it stands back behind builds that somebody waits for: see `nice`."""


def run_apart(task: Task) -> Outcome:
    """The outcome of a task; it ends with this process, and its output is thrown away."""
    paths = os.pathsep.join(filter(None, [str(_PLUGINS), os.environ.get("PYTHONPATH")]))
    # In a group of its own it does not get the Ctrl+C that ends this process, and would complain about.
    with (
        subprocess.Popen(
            [sys.executable, "-P", __file__, _TASK.dump_json(task).decode()],
            env=os.environ | {"PYTHONPATH": paths},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        ) as process,
        _ending_with_this(process),
    ):
        answer, complaint = process.communicate()
    try:
        return _outcome(json.loads(answer))
    except ValueError:
        return Outcome((), f"The count ended with status {process.returncode} and without an answer.", complaint)


@contextlib.contextmanager
def _ending_with_this(process: subprocess.Popen[str]) -> Iterator[None]:
    atexit.register(process.terminate)
    try:
        yield
    finally:
        atexit.unregister(process.terminate)


def _outcome(told: dict[str, Any]) -> Outcome:
    return Outcome(
        findings=tuple(Finding(**finding) for finding in told["findings"]),
        stopped=told["stopped"],
        trace=told["trace"],
        folders=tuple(map(Path, told["folders"])),
        tables={name: tuple(rows) for name, rows in told["tables"].items()},
        site=told["site"],
        anew=told["anew"],
    )


def main(told: str) -> None:
    """Run a task, and write what it comes to, even where this project's own code is what is broken."""
    # Whatever plugins print goes elsewhere: the answer stands alone.
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # Told to end, it ends as from an exception, and leaves no folder behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with answer, contextlib.suppress(OSError), tempfile.TemporaryDirectory() as folder:
        if hasattr(os, "nice"):
            os.nice(_GENTLY)
        task = dataclasses.replace(_TASK.validate_json(told), output=Path(folder) / "site")
        json.dump(_run(task), answer, default=str)


def _run(task: Task) -> dict[str, Any]:
    try:
        from carepress.bridge import run  # noqa: PLC0415  A fault in what this imports is to be told like any other

        return dataclasses.asdict(run(task))
    except Exception:  # noqa: BLE001  It is told on the page, whatever it is
        return dataclasses.asdict(Outcome((), "The site was not built.", traceback.format_exc()))


if __name__ == "__main__":
    main(*sys.argv[1:])

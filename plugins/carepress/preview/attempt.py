"""Attempts: builds for the preview, each in a process of its own."""

import dataclasses
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import carepress
from carepress.finding import Finding

PLUGINS = Path(carepress.__file__).parents[1]
ONCE = Path(__file__).with_name("once.py")


@dataclasses.dataclass(frozen=True)
class Attempt:
    """What one build came to; the fields are those of `Outcome`, and `seconds` is how long it took."""

    folder: Path
    findings: tuple[Finding, ...]
    stopped: str
    trace: str
    folders: tuple[Path, ...]
    pages: int
    seconds: float


def attempt(settings: Path, content: Path, folder: Path) -> Attempt:
    """Build into a folder, with code, templates and settings as they stand now."""
    start, answer = time.monotonic(), folder.with_suffix(".json")
    words = [sys.executable, "-P", str(ONCE), str(settings), str(content), str(folder), str(answer)]
    paths = os.pathsep.join(filter(None, [str(PLUGINS), os.environ.get("PYTHONPATH")]))
    # In a group of its own it does not get the Ctrl+C that ends the preview, and would complain about.
    flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    ended = subprocess.run(
        words, env=os.environ | {"PYTHONPATH": paths}, check=False, start_new_session=True, creationflags=flags
    )
    try:
        told = json.loads(answer.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        told = _without_answer(ended.returncode)
    return Attempt(
        folder=folder,
        findings=tuple(Finding(**finding) for finding in told["findings"]),
        stopped=told["stopped"],
        trace=told["trace"],
        folders=tuple(map(Path, told["folders"])),
        pages=told["pages"],
        seconds=time.monotonic() - start,
    )


def _without_answer(status: int) -> dict[str, object]:
    stopped = f"The build ended with status {status} and without an answer; the terminal may say more."
    return {"findings": [], "stopped": stopped, "trace": "", "folders": [], "pages": 0}

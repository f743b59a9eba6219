"""Sites that are started for tests, by the task itself, and what runs in them."""

import os
import subprocess
import sys
from pathlib import Path

from carepress.starting.house import PROJECT

GERMAN = {
    "name": "Stilles Ufer",
    "publisher": "Hafenverein & Freunde",
    "country": "DE",
    "language": "de",
    "time-zone": "Europe/Berlin",
    "email": "post@hafen.example",
}
ENGLISH = {"name": "Calm Bay", "publisher": "Bay: a group", "country": "Japan", "language": "en-AU"}


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A task run in a folder, with the code that is there."""
    environment = os.environ | {"PYTHONPATH": str(folder / "plugins"), "COLUMNS": "400"}
    return subprocess.run(
        [sys.executable, "-m", "carepress.command", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def start(folder: Path, wish: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """The task `start` as it is called from this project."""
    return run(PROJECT, "start", str(folder), *[f"--{key}={said}" for key, said in wish.items()], *words)


def started(folder: Path, wish: dict[str, str]) -> Path:
    result = start(folder, wish)
    assert result.returncode == 0, result.stderr
    return folder

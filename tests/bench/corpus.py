"""A corpus as the house reads it: the library that a run of Pelican with all features leaves behind."""

import tempfile
from pathlib import Path
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.outcome import Task
from carepress.page import Library

SETTINGS = Path(__file__).parents[2] / "pelicanconf.py"


def library(content: Path) -> Library:
    """The library of a content folder; exits with the reason where the run does not come to its end."""
    runs: list[Any] = []

    def keep(generators: Any) -> None:
        runs.append(generators)

    with tempfile.TemporaryDirectory() as folder, signals.all_generators_finalized.connected_to(keep):
        outcome = bridge.run(Task(SETTINGS, Path(folder) / "site", content, is_preview=True))
    if outcome.stopped:
        raise SystemExit(f"{outcome.stopped} {outcome.trace}")
    return bridge.library(runs[-1])

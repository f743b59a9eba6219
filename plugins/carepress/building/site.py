"""The site: built into a fresh folder, and put in the last one's place once it is whole."""

import dataclasses
import sys
from pathlib import Path

from carepress.bridge import run
from carepress.building.replacement import Refused, replacement
from carepress.finding import blocks, count
from carepress.finding_formats import by_file
from carepress.outcome import Task


def build(settings: str = "pelicanconf.py", output: str = "output", content: str | None = None) -> int:
    """Build, tell every finding and one closing sentence. Returns 0, 1 where nothing was built, 2 for a wrong call."""
    return _done(Task(Path(settings), Path(output), Path(content) if content else None))


def publish(output: str = "output", settings: str = "publishconf.py", *, is_nightly: bool = False) -> int:
    """Build the site as readers get it. Returns 1 where anything blocks it, with the last site still in its place.

    A nightly build leaves out what has become too old, is not blocked by errors that came with time alone, and returns
    1 where there are any, so that somebody is told.
    """
    return _done(Task(Path(settings), Path(output), is_nightly=is_nightly))


def _done(task: Task) -> int:
    if task.fault:
        return _refuse(task.fault, 2)
    try:
        return _replace(task)
    except Refused as refused:
        return _refuse(str(refused), 1)


def _replace(task: Task) -> int:
    with replacement(task.output) as new:
        outcome = run(dataclasses.replace(task, output=new.fresh))
        sys.stderr.write(f"{by_file(sorted(outcome.findings))}\n" if outcome.findings else "")
        told = f"{count(outcome.findings)}."
        if outcome.stopped:
            standing = f" {task.output} stands as it was." if task.output.exists() else ""
            return _refuse(f"{outcome.stopped}{standing} {told}", 1)
        pages = sum(1 for _ in new.fresh.rglob("*.html"))
        new.swap()
    sys.stdout.write(f"Built {pages:,} pages into {task.output}. {told}\n")
    if task.is_nightly and blocks(outcome.findings):
        return _refuse(
            "The errors above came with time alone. Readers are kept from what is too old; mend them soon.", 1
        )
    return 0


def _refuse(sentence: str, status: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return status

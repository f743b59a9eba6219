"""The check of the content: a preview into a folder that is thrown away, and its findings."""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from carepress import failure
from carepress.bridge import run
from carepress.finding import Finding, blocks, did_you_mean
from carepress.finding_formats import FORMATS
from carepress.outcome import Outcome, Task

ABOUT_ALL = (failure.RULE, "plugin-missing")
"""Rules of findings that are told whatever files were asked for: with them, others may have been missed."""


def check(
    files: Sequence[str] = (),
    format: str = "text",  # noqa: A002  It is the name of the option
    settings: str = "pelicanconf.py",
) -> int:
    """Print the findings, of the given files only if any are given, in a format of `finding_formats.FORMATS`.

    Returns 0 where nothing blocks publishing, 1 where something does, 2 where the call itself is wrong.
    """
    with tempfile.TemporaryDirectory() as folder:
        task = Task(Path(settings), Path(folder) / "site", is_preview=True)
        wrong = task.fault or _unknown_format(format) or _missing(files)
        if wrong:
            return _refuse(wrong)
        outcome = run(task)
    wanted = [_whole(file) for file in files]
    if outcome.folders and not all(file.is_relative_to(outcome.folders[0]) for file in wanted):
        return _refuse(f"Only files in the content folder {failure.shown(outcome.folders[0])} can be checked.")
    findings = _about(wanted, outcome) if wanted else outcome.findings
    sys.stdout.write(f"{FORMATS[format](findings)}\n")
    return int(blocks(findings))


def _about(files: list[Path], outcome: Outcome) -> list[Finding]:
    """The findings of the given files, and of all files in given folders."""
    return [
        finding
        for finding in outcome.findings
        if finding.rule in ABOUT_ALL or any(_whole(finding.source).is_relative_to(file) for file in files)
    ]


def _whole(path: str) -> Path:
    return Path(os.path.normpath(Path(path).absolute()))


def _missing(files: Sequence[str]) -> str:
    for file in files:
        if not Path(file).exists():
            beside = (str(path) for path in Path(file).parent.glob("*"))
            return f"There is no file {file}.{did_you_mean(file, beside)}"
    return ""


def _unknown_format(name: str) -> str:
    guess = did_you_mean(name, FORMATS)
    return "" if name in FORMATS else f"There is no format “{name}”.{guess} Known formats: {', '.join(FORMATS)}."


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2

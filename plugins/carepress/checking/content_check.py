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
from carepress.outcome import Task
from carepress.rules import RULES
from carepress.table import Table

ABOUT_ALL = (failure.RULE, "plugin-missing")
"""Rules of findings that are told whatever files were asked for: with them, others may have been missed."""


def check(
    files: Sequence[str] = (),
    format: str = "text",  # noqa: A002  It is the name of the option
    settings: str = "pelicanconf.py",
    rules: Sequence[str] = (),
) -> int:
    """Print the findings, of the given files and rules only if any are given, in a format of `finding_formats.FORMATS`.

    Returns 0 where nothing blocks publishing, 1 where something does, 2 where the call itself is wrong.
    """
    with tempfile.TemporaryDirectory() as folder:
        task = Task(Path(settings), Path(folder) / "site", is_preview=True, rules=tuple(rules))
        wrong = task.fault or _unknown_format(format) or _unknown_rule(rules) or _missing(files)
        if wrong:
            return _refuse(wrong)
        outcome = run(task)
    wanted = [_whole(file) for file in files]
    if outcome.folders and not all(file.is_relative_to(outcome.folders[0]) for file in wanted):
        return _refuse(f"Only files in the content folder {failure.shown(outcome.folders[0])} can be checked.")
    findings = [f for f in outcome.findings if f.rule in ABOUT_ALL or (_is_in(f.source, wanted) and _is_of(f, rules))]
    tables = {rule: _rows_in(table, wanted) for rule, table in outcome.tables.items()}
    sys.stdout.write(f"{FORMATS[format](findings, tables)}\n")
    return int(blocks(findings))


def _is_in(source: str, files: Sequence[Path]) -> bool:
    """Whether a source is one of the given files or lies in one of the given folders; always where none are given."""
    return not files or any(_whole(source).is_relative_to(file) for file in files)


def _rows_in(table: Table, files: Sequence[Path]) -> Table:
    return tuple(row for row in table if _is_in(str(row["source"]), files))


def _is_of(finding: Finding, rules: Sequence[str]) -> bool:
    return not rules or finding.rule in rules


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


def _unknown_rule(names: Sequence[str]) -> str:
    name = next((name for name in names if name not in RULES), None)
    return (
        f"There is no rule “{name}”.{did_you_mean(name, RULES)} docs/editors.md lists them all."
        if name is not None
        else ""
    )


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2

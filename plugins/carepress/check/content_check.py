"""The check of the content: a preview into a folder that is thrown away, and its findings."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from carepress import failure
from carepress.bridge import run
from carepress.check.arguments import is_in, missing, refuse, unknown_format, unknown_rule, whole
from carepress.check.telling import tell
from carepress.finding import Finding, blocks
from carepress.finding_formats import FORMATS
from carepress.outcome import Task
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
        wrong = task.fault or unknown_format(format, FORMATS) or unknown_rule(rules) or missing(files)
        if wrong:
            return refuse(wrong)
        outcome = run(task)
    wanted = [whole(file) for file in files]
    if outcome.folders and not all(file.is_relative_to(outcome.folders[0]) for file in wanted):
        return refuse(f"Only files in the content folder {failure.shown(outcome.folders[0])} can be checked.")
    findings = [f for f in outcome.findings if f.rule in ABOUT_ALL or (is_in(f.source, wanted) and _is_of(f, rules))]
    tables = {rule: _rows_in(table, wanted) for rule, table in outcome.tables.items()}
    tell(sorted(findings), tables, format)
    return int(blocks(findings))


def _rows_in(table: Table, files: Sequence[Path]) -> Table:
    return tuple(row for row in table if is_in(str(row["source"]), files))


def _is_of(finding: Finding, rules: Sequence[str]) -> bool:
    return not rules or finding.rule in rules

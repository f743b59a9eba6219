"""The check of the content: a preview into a folder that is thrown away, and its findings."""

import contextlib
import dataclasses
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from carepress import failure, processes
from carepress.bridge import run
from carepress.check.arguments import is_in, missing, unknown_format, unknown_rule, whole
from carepress.check.consent import mend
from carepress.check.mending import changes
from carepress.check.telling import tell
from carepress.finding import Finding, blocks
from carepress.finding_formats import FORMATS
from carepress.outcome import Outcome, Task
from carepress.table import Table
from carepress.terminal import refuse

ABOUT_ALL = (failure.RULE, "plugin-missing")
"""Rules of findings that are told whatever files were asked for: with them, others may have been missed."""

ROUNDS = 3
"""So often a text is looked at again after it was mended."""

YES_ALONE = "--yes lets --fix write without asking, so it says nothing without --fix."


@dataclasses.dataclass(frozen=True)
class _Wish:
    """What is to be told: of which files and rules, of all where none are named, and in which format."""

    files: tuple[Path, ...]
    rules: tuple[str, ...]
    format: str

    def of_rules(self, findings: Sequence[Finding]) -> list[Finding]:
        return [finding for finding in findings if not self.rules or finding.rule in self.rules]


def check(
    files: Sequence[str] = (),
    format: str = "text",  # noqa: A002  It is the name of the option
    settings: str = "pelicanconf.py",
    rules: Sequence[str] = (),
    *,
    fix: bool = False,
    yes: bool = False,
) -> int:
    """Print the findings, of the given files and rules only if any are given, in a format of `finding_formats.FORMATS`.

    With `fix` it first shows what can be mended without a decision, and mends it where somebody agrees or says `yes`.
    Returns 0 where nothing blocks publishing, 1 where something does, 2 where the call itself is wrong.
    """
    wish = _Wish(tuple(map(whole, files)), tuple(rules), format)
    task = Task(Path(settings), Path(), is_preview=True, rules=wish.rules, files=wish.files)
    wrong = task.fault or unknown_format(format, FORMATS) or unknown_rule(rules) or missing(files)
    if wrong or (yes and not fix):
        return refuse(wrong or YES_ALONE)
    outcome = _outcome(task)
    if outcome.folders and not all(file.is_relative_to(whole(str(outcome.folders[0]))) for file in wish.files):
        return refuse(f"Only files in the content folder {failure.shown(outcome.folders[0])} can be checked.")
    return _mend(task, outcome, wish, is_sure=yes) if fix and outcome.folders else _tell(outcome, wish)


def _outcome(task: Task) -> Outcome:
    # Little garbage is made while only a few pages are looked at, and looking for it would take a tenth of the time.
    patience = processes.without_collecting() if task.files else contextlib.nullcontext()
    with tempfile.TemporaryDirectory() as folder, patience:
        return run(dataclasses.replace(task, output=Path(folder) / "site"))


def _mend(task: Task, outcome: Outcome, wish: _Wish, *, is_sure: bool) -> int:
    """Where two edits meet, as in old headers that are written anew, one of them waits for the next round."""
    for number in range(ROUNDS):
        found = changes(outcome.folders[0], wish.of_rules(outcome.findings), wish.files, is_tidied=not wish.rules)
        if number and not found:
            break
        answer = mend(found, is_sure=is_sure, told=sys.stdout if wish.format == "text" else sys.stderr)
        if answer == "refused":
            return 1
        if answer == "declined":
            break
        outcome = _outcome(task)
    return _tell(outcome, wish)


def _tell(outcome: Outcome, wish: _Wish) -> int:
    wanted = [f for f in wish.of_rules(outcome.findings) if is_in(f.source, wish.files)]
    findings = [*(f for f in outcome.findings if f.rule in ABOUT_ALL and f not in wanted), *wanted]
    tables = {rule: _rows_in(table, wish.files) for rule, table in outcome.tables.items()}
    tell(sorted(findings), tables, wish.format)
    return int(blocks(findings))


def _rows_in(table: Table, files: Sequence[Path]) -> Table:
    return tuple(row for row in table if is_in(str(row["source"]), files))

"""Attempts: what each build for the preview came to."""

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from carepress.finding import Finding
from carepress.table import Table

TABLES = ("page", "suggestion", "reference", "cross-link", "readability")
"""What is told beside each page."""


@dataclasses.dataclass(frozen=True)
class Attempt:
    """What one build came to; the fields are those of `Outcome`, and `seconds` is how long it took.

    `glances` is the address at which a glancer knows what the build knew, or "".
    """

    folder: Path
    findings: tuple[Finding, ...] = ()
    stopped: str = ""
    trace: str = ""
    folders: tuple[Path, ...] = ()
    tables: Mapping[str, Table] = dataclasses.field(default_factory=dict)
    pages: int = 0
    seconds: float = 0.0
    glances: str = ""


def told(folder: Path, answer: Mapping[str, Any], seconds: float) -> Attempt:
    """The attempt that an answer of the worker tells of."""
    return Attempt(
        folder=folder,
        findings=tuple(Finding(**finding) for finding in answer["findings"]),
        stopped=answer["stopped"],
        trace=answer["trace"],
        folders=tuple(map(Path, answer["folders"])),
        tables=answer["tables"],
        pages=answer["pages"],
        seconds=seconds,
        glances=answer["glances"],
    )


def without_answer(folder: Path, status: int, seconds: float) -> Attempt:
    """The attempt that ended the worker itself."""
    stopped = f"The build ended with status {status} and without an answer; the terminal may say more."
    return Attempt(folder, stopped=stopped, seconds=seconds)


def with_glance(made: Attempt, glance: Mapping[str, Any]) -> Attempt:
    """What a build came to, with what a glance found since in the place of what was known of the same files."""
    sources = {*glance["sources"]}
    findings = (Finding(**finding) for finding in glance["findings"])
    others = (finding for finding in made.findings if finding.source not in sources)
    tables = {
        name: (*(row for row in made.tables.get(name, ()) if row["source"] not in sources), *rows)
        for name, rows in glance["tables"].items()
    }
    return dataclasses.replace(made, findings=(*findings, *others), tables={**made.tables, **tables})

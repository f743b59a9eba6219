"""Telling: what a check found, on the standard output, in colour where that is a terminal."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console

from carepress import github
from carepress.finding import Finding
from carepress.finding_formats import FORMATS, styled
from carepress.table import Table
from carepress.terminal import say

SUMMARY = "GITHUB_STEP_SUMMARY"
"""The environment variable in which GitHub names the file that takes the summary of a step."""


def tell(findings: Sequence[Finding], tables: Mapping[str, Table], form: str) -> None:
    """Tell findings and tables in a form of `FORMATS`; on GitHub, write the summary of the step, too."""
    told = FORMATS[form](findings, tables)
    if form == "text" and sys.stdout.isatty():
        Console(file=sys.stdout).print(styled(told), soft_wrap=True)
        return
    if form == "github" and not _summarised(findings):
        told = "\n".join(filter(None, [github.rest(findings), told]))
    say(told)


def _summarised(findings: Sequence[Finding]) -> bool:
    """Whether the summary of a step could be written: it is added to what other commands of the step have written."""
    name = os.environ.get(SUMMARY)
    if not name:
        return False
    try:
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(github.summary(findings, github.LARGEST - file.tell()))
    except OSError:
        return False
    return True

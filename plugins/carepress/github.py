"""Findings as GitHub shows them: the worst beside the lines they are about, all of them in the summary of a step."""

import itertools
import re
from collections.abc import Iterator, Sequence

from carepress.finding import SAFETY_RULES, Finding, count

WORST = 10
"""GitHub shows no more annotations than this of each step."""

LARGEST = 1_000_000
"""Bytes of a summary: GitHub refuses one of more than 1 MiB, and other commands of the step may add a line."""

_HEAD = "| line | severity | rule | what is wrong | how to mend it |\n|---|---|---|---|---|\n"
_ROOM = 200
"""Bytes that are kept free for the heading and the sentence on what did not fit."""


def ranked(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, the worst first: errors of safety rules, other errors, advice."""
    return sorted(findings, key=lambda f: (f.severity != "error", not f.rule.startswith(SAFETY_RULES), f))


def annotations(findings: Sequence[Finding]) -> str:
    """Workflow commands for the worst findings, and how many there are in all."""
    return "\n".join([*map(_command, ranked(findings)[:WORST]), f"{count(findings)}."])


def rest(findings: Sequence[Finding]) -> str:
    """The findings that are not annotated, a line for each."""
    return "\n".join(map(str, sorted(ranked(findings)[WORST:])))


def summary(findings: Sequence[Finding], room: int = LARGEST) -> str:
    """All findings in Markdown, a table for each file, in so many bytes at most; what does not fit is counted."""
    told, left = [f"## {count(findings)}\n"], room - _ROOM
    for number, part in enumerate(_parts(findings)):
        left -= len(part.encode())
        if left < 0:
            told.append(f"\n{len(findings) - number} more are not shown here. `./invoke check` names them all.\n")
            break
        told.append(part)
    return "".join(told)


def _parts(findings: Sequence[Finding]) -> Iterator[str]:
    """A row for each finding, the first of a file with its heading."""
    for source, group in itertools.groupby(findings, key=lambda finding: finding.source):
        heading = f"\n### {_plain(source)}\n\n{_HEAD}"
        for finding in group:
            words = (finding.severity, finding.rule, finding.message, finding.remedy)
            row = f"| {finding.line}:{finding.column} | {' | '.join(map(_plain, words))} |\n"
            yield heading + row
            heading = ""


def _plain(words: str) -> str:
    """Words that Markdown and HTML take as they are."""
    return re.sub(r"[^\w\s.,:;()/“”’%-]|_", lambda sign: f"&#{ord(sign[0])};", " ".join(words.split()))


def _command(finding: Finding) -> str:
    level = "error" if finding.severity == "error" else "warning"
    fields = {"file": finding.source, "line": finding.line, "col": finding.column, "title": finding.rule}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items())
    return f"::{level} {told}::{_data(f'{finding.message} {finding.remedy}')}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")

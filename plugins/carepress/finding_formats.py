"""Findings in every form in which they are told: for people, for programs, for GitHub and for code scanners."""

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from carepress import table
from carepress.finding import Finding
from carepress.table import Table

WORST = 10
"""GitHub shows no more annotations than this of each step, so the rest is told as a count."""

NO_TABLES: Mapping[str, Table] = MappingProxyType({})
"""What rules without a table bring along."""

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def text(findings: Sequence[Finding], tables: Mapping[str, Table] = NO_TABLES) -> str:
    """One line for each finding, the tables, and a closing sentence that counts the findings."""
    shown = [f"\n{told}\n" for rows in tables.values() if (told := table.text(rows))]
    return "\n".join([*map(str, findings), *shown, f"{count(findings)}."])


def count(findings: Sequence[Finding]) -> str:
    """How many findings there are, in words: “2 errors and 1 advice”."""
    errors = sum(finding.severity == "error" for finding in findings)
    told = [f"{errors} error{'s' * (errors != 1)}"] * bool(errors)
    told += [f"{len(findings) - errors} advice"] * (len(findings) > errors)
    return " and ".join(told) or "No problems"


def as_json(findings: Sequence[Finding], tables: Mapping[str, Table] = NO_TABLES) -> str:
    """An object whose `findings` are objects with the fields of `Finding`; tables stand under their rules' names."""
    return json.dumps({**tables, "findings": [dataclasses.asdict(finding) for finding in findings]}, indent=2)


def github(findings: Sequence[Finding], _: Mapping[str, Table] = NO_TABLES) -> str:
    """Workflow commands that put the worst findings beside the lines they are about, and the rest as a count."""
    ranked = sorted(findings, key=lambda finding: (finding.severity != "error", finding))
    lines = [_workflow_command(finding) for finding in ranked[:WORST]]
    rest = ranked[WORST:]
    return "\n".join([*lines, f"::notice::And {count(rest)} more." if rest else f"{count(findings)}."])


def sarif(findings: Sequence[Finding], _: Mapping[str, Table] = NO_TABLES) -> str:
    """A log in the format SARIF 2.1.0, which code scanners share."""
    rules = [{"id": rule} for rule in sorted({finding.rule for finding in findings})]
    run = {
        "tool": {"driver": {"name": "CarePress", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding) for finding in findings],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


FORMATS: Mapping[str, Callable[[Sequence[Finding], Mapping[str, Table]], str]] = MappingProxyType(
    {"text": text, "json": as_json, "github": github, "sarif": sarif}
)
"""The forms by the names that `./invoke check --format` takes."""


def _workflow_command(finding: Finding) -> str:
    level = "error" if finding.severity == "error" else "warning"
    fields = {"file": finding.source, "line": finding.line, "col": finding.column, "title": finding.rule}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items())
    return f"::{level} {told}::{_data(f'{finding.message} {finding.remedy}')}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _sarif_result(finding: Finding) -> dict[str, object]:
    path = Path(finding.source)
    uri = path.as_uri() if path.is_absolute() else quote(finding.source)
    region = {"startLine": finding.line, "startColumn": finding.column}
    return {
        "ruleId": finding.rule,
        "level": "error" if finding.severity == "error" else "warning",
        "message": {"text": f"{finding.message} {finding.remedy}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
    }

"""Findings as GitLab shows them beside the lines of a merge request: a report of code quality."""

from collections.abc import Sequence
from typing import Any

from carepress.finding import Finding
from carepress.sarif import fingerprints

_SEVERITIES = {"error": "blocker", "advice": "minor"}


def code_quality(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """An entry for each finding, in the form that GitLab reads of the report `codequality`.

    Source: https://docs.gitlab.com/ci/testing/code_quality/
    """
    return [_entry(*pair) for pair in zip(findings, fingerprints(findings), strict=True)]


def _entry(finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "description": f"{finding.message} {finding.remedy}",
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.source, "lines": {"begin": finding.line}},
    }

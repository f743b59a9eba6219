"""Findings as a log in the format SARIF 2.1.0, which code scanners share."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from carepress.finding import Finding, Severity
from carepress.rules import RULES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

FINGERPRINT = "primaryLocationLineHash"
"""The name under which GitHub looks for a fingerprint."""

_BASE = "%SRCROOT%"
_NUMBERED_LINE = re.compile(r"\bline \d+")


def sarif(findings: Sequence[Finding]) -> dict[str, Any]:
    """The log: the rules that are broken, with why and how to mend it, and a result for each finding."""
    broken = sorted({finding.rule for finding in findings})
    prints = zip(findings, fingerprints(findings), strict=True)
    run = {
        "tool": {"driver": {"name": "CarePress", "rules": [_rule(name) for name in broken]}},
        "automationDetails": {"id": "carepress/check/"},
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder in which the check ran."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, broken.index(finding.rule), print_) for finding, print_ in prints],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(name: str) -> dict[str, Any]:
    """What is known of a rule; of one that a publisher's own plugin tells, only its name."""
    rule = RULES.get(name)
    if rule is None:
        return {"id": name}
    address = re.search(r"https://\S+", rule.source)
    source = f"\n\nSource: {rule.source}" if rule.source else ""
    example = f"\n\nInstead of\n\n{_indented(rule.wrong)}\n\nwrite\n\n{_indented(rule.right)}"
    told = f"{rule.why}{example}{source}"
    return {
        "id": name,
        "shortDescription": {"text": f"It finds {rule.finds}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": told, "markdown": told},
        **({"helpUri": address[0]} if address else {}),
        "defaultConfiguration": {"level": _level(rule.severity)},
    }


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def _level(severity: Severity) -> str:
    return "error" if severity == "error" else "warning"


def fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """For each finding what stays the same when lines are added above it: the file, the rule and what it says."""
    met = Counter[str]()
    for finding in findings:
        same = "\n".join((finding.source, finding.rule, _NUMBERED_LINE.sub("line", finding.message)))
        met[same] += 1
        yield f"{hashlib.sha256(same.encode()).hexdigest()[:16]}:{met[same]}"


def _result(finding: Finding, rule: int, fingerprint: str) -> dict[str, Any]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _level(finding.severity),
        "message": {"text": f"{finding.message} {finding.remedy}"},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(finding.source), "region": region}}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }


def _artifact(source: str) -> dict[str, str]:
    path = Path(source)
    return {"uri": path.as_uri()} if path.is_absolute() else {"uri": quote(source), "uriBaseId": _BASE}

"""A plugin of pytest: how many tests with servers ran, and a failure where one of them was skipped."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where a test with servers was skipped: what was asked for was not done then."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and with_servers(reporter.stats.get("skipped", ())) and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line how many tests with servers ran."""
    told = {kind: with_servers(terminalreporter.stats.get(kind, ())) for kind in ("passed", "failed", "skipped")}
    ran = sum(report.when == "call" for report in told["passed"] + told["failed"])
    if ran or told["skipped"]:
        failure = ", which is a failure" if told["skipped"] else ""
        terminalreporter.write_line(f"Tests with servers: {ran} ran, {len(told['skipped'])} skipped{failure}.")


def with_servers(reports: Sequence[Any]) -> list[Any]:
    """The reports that are of tests with servers, or of files of them that were skipped as a whole."""
    return [report for report in reports if "servers" in getattr(report, "keywords", ()) or _is_file_of_them(report)]


def _is_file_of_them(report: object) -> bool:
    file = Path(report.nodeid) if isinstance(report, pytest.CollectReport) else None
    return bool(file and file.is_file() and "pytest.mark.servers" in file.read_text())

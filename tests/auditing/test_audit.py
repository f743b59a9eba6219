"""The audit of dependencies: it passes only where every package was asked about, and none is known to be weak."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from carepress.auditing.audit import pinned, verdict
from carepress.local_ports import HOST

ROOT = Path(__file__).parents[2]
WANTED = pinned(
    ["Jinja2==3.1.6 \\\n    --hash=sha256:00\ncolorama==0.4.6 ; sys_platform == 'win32' \\\n", "mypy==1.2\n"]
)


def told(name: str, version: str, *vulns: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "version": version, "vulns": [*vulns]}


FINE = [told("jinja2", "3.1.6"), told("colorama", "0.4.6"), told("mypy", "1.2")]
WEAK = {"id": "PYSEC-1", "fix_versions": ["3.1.7"], "aliases": [], "description": ""}


def test_packages_are_those_of_every_file_and_of_every_machine() -> None:
    assert {*WANTED} == {"jinja2", "colorama", "mypy"}
    ours = pinned(path.read_text() for path in [ROOT / "requirements.txt"])
    assert len(ours) > 40
    assert "pelican" in ours


def test_it_passes_where_all_were_asked_about_and_none_is_weak() -> None:
    assert verdict(WANTED, FINE) == []


def test_a_known_weakness_is_told_with_the_version_that_mends_it() -> None:
    (sentence,) = verdict(WANTED, [told("Jinja2", "3.1.6", WEAK), *FINE[1:]])
    assert sentence.startswith("jinja2 3.1.6 has a known weakness, PYSEC-1: version 3.1.7 mends it.")
    (sentence,) = verdict(WANTED, [told("Jinja2", "3.1.6", WEAK | {"fix_versions": []}), *FINE[1:]])
    assert "no version mends it yet" in sentence


def test_packages_that_were_skipped_are_no_pass() -> None:
    skipped = {"name": "mypy", "skip_reason": "Dependency not found on PyPI and could not be audited: mypy (1.2)"}
    (sentence,) = verdict(WANTED, [*FINE[:2], skipped])
    assert "Not every package was audited: nothing was told of mypy." in sentence
    (sentence,) = verdict(WANTED, [FINE[0], told("mypy", "1.3"), FINE[1]])
    assert "mypy" in sentence


def test_where_nothing_was_audited_nothing_has_passed() -> None:
    skipped = [{"name": name, "skip_reason": "not found"} for name in WANTED]
    for answers in ([], skipped):
        (sentence,) = verdict(WANTED, answers)
        assert sentence.startswith("No package was audited")


def test_a_package_index_that_does_not_answer_is_no_pass() -> None:
    with socket.create_server((HOST, 0)) as free:
        closed = f"http://{HOST}:{free.getsockname()[1]}"
    result = subprocess.run(
        [sys.executable, "-m", "carepress.command", "audit"],
        cwd=ROOT,
        env=os.environ | {"https_proxy": closed, "HTTPS_PROXY": closed, "no_proxy": "", "NO_PROXY": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr.startswith("No package was audited, as the package index did not answer.")
    assert len(result.stderr.splitlines()) == 1

"""What the tests need besides Python packages: found where it is named, pinned where it is fetched."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import provisions


def test_what_comes_from_npm_is_pinned_by_its_hash_and_by_no_address() -> None:
    text = (provisions.WANTED / "package-lock.json").read_text()
    (root, *packages) = json.loads(text)["packages"].items()
    assert root[1]["dependencies"] == json.loads((provisions.WANTED / "package.json").read_text())["dependencies"]
    assert packages
    assert all(package["integrity"].startswith("sha512-") for _, package in packages)
    assert "://" not in text


def test_the_second_engine_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACE_JS", "/somewhere/ace.js")
    assert provisions.accessibility_engine() == "/somewhere/ace.js"
    monkeypatch.setenv("ACE_JS", "")
    assert provisions.accessibility_engine() is None


def test_without_an_npm_nothing_is_brought_and_nothing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ACE_JS", raising=False)
    monkeypatch.setattr(provisions, "FETCHED", tmp_path / "npm")
    monkeypatch.setattr(provisions, "ENGINE", "ace.js")
    monkeypatch.setattr(provisions, "npms", lambda: [[sys.executable, "-c", "raise SystemExit('no network')"]])
    assert provisions.accessibility_engine() is None


def test_an_engine_that_was_fetched_serves_until_another_version_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stand-in for npm does what it does: it puts the package where the lock says."""
    monkeypatch.delenv("ACE_JS", raising=False)
    monkeypatch.setattr(provisions, "FETCHED", tmp_path / "npm")
    monkeypatch.setattr(provisions, "ENGINE", "ace.js")
    puts = f"open({str(tmp_path / 'npm/ace.js')!r}, 'a').write('fetched ')"
    monkeypatch.setattr(provisions, "npms", lambda: [[sys.executable, "-c", puts]])
    for _ in range(2):
        assert provisions.accessibility_engine() == str(tmp_path / "npm/ace.js")
    assert (tmp_path / "npm/ace.js").read_text() == "fetched "
    (tmp_path / "npm/package-lock.json").write_text("{}")
    assert provisions.accessibility_engine()
    assert (tmp_path / "npm/ace.js").read_text() == "fetched fetched "


def test_a_machine_without_npm_has_the_one_that_a_python_package_carries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (carried,) = provisions.npms()
    assert subprocess.run([*carried, "--version"], capture_output=True, check=False).returncode == 0

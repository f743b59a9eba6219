"""What tests with servers need is found where it is named, and a run tells when it was not there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import server_provisions

TESTS = Path(__file__).parent
RUNS = "import pytest\n\n@pytest.mark.servers\ndef test_a():\n    pass\n\ndef test_b():\n    pytest.skip('unasked')\n"
SKIPS = "import pytest\n\n@pytest.mark.servers\ndef test_a():\n    pytest.skip('no server')\n"
LACKS = "import pytest\n\npytest.importorskip('no_such')\npytestmark = pytest.mark.servers\n\ndef test_a():\n    pass\n"


def test_what_comes_from_npm_is_pinned_by_its_hash_and_by_no_address() -> None:
    text = (server_provisions.WANTED / "package-lock.json").read_text()
    (root, *packages) = json.loads(text)["packages"].items()
    wanted = json.loads((server_provisions.WANTED / "package.json").read_text())["dependencies"]
    assert root[1]["dependencies"] == wanted
    assert len(packages) > len(wanted)
    assert all(package["integrity"].startswith("sha512-") for _, package in packages)
    assert "://" not in text


def test_a_server_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    server_provisions.found.cache_clear()
    monkeypatch.setenv("NGINX", "/somewhere/nginx")
    assert server_provisions.needed("NGINX") == "/somewhere/nginx"
    server_provisions.found.cache_clear()
    monkeypatch.setenv("NGINX", "")
    with pytest.raises(pytest.skip.Exception, match="NGINX is missing"):
        server_provisions.needed("NGINX")
    server_provisions.found.cache_clear()


@pytest.mark.parametrize(
    ("text", "fails", "line"),
    [
        (RUNS, False, "Tests with servers: 1 ran, 0 skipped."),
        (SKIPS, True, "Tests with servers: 0 ran, 1 skipped, which is a failure."),
        (LACKS, True, "Tests with servers: 0 ran, 1 skipped, which is a failure."),
    ],
    ids=["one that runs", "one that skips", "a file without its package"],
)
def test_a_run_says_how_many_tests_with_servers_ran_and_fails_where_one_was_skipped(
    text: str, line: str, tmp_path: Path, *, fails: bool
) -> None:
    (tmp_path / "test_it.py").write_text(text)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "server_tally", "-n1", "test_it.py"]
    places = os.environ | {"PYTHONPATH": str(TESTS)}
    said = subprocess.run(command, cwd=tmp_path, env=places, capture_output=True, text=True, check=False)
    assert (said.returncode != 0) is fails, said.stdout
    assert line in said.stdout


def test_this_run_says_so_too(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.pluginmanager.has_plugin("server_tally")

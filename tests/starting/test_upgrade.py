"""An upgrade: all of CarePress or nothing of it, and nothing of the publisher's, at whatever moment it is cut."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tiny_site
from carepress.file_lock import locked
from carepress.starting.exchange import FORMER, READY, finish
from carepress.starting.house import PROJECT, RECORD, Record, record_in, record_of
from carepress.starting.made_ready import put
from starting.started_site import GERMAN, run, start, started

OWN = {
    "content/articles/mine.md": "Mine",
    "own/site.css": "p { color: inherit }",
    "pelicanconf.py": "# mine",
    "README.md": "Mine",
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return started(tmp_path_factory.mktemp("first") / "site", GERMAN)


@pytest.fixture
def site(first: Path, tmp_path: Path) -> Path:
    """A site that an earlier CarePress made, with a publisher's own work in it."""
    site = tmp_path / "site"
    shutil.copytree(first, site)
    tiny_site.write(OWN, site)
    age(site, {"theme/static/css/base.css": "p {}", "plugins/carepress/former.py": "", ".vscode/settings.json": "{}"})
    return site


def age(site: Path, files: dict[str, str]) -> None:
    """Let files be those that an earlier CarePress put there."""
    tiny_site.write(files, site)
    former = record_in(site)
    assert former
    put_then = Record("0.0.9", {**former.files, **{path: _digest(site, path) for path in files}})
    (site / RECORD).write_text(put_then.text)


def _digest(site: Path, path: str) -> str:
    return hashlib.sha256((site / path).read_bytes()).hexdigest()


def tree(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_an_upgrade_replaces_what_is_carepresss_and_leaves_the_rest(site: Path) -> None:
    (site / ".github" / "workflows" / "nightly.yml").write_text("mine")
    (site / ".editorconfig").unlink()
    result = start(site, {}, "--upgrade")
    assert result.returncode == 0, result.stderr
    now, ours = tree(site), record_of(PROJECT)
    assert record_in(site) == ours
    assert {path: now[path].decode() for path in OWN} == OWN
    assert now[".github/workflows/nightly.yml"] == b"mine"
    assert ".github/workflows/nightly.yml" not in result.stdout, "nothing is new in it"
    assert ".editorconfig" not in now, "who has taken it out wants it out"
    assert "plugins/carepress/former.py" not in now
    kept = {".github/workflows/nightly.yml", ".editorconfig"}
    assert all(now[path] == (PROJECT / path).read_bytes() for path in ours.files.keys() - kept)
    assert (site / "invoke").stat().st_mode & 0o111
    assert not [*site.glob(".carepress-*")]
    assert run(site, "check", "--explain", "link-broken").returncode == 0
    assert "has this CarePress already" in start(site, {}, "--upgrade").stdout


def test_what_a_publisher_changed_of_what_was_offered_stays_and_is_named(site: Path) -> None:
    age(site, {".github/workflows/nightly.yml": "of an earlier CarePress"})
    (site / ".github" / "workflows" / "nightly.yml").write_text("mine")
    result = start(site, {}, "--upgrade")
    assert (result.returncode, ".github/workflows/nightly.yml" in result.stdout) == (0, True)
    assert (site / ".github" / "workflows" / "nightly.yml").read_text() == "mine"


@pytest.mark.parametrize("path", ["theme/static/css/base.css", "plugins/carepress/mine.py", "tasks.py"])
def test_a_change_by_hand_in_the_house_is_named_and_nothing_happens(path: str, site: Path) -> None:
    (site / path).write_text("changed by hand")
    before = tree(site)
    result = start(site, {}, "--upgrade")
    assert result.returncode == 1
    assert path in result.stderr
    assert "own/" in result.stderr
    assert tree(site) == before
    (site / path).unlink()
    assert start(site, {}, "--upgrade").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit to the size of a file")
def test_where_not_everything_can_be_written_nothing_changes(site: Path) -> None:
    before = tree(site)
    task = [sys.executable, "-m", "carepress.command", "start", str(site), "--upgrade"]
    result = subprocess.run(
        ["sh", "-c", 'ulimit -f 60; exec "$@"', "sh", *task],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": str(PROJECT / "plugins"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, "Nothing was changed." in result.stderr) == (1, True), result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert tree(site) == before
    assert start(site, {}, "--upgrade").returncode == 0


def test_two_upgrades_at_once_do_not_get_into_each_others_way(site: Path) -> None:
    before = tree(site)
    with site.with_name(f".{site.name}.carepress-lock").open("ab") as lock:
        assert locked(lock)
        result = start(site, {}, "--upgrade")
        assert (result.returncode, "Another start in" in result.stderr) == (1, True)
        assert tree(site) == before
    assert start(site, {}, "--upgrade").returncode == 0
    assert [file.name for file in site.parent.iterdir()] == [site.name]


def test_a_newer_carepress_is_not_replaced_by_an_older_one(site: Path) -> None:
    former = record_in(site)
    assert former
    (site / RECORD).write_text(Record("0.10.0", former.files).text)
    before = tree(site)
    result = start(site, {}, "--upgrade")
    assert (result.returncode, "has CarePress 0.10.0, which is newer" in result.stderr) == (1, True), result.stderr
    assert tree(site) == before
    assert Record("0.10.0", {}).order > Record("0.9.1", {}).order


def test_what_is_no_site_of_carepress_is_not_upgraded(tmp_path: Path, site: Path) -> None:
    (tmp_path / "other").mkdir()
    assert "is no site that ./invoke start made" in start(tmp_path / "other", {}, "--upgrade").stderr
    (site / RECORD).write_text("{")
    result = start(site, {}, "--upgrade")
    assert (result.returncode, "is damaged" in result.stderr) == (1, True)


NEW = {
    "plugins/a.py": b"new",
    "plugins/c.py": b"new",
    "theme/t.css": b"new",
    "tasks.py": b"new",
    ".github/x.yml": b"new",
}
OLD = {
    "plugins/a.py": b"old",
    "plugins/b.py": b"old",
    "theme/t.css": b"old",
    "tasks.py": b"old",
    ".github/x.yml": b"old",
}
MINE = {"content/a.md": b"mine", ".github/own.yml": b"mine", "gone.txt": b"old"}

KILLED = """
import os, signal, sys
from pathlib import Path
from carepress.starting.made_ready import put

left = int(sys.argv[2])

def kill(event, arguments):
    global left
    if event in {"os.rename", "shutil.rmtree", "os.remove"}:
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

site = Path(sys.argv[1])
new = {path: content.encode() for path, content in NEW}
sys.addaudithook(kill)
put(site, {}, new, ["gone.txt"])
"""


def test_an_upgrade_that_is_killed_at_any_step_is_ended_by_the_next_run(tmp_path: Path) -> None:
    code = f"NEW = {[(path, text.decode()) for path, text in NEW.items()]!r}\n{KILLED}"
    seen = set[str]()
    for step in range(40):
        site = tmp_path / str(step)
        tiny_site.write(OLD | MINE, site)
        killed = subprocess.run([sys.executable, "-c", code, site, str(step)], cwd=PROJECT / "plugins", check=False)
        finish(site)
        now = {path: content for path, content in tree(site).items() if not path.startswith(".carepress-part-")}
        whole = {"old": OLD | MINE, "new": {**NEW, **MINE}}
        whole["new"].pop("gone.txt")
        seen.add(next(name for name, files in whole.items() if files == now))
        put(site, {}, NEW, ["gone.txt"])
        assert tree(site) == whole["new"], "what is left over goes with the next run"
        if killed.returncode == 0:
            break
    assert killed.returncode == 0
    assert step > 5
    assert seen == {"old", "new"}


def test_the_sites_own_command_ends_an_upgrade_that_was_cut(site: Path) -> None:
    ready = site / READY
    tiny_site.write({f"{READY}/new/invoke": "print('the new one runs')\n", f"{READY}/new/theme/t.css": "new"}, site)
    (ready / "plan.json").write_text(json.dumps({"put": ["theme", "invoke"], "take": []}))
    shutil.copy(PROJECT / "plugins" / "carepress" / "starting" / "exchange.py", ready)
    result = subprocess.run([sys.executable, site / "invoke", "--list"], capture_output=True, text=True, check=False)
    assert result.stdout == "the new one runs\n", result.stderr
    assert [file.name for file in (site / "theme").iterdir()] == ["t.css"]
    assert not ready.exists()
    assert not (site / FORMER).exists()

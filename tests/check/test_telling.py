"""Telling: the report as it comes out, in a terminal, through a pipe and on GitHub."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from carepress.check import check
from carepress.check.telling import SUMMARY
from tiny_project import BROKEN, TinyProject

RUN = "import sys; from carepress.check import check; sys.exit(check(format='{}'))"


@pytest.fixture(autouse=True)
def broken(project: TinyProject) -> TinyProject:
    """A project with twelve pages that have an error each."""
    project.write({f"content/articles/broken-{number}.md": BROKEN for number in range(12)})
    return project


def in_terminal(project: TinyProject, **environment: str) -> str:
    """What the check writes to a terminal."""
    ours, theirs = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR"}}
    env |= {"PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"} | environment
    command = [sys.executable, "-c", RUN.format("text")]
    with subprocess.Popen(command, cwd=project.folder, env=env, stdout=theirs, stderr=subprocess.DEVNULL):
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 10_000):
                said += part
        except OSError:  # Linux says so that the other side is closed
            pass
    os.close(ours)
    return said.decode()


def test_a_terminal_gets_colour(broken: TinyProject) -> None:
    assert "\x1b[1;31merror link-broken\x1b[0m" in in_terminal(broken)


def test_a_terminal_gets_no_colour_where_none_is_wanted(broken: TinyProject) -> None:
    said = in_terminal(broken, NO_COLOR="1")
    assert "error link-broken" in said
    assert "\x1b[1;31m" not in said


def test_a_pipe_gets_plain_lines(broken: TinyProject) -> None:
    said = broken.run("-c", RUN.format("text"), FORCE_COLOR="1").stdout
    assert "content/articles/broken-0.md:6:11: error link-broken: " in said
    assert "\x1b" not in said


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif"])
def test_nothing_complains_where_nobody_reads_on(form: str, broken: TinyProject) -> None:
    with broken.start("-c", RUN.format(form)) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.wait(60) == 1
        assert "Traceback" not in process.stderr.read()


def test_signs_that_an_encoding_lacks_are_written_as_codes(broken: TinyProject) -> None:
    done = broken.run("-c", RUN.format("text"), PYTHONIOENCODING="ascii")
    assert "error link-broken: \\u201cnowhere.md\\u201d leads to no page." in done.stdout
    assert done.returncode == 1


def test_github_gets_the_worst_as_annotations_and_all_in_the_summary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "summary.md"
    file.write_text("# Before\n")
    monkeypatch.setenv(SUMMARY, str(file))
    assert check(format="github") == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:10]] == ["::error"] * 10
    assert len(lines) == 11
    told = file.read_text()
    assert told.startswith("# Before\n## 12 errors and ")
    assert all(f"### content/articles/broken-{number}.md\n" in told for number in range(12))


def test_without_a_summary_github_gets_the_rest_as_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("", "/nowhere/at/all"):
        monkeypatch.setenv(SUMMARY, name)
        assert check(format="github") == 1
        said = capsys.readouterr().out
        assert sum(line.startswith("::") for line in said.splitlines()) == 10
        assert sum(": error link-broken: " in line for line in said.splitlines()) == 2

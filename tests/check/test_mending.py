"""`./invoke check --fix`: what needs no decision is shown, and mended where somebody agrees."""

import io
import os
import pty
import sys
from pathlib import Path

import pytest

from carepress.check import check
from privileges import permissions_hold
from tiny_project import BROKEN, TinyProject

WORDING = """words:
- avoid: committed suicide
  prefer: died by suicide
  why: It was no crime.
  source: Us
  severity: error
  category: suicide
  variants: [commit suicide]
  replace: {committed suicide: died by suicide, commit suicide: die by suicide}
"""
ROUGH = """---
title: "What he couldn't say: how he committed suicide"
date: 2025-01-02
summary: 'It wasn''t "easy".'
---

He "committed\tsuicide", they wrote. Committed suicide?  \r
He committed
suicide... `he committed suicide`\u0007 <!-- allow word-to-avoid: the name of a film -->

## He's gone \n
See [below](#he-s-gone).

```
isn't "code"...  \n```"""
SMOOTH = """---
title: "What he couldn’t say: how he died by suicide"
date: 2025-01-02
summary: 'It wasn’t “easy”.'
---

He “committed   suicide”, they wrote. Died by suicide?\x20\x20
He died by suicide… `he committed suicide` <!-- allow word-to-avoid: the name of a film -->

## He’s gone {#he-s-gone}

See [below](#he-s-gone).

```
isn't "code"...  \n```
"""
OLD = "Title: Old: and new\nDate: 3 January 2025\nSummary: It isn't: rest.\n\nGood nights.\n"
NEW = '---\ntitle: "Old: and new"\ndate: 2025-01-03\nsummary: "It isn’t: rest."\n---\n\nGood nights.\n'


@pytest.fixture
def rough(project: TinyProject) -> TinyProject:
    """A project with a page that has much to be mended, and another in Pelican's style."""
    project.write(
        {
            "content/data/wording.yaml": WORDING,
            "content/articles/rough.md": ROUGH,
            "content/articles/old.md": OLD,
            "content/articles/broken.md": BROKEN,
        }
    )
    return project


def text(project: TinyProject, name: str) -> str:
    return (project.folder / "content" / "articles" / name).read_bytes().decode()


def test_what_needs_no_decision_is_mended_and_the_rest_is_told(
    rough: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(fix=True, yes=True) == 1
    said = capsys.readouterr()
    assert (text(rough, "rough.md"), text(rough, "old.md"), text(rough, "broken.md")) == (SMOOTH, NEW, BROKEN)
    assert "+## He’s gone {#he-s-gone}\n" in said.out
    assert "# In content/articles/rough.md, ends of lines" in said.out
    assert said.err.count("Mended ") == 2  # old headers first, then the apostrophe in them
    assert "error link-broken" in said.out
    mended = ("word-to-avoid", "typewriter-mark", "heading-without-anchor", "front-matter-style", "control-character")
    assert not [rule for rule in mended if f"error {rule}:" in said.out or f"advice {rule}:" in said.out]


def test_what_is_mended_stays_as_it_is(rough: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    check(fix=True, yes=True)
    before = rough.output("content")
    capsys.readouterr()
    assert check(fix=True, yes=True) == 1
    assert capsys.readouterr().err.endswith("There is nothing to mend that needs no decision.\n")
    assert rough.output("content") == before


def test_where_nobody_can_be_asked_nothing_is_written(rough: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    before = rough.output("content")
    assert check(fix=True) == 1
    said = capsys.readouterr()
    assert "\n-suicide... `he" in said.out
    assert said.err.endswith(
        "Nothing was written, because nobody can be asked here. If all of this is right, add --yes.\n"
    )
    assert rough.output("content") == before


def test_only_the_files_and_rules_that_were_asked_for_are_mended(rough: TinyProject) -> None:
    assert check(["content/articles/old.md"], fix=True, yes=True) == 0
    assert (text(rough, "rough.md"), text(rough, "old.md")) == (ROUGH, NEW)
    assert check(rules=["heading-without-anchor"], fix=True, yes=True) == 0
    assert "\u0007" not in text(rough, "rough.md")
    assert "He's gone {#he-s-gone}" in text(rough, "rough.md")
    assert "couldn't" in text(rough, "rough.md")


def test_programs_get_their_format_and_nothing_else(rough: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(["content/articles/old.md"], "json", fix=True, yes=True) == 0
    said = capsys.readouterr()
    assert said.out == '{\n  "findings": []\n}\n'
    assert "+title: " in said.err
    assert text(rough, "old.md") == NEW


def test_yes_alone_is_a_wrong_call(rough: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(yes=True) == 2
    assert "--fix" in capsys.readouterr().err
    assert text(rough, "rough.md") == ROUGH


def test_what_changes_while_somebody_looks_is_not_overwritten(
    rough: TinyProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def answer() -> str:
        rough.write({"content/articles/old.md": "Title: Newer\nDate: 2025-01-03\n\nOther words.\n"})
        return "y"

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert check(fix=True) == 1
    assert "content/articles/old.md has changed meanwhile" in capsys.readouterr().err
    assert (text(rough, "rough.md"), "Other words." in text(rough, "old.md")) == (ROUGH, True)


class Terminal(io.StringIO):
    """Something to read from that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "is_written"), [("y", True), ("n", False), ("", False), ("\x04", False)])
def test_on_a_terminal_somebody_is_asked(rough: TinyProject, answer: str, is_written: bool) -> None:  # noqa: FBT001  An example
    rough.write({"content/articles/plain.md": "---\ntitle: A\ndate: 2025-01-02\n---\n\nIt isn't.\n"})
    command = [sys.executable, "-m", "carepress.check", "content/articles/plain.md", "--fix"]
    child, terminal = pty.fork()
    if not child:
        os.chdir(rough.folder)
        os.environ.update(PYTHONPATH=str(Path(__file__).parents[2] / "plugins"), TERM="xterm-256color")
        os.execv(command[0], command)  # noqa: S606  It is our own Python
    said = read_until(terminal, b"[y/N] ")
    os.write(terminal, f"{answer}\n".encode() if answer != "\x04" else b"\x04")
    said += read_until(terminal, b"\0")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert b"\x1b[" in said
    assert ("isn’t" in text(rough, "plain.md")) == is_written
    assert (b"Mended 1 file." in said) == is_written
    assert (b"Nothing was written." in said) != is_written


def read_until(terminal: int, end: bytes) -> bytes:
    """What a terminal shows until it shows something, or ends."""
    said = b""
    while end not in said:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        said += part
    return said


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no folders that may not be written")
def test_a_folder_that_cannot_be_written_is_told(rough: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    folder = rough.folder / "content" / "articles"
    folder.chmod(0o500)
    try:
        with permissions_hold():
            assert check(fix=True, yes=True) == 1
    finally:
        folder.chmod(0o700)
    assert "Nothing was changed." in capsys.readouterr().err
    assert text(rough, "old.md") == OLD


def test_a_file_that_is_not_in_utf_8_and_a_link_stay(rough: TinyProject) -> None:
    (rough.folder / "content" / "articles" / "latin.md").write_bytes(
        b"Title: Caf\xe9 \nDate: 2025-01-02\n\nIt isn't.\n"
    )
    (rough.folder / "elsewhere.md").write_text("Title: Far\nDate: 2025-01-02\n\nIt isn't.")
    (rough.folder / "content" / "articles" / "far.md").symlink_to(rough.folder / "elsewhere.md")
    check(fix=True, yes=True)
    assert (rough.folder / "content" / "articles" / "latin.md").read_bytes().endswith(b"\n\nIt isn't.\n")
    assert (rough.folder / "elsewhere.md").read_text().endswith("isn't.")

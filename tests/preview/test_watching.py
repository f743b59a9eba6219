"""Which changes the preview sees."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from carepress.preview.watching import Watching


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project's folder."""
    for name in ("content/articles", "theme", ".venv"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


@pytest.fixture
def watching(folder: Path) -> Iterator[Watching]:
    """What watches the content and the settings."""
    found = Watching(folder)
    found.follow([folder / "content", folder / "not-there"])
    yield found
    found.stop()


def test_saved_files_and_settings_are_seen(folder: Path, watching: Watching) -> None:
    for path in ("content/articles/sleep.md", "pelicanconf.py"):
        (folder / path).write_text("x")
        assert folder / path in watching.changes()


def test_what_is_neither_content_nor_settings_is_not_seen(folder: Path, watching: Watching) -> None:
    for path in (
        "notes.txt",
        ".venv/main.py",
        "theme/base.html",
        "content/.sleep.md.swp",
        "content/.sleep.md.x7y",
        "content/seen.md",
    ):
        (folder / path).write_text("x")
    assert watching.changes() == [folder / "content" / "seen.md"]


def test_a_folder_may_be_added_and_one_may_be_made_anew(folder: Path, watching: Watching) -> None:
    watching.follow([folder / "content", folder / "theme"])
    (folder / "theme" / "base.html").write_text("x")
    assert watching.changes() == [folder / "theme" / "base.html"]
    (folder / "theme").rename(folder / "theme-2")
    assert folder / "theme" in watching.changes()
    (folder / "theme").mkdir()
    watching.changes()
    watching.follow([folder / "content", folder / "theme"])
    (folder / "theme" / "page.html").write_text("x")
    while folder / "theme" / "page.html" not in watching.changes():
        pass  # what happened to the folder itself may be told first


def test_a_change_is_waited_for(folder: Path, watching: Watching) -> None:
    timer = threading.Timer(0.2, lambda: (folder / "content" / "late.md").write_text("x"))
    timer.start()
    assert watching.changes() == [folder / "content" / "late.md"]
    timer.join()

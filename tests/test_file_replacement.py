"""Files are written whole or not at all, several together or none."""

import os
import stat
from pathlib import Path

import pytest

from carepress.file_replacement import create, replace, replace_all


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_new_content_takes_the_place_of_old_and_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert names(tmp_path) == ["a.md"]


def test_a_file_is_made_with_the_folders_that_it_needs(tmp_path: Path) -> None:
    create(tmp_path / "new" / "a.md", b"text")
    assert (tmp_path / "new" / "a.md").read_bytes() == b"text"
    assert names(tmp_path / "new") == ["a.md"]


def test_making_a_file_never_overwrites_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        create(tmp_path / "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert names(tmp_path) == ["a.md"]


def test_several_files_are_written_and_removed_together(tmp_path: Path) -> None:
    kept, gone, new = tmp_path / "kept.md", tmp_path / "gone.md", tmp_path / "folder" / "new.md"
    kept.write_bytes(b"old")
    gone.write_bytes(b"old")
    replace_all({kept: b"new", gone: None, new: b"new"})
    assert kept.read_bytes() == new.read_bytes() == b"new"
    assert not gone.exists()


def test_where_one_file_cannot_be_changed_none_is(tmp_path: Path) -> None:
    first, second, blocked, new = (tmp_path / name for name in ("a.md", "b.md", "blocked", "new.md"))
    first.write_bytes(b"first")
    second.write_bytes(b"second")
    (blocked / "something").mkdir(parents=True)  # a file cannot take the place of a folder that is not empty
    with pytest.raises(OSError):  # noqa: PT011  each system has another of its kinds
        replace_all({first: b"new", new: b"new", second: None, blocked: b"new"})
    assert first.read_bytes() == b"first"
    assert second.read_bytes() == b"second"
    assert names(tmp_path) == ["a.md", "b.md", "blocked"]


def test_a_file_that_cannot_be_written_is_told_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "folder").write_bytes(b"a file")
    with pytest.raises(OSError, match=r"exists|directory") as caught:
        replace(tmp_path / "folder" / "a.md", b"new")
    assert caught.value.filename == str(tmp_path / "folder" / "a.md")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no device that is always full")
def test_a_full_disk_is_told_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.mkstemp", lambda **_: (os.open("/dev/full", os.O_WRONLY), str(tmp_path / ".a")))
    with pytest.raises(OSError, match="space") as caught:
        replace(tmp_path / "a.md", b"new")
    assert caught.value.filename == str(tmp_path / "a.md")
    assert not names(tmp_path)

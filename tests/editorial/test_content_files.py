"""The files of the content folder: those that Python's own search finds."""

from pathlib import Path

from carepress.editorial.content_files import content_files


def test_all_files_and_folders_are_found(tmp_path: Path) -> None:
    (tmp_path / "a" / "b.md").mkdir(parents=True)
    (tmp_path / "a" / "elsewhere").symlink_to(tmp_path, target_is_directory=True)
    for name in ("c.md", "a/.d.txt", "a/b.md/e.rst"):
        (tmp_path / name).write_text("")
    wanted = {f"{path.relative_to(tmp_path).as_posix()}{'/' * path.is_dir()}" for path in tmp_path.rglob("*")}
    assert {*content_files(tmp_path)} == wanted

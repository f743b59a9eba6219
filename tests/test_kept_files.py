"""Kept files: made once, whole or not at all, and never in the way where nothing can be kept."""

from pathlib import Path

from carepress.kept_files import KeptFiles, fingerprint


def test_a_file_is_made_once(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"content"

    kept = KeptFiles(tmp_path / "deep" / "kept")
    assert [kept.content("a", make), kept.content("a", make)] == [b"content"] * 2
    assert made == [1]
    assert [file.name for file in kept.folder.iterdir()] == ["a"]


def test_what_is_kept_anew_takes_the_place_of_what_was(tmp_path: Path) -> None:
    kept = KeptFiles(tmp_path)
    for content in (b"one", b"two"):
        kept.keep("a", content)
    assert kept.content("a", bytes) == b"two"


def test_where_nothing_can_be_kept_it_is_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept = KeptFiles(tmp_path / "file")
    kept.keep("a", b"content")
    assert kept.content("a", lambda: b"other") == b"other"


def test_a_fingerprint_tells_parts_apart() -> None:
    assert fingerprint(b"a", 1) == fingerprint(b"a", 1)
    assert len({fingerprint(b"ab"), fingerprint(b"a", b"b"), fingerprint("ab"), fingerprint(b"a", 1)}) == 4

"""Output files: whole, linked to where the last output has the same bytes, and never written into."""

import os
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from carepress.digest import digest_of_bytes
from carepress.output_files import place, placed_again


def test_what_stays_the_same_is_linked_to_and_what_does_not_is_written(tmp_path: Path) -> None:
    former, folder = tmp_path / "former", tmp_path / "new"
    place(former, former, "a/index.html", b"same")
    place(former, former, "b.html", b"old")
    place(folder, former, "a/index.html", b"same")
    place(folder, former, "b.html", b"new")
    assert (folder / "a/index.html").samefile(former / "a/index.html")
    assert [(folder / "b.html").read_bytes(), (former / "b.html").read_bytes()] == [b"new", b"old"]


def test_a_file_that_others_link_to_is_not_written_into(tmp_path: Path) -> None:
    former, folder = tmp_path / "former", tmp_path / "new"
    place(former, former, "a", b"same")
    place(folder, former, "a", b"same")
    place(folder, folder, "a", b"other")
    assert [(folder / "a").read_bytes(), (former / "a").read_bytes()] == [b"other", b"same"]


def test_in_its_own_place_a_file_with_the_same_bytes_is_left_alone(tmp_path: Path) -> None:
    place(tmp_path, tmp_path, "a", b"same")
    os.utime(tmp_path / "a", (1, 1))
    place(tmp_path, tmp_path, "a", b"same")
    assert (tmp_path / "a").stat().st_mtime == 1
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


@given(some.binary(), some.binary())
def test_only_a_file_with_the_digest_asked_for_is_taken(there: bytes, wanted: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        former, folder = Path(name) / "former", Path(name) / "new"
        place(former, former, "a", there)
        assert placed_again(folder, former, "a", digest_of_bytes(wanted)) == (there == wanted)
        assert not placed_again(folder, former, "b", digest_of_bytes(wanted))

"""The output folder: whole files, linked to where the last output has the same bytes, and never written into."""

import os
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from carepress.digest import digest_of_bytes
from carepress.output_folder import OutputFolder, Standing


def folder_in(path: Path, name: str = "new", *, stood: dict[str, Standing] | None = None) -> OutputFolder:
    return OutputFolder(str(path / name), str(path / "former"), stood or {})


def test_what_stays_the_same_is_linked_to_and_what_does_not_is_written(tmp_path: Path) -> None:
    before, new = folder_in(tmp_path, "former"), folder_in(tmp_path)
    before.put("a/index.html", b"same")
    before.put("b.html", b"old")
    new.put("a/index.html", b"same")
    new.put("b.html", b"new")
    assert (tmp_path / "new/a/index.html").samefile(tmp_path / "former/a/index.html")
    assert [(tmp_path / name / "b.html").read_bytes() for name in ("new", "former")] == [b"new", b"old"]


def test_a_file_that_others_link_to_is_not_written_into(tmp_path: Path) -> None:
    folder_in(tmp_path, "former").put("a", b"same")
    folder_in(tmp_path).put("a", b"same")
    OutputFolder(str(tmp_path / "new"), str(tmp_path / "new")).put("a", b"other")
    assert [(tmp_path / name / "a").read_bytes() for name in ("new", "former")] == [b"other", b"same"]


def test_in_its_own_place_a_file_with_the_same_bytes_is_left_alone(tmp_path: Path) -> None:
    output = folder_in(tmp_path, "former")
    output.put("a", b"same")
    os.utime(tmp_path / "former/a", (1, 1))
    output.put("a", b"same")
    assert (tmp_path / "former/a").stat().st_mtime == 1
    assert [file.name for file in (tmp_path / "former").iterdir()] == ["a"]


@given(some.binary(), some.binary(), some.booleans())
def test_only_a_file_with_the_digest_asked_for_is_taken(there: bytes, wanted: bytes, is_known: bool) -> None:  # noqa: FBT001  An example
    with tempfile.TemporaryDirectory() as name:
        standing = folder_in(Path(name), "former").put("a", there)
        new = folder_in(Path(name), stood={"a": standing} if is_known else None)
        taken = new.put_again("a", digest_of_bytes(wanted))
        assert taken == (standing if there == wanted else None)
        assert new.put_again("b", digest_of_bytes(wanted + b"!")) is None


def test_a_file_that_somebody_has_changed_is_not_taken(tmp_path: Path) -> None:
    standing = folder_in(tmp_path, "former").put("a", b"mine")
    (tmp_path / "former/a").write_bytes(b"hers")
    os.utime(tmp_path / "former/a", (1, 1))
    assert folder_in(tmp_path, stood={"a": standing}).put_again("a", digest_of_bytes(b"mine")) is None


def test_the_content_of_a_file_that_seems_to_stand_as_it_stood_is_not_read(tmp_path: Path) -> None:
    standing = folder_in(tmp_path, "former").put("a", b"mine")
    (tmp_path / "former/a").write_bytes(b"hers")
    os.utime(tmp_path / "former/a", ns=(standing.moment, standing.moment))
    assert folder_in(tmp_path, stood={"a": standing}).put("a", b"mine") == standing


def test_what_an_earlier_output_has_left_there_stays_or_makes_way(tmp_path: Path) -> None:
    before, new = folder_in(tmp_path, "former"), folder_in(tmp_path)
    for output, content in ((new, b"mine"), (before, b"mine"), (before, b"hers")):
        output.put("a", content)
    assert new.put("a", b"mine").moment == (tmp_path / "new/a").stat().st_mtime_ns
    assert new.put("a", b"hers") == before.put("a", b"hers")
    assert (tmp_path / "new/a").samefile(tmp_path / "former/a")
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["a"]


def test_what_has_only_another_name_than_in_the_last_output_is_linked_to(tmp_path: Path) -> None:
    stood = {"one/a": folder_in(tmp_path, "former").put("one/a", b"same")}
    assert folder_in(tmp_path, stood=stood).put("two/b", b"same") == stood["one/a"]
    assert (tmp_path / "new/two/b").samefile(tmp_path / "former/one/a")
    (tmp_path / "former/one/a").write_bytes(b"changed by hand")
    folder_in(tmp_path, stood=stood).put("two/c", b"same")
    assert (tmp_path / "new/two/c").read_bytes() == b"same"


def test_how_a_file_stands_is_what_the_machine_says_of_it(tmp_path: Path) -> None:
    standing = folder_in(tmp_path).put("a/b.html", b"four")
    status = (tmp_path / "new/a/b.html").stat()
    assert standing == Standing(digest_of_bytes(b"four"), 4, status.st_mtime_ns)

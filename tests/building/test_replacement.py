"""The output folder is replaced whole, in a moment, or not at all."""

from pathlib import Path

import pytest

from carepress.building.replacement import Refused, Replacement, replacement
from carepress.completeness import MARK


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output folder that a build made."""
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / MARK).write_text("")
    (folder / "old.html").write_text("old")
    return folder


def fill(new: Replacement) -> None:
    (new.fresh / "new.html").write_text("new")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_new_folder_takes_the_place_of_the_old_one(output: Path) -> None:
    with replacement(output) as new:
        fill(new)
        assert "old.html" in names(output)
        new.swap()
    assert names(output) == {"new.html"}


def test_the_next_build_starts_from_the_output_before_the_last_one(output: Path) -> None:
    with replacement(output) as new:
        fill(new)
        (new.fresh / MARK).write_text("")
        new.swap()
    with replacement(output) as new:
        assert names(new.fresh) == {MARK, "old.html"}
    with replacement(output, from_nothing=True) as new:
        assert names(new.fresh) == set()


def test_a_build_that_fails_leaves_the_old_one(output: Path) -> None:
    def fail() -> None:
        with replacement(output) as new:
            fill(new)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert "old.html" in names(output)
    assert names(output.parent) == {"output", ".output.carepress-lock"}


def test_what_a_killed_build_left_is_not_taken_for_an_output(output: Path) -> None:
    left = Replacement(output)
    left.fresh.mkdir()
    (left.fresh / "half.html").write_text("")
    with replacement(output) as new:
        assert names(new.fresh) == set()
    assert "old.html" in names(output)


def test_a_build_that_was_killed_at_the_end_of_the_swap_has_made_its_output(output: Path) -> None:
    output.rename(Replacement(output).former)
    output.mkdir()
    (output / MARK).write_text("new")
    with replacement(output) as new:
        assert names(new.fresh) == {MARK, "old.html"}
        assert not new.former.exists()
    assert names(output) == {MARK}


def test_a_build_that_was_killed_in_the_swap_lost_nothing(output: Path) -> None:
    output.rename(Replacement(output).former)
    with replacement(output):
        assert "old.html" in names(output)


def test_a_swap_that_the_system_refuses_puts_the_old_one_back(output: Path) -> None:
    def fail() -> None:
        with replacement(output) as new:
            new.fresh.rmdir()
            new.swap()

    with pytest.raises(Refused, match="Nothing was changed"):
        fail()
    assert "old.html" in names(output)


def test_two_builds_at_once_are_refused(output: Path) -> None:
    with replacement(output), pytest.raises(Refused, match="Another build into"), replacement(output):
        pass
    with replacement(output):
        pass


def test_others_files_are_left_alone(output: Path) -> None:
    (output / MARK).unlink()
    with pytest.raises(Refused, match="holds files that no build of this project made"), replacement(output):
        pass
    with pytest.raises(Refused, match="is a file"), replacement(output / "old.html"):
        pass


def test_a_link_to_a_folder_stays_a_link(output: Path, tmp_path: Path) -> None:
    link = tmp_path / "public"
    link.symlink_to(output)
    with replacement(link) as new:
        fill(new)
        new.swap()
    assert link.is_symlink()
    assert names(output) == {"new.html"}

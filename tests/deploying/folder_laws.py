"""Laws of a target that is a folder of releases with a link to one of them, on this machine or on a server.

Who takes them over says in a fixture `at` how to make such a target of a folder.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carepress.deploying.target import Refused, Target
from deploying.target_laws import Place, TargetLaws, files_in, sees
from deploying.tiny_releases import Output, bring, deploy, edition, output, roll_back, switch
from small_disk import small_disk

At = Callable[[Path], Target]


class FolderLaws(TargetLaws):
    """The laws of every target, and those of its folders and files."""

    @pytest.fixture
    def site(self, tmp_path: Path) -> Path:
        """A folder whose name needs care in a shell."""
        return tmp_path / "It's a $(site) “é”"

    @pytest.fixture
    def place(self, at: At, site: Path) -> Place:
        """The target in it."""
        return Place(lambda: at(site), lambda: files_in(site / "current"))

    @pytest.fixture
    def disk(self, tmp_path: Path) -> Iterator[Path]:
        """A disk of a megabyte."""
        with small_disk(tmp_path / "disk", "1m") as folder:
            yield folder

    @pytest.fixture
    def small(self, at: At, disk: Path) -> Place:
        """A target on it."""
        return Place(lambda: at(disk / "site"), lambda: files_in(disk / "site" / "current"))

    @pytest.mark.servers
    def test_a_full_disk_is_told_and_harms_nobody(self, small: Place, disk: Path, tmp_path: Path) -> None:
        first, second = edition(tmp_path, 1), edition(tmp_path, 2)
        large = output(second.folder, {**second.files, "large.pdf": os.urandom(2_000_000)})
        noted = deploy(small.target(), first)
        with pytest.raises(Refused, match=r"is full: make room|No space left"):
            deploy(small.target(), large)
        sees(small, first)
        assert [*small.target().deployments()] == [noted]
        remount(disk, "size=9m")
        deploy(small.target(), large)
        sees(small, large)

    @pytest.mark.servers
    def test_a_disk_that_fills_up_before_the_switch_harms_nobody(
        self, small: Place, disk: Path, tmp_path: Path
    ) -> None:
        first, second = edition(tmp_path, 1), edition(tmp_path, 2)
        noted = deploy(small.target(), first)
        with (target := small.target()).lock():
            delivery = bring(target, second)
            subprocess.run(["dd", "if=/dev/zero", f"of={disk / 'all else'}"], capture_output=True, check=False)
            with pytest.raises(Refused, match=r"is full: make room|No space left"):
                switch(target, delivery, "2026-12-01T02:40:00Z")
        sees(small, first)
        assert [*small.target().deployments()] == [noted]
        (disk / "all else").unlink()
        deploy(small.target(), second)
        sees(small, second)

    @pytest.mark.servers
    def test_a_disk_that_cannot_be_written_is_told(self, small: Place, disk: Path, tmp_path: Path) -> None:
        first, second = edition(tmp_path, 1), edition(tmp_path, 2)
        noted = deploy(small.target(), first)
        remount(disk, "ro")
        with pytest.raises(Refused, match=r"disk is read-only|Read-only file system"):
            deploy(small.target(), second)
        sees(small, first)
        assert [*small.target().deployments()] == [noted]
        remount(disk, "rw")
        deploy(small.target(), second)
        sees(small, second)

    def test_a_folder_where_the_link_should_be_is_not_replaced(self, place: Place, site: Path, tmp_path: Path) -> None:
        (site / "current").mkdir(parents=True)
        (site / "current" / "index.html").write_text("not ours")
        with pytest.raises(Refused, match="is not the link that it should be"):
            deploy(place.target(), edition(tmp_path, 1))
        assert place.served() == {"index.html": b"not ours"}

    def test_files_that_are_the_same_are_there_once(self, place: Place, site: Path, tmp_path: Path) -> None:
        first, second = deployed(place, tmp_path)
        both = [path for path in second.files if path in first.files]
        shared = {path for path in both if in_release(site, first, path).samefile(in_release(site, second, path))}
        assert shared == {path for path in both if second.files[path] == first.files[path]}

    def test_what_somebody_changed_by_hand_is_mended(self, place: Place, site: Path, tmp_path: Path) -> None:
        first, second = deployed(place, tmp_path)
        (site / "current" / "index.html").write_text("by hand")
        (site / "current" / "same.html").write_text("by hand, and shared with the former release")
        (site / "current" / "page-0" / "index.html").unlink()
        (asset,) = first.assets - second.assets
        (site / "current" / asset).write_text("by hand")
        deploy(place.target(), second)
        sees(place, second)
        assert place.served().get(asset) in {first.files[asset], None}

    def test_what_somebody_changed_by_hand_does_not_come_back(self, place: Place, site: Path, tmp_path: Path) -> None:
        first, second = deployed(place, tmp_path)
        in_release(site, first, "page-1/index.html").write_text("by hand")
        with pytest.raises(Refused, match=r"page-1/index\.html"):
            roll_back(place.target(), first.release.id)
        sees(place, second)
        deploy(place.target(), first)
        sees(place, first)

    def test_a_link_that_somebody_set_by_hand_counts(self, place: Place, site: Path, tmp_path: Path) -> None:
        first, second = deployed(place, tmp_path)
        (site / "current").unlink()
        (site / "current").symlink_to(f"releases/{first.release.id}")
        ids = [first.release.id, second.release.id, first.release.id]
        assert [one.id for one in place.target().deployments()] == ids
        deploy(place.target(), second)
        assert [one.id for one in place.target().deployments()] == [*ids, second.release.id]

    def test_a_damaged_list_of_deployments_is_told(self, place: Place, site: Path, tmp_path: Path) -> None:
        _, second = deployed(place, tmp_path)
        (site / "deployments.json").write_text("[{")
        with pytest.raises(Refused, match="damaged"):
            deploy(place.target(), edition(tmp_path, 3))
        sees(place, second)

    def test_what_a_cut_left_is_not_in_the_way(self, place: Place, site: Path, tmp_path: Path) -> None:
        first, second = edition(tmp_path, 1), edition(tmp_path, 2)
        deploy(place.target(), first)
        for name in (second.release.id, "0123456789ab"):
            folder = site / "releases" / f".{name}.part"
            folder.mkdir()
            (folder / "index.html").write_bytes(second.files["index.html"][:20])
            (folder / ".index.html.Xa31Bc").write_text("left by a cut")
        with (target := place.target()).lock():
            target.keep_only([first.release.id, second.release.id])
            switch(target, bring(target, second), "2026-12-01T02:40:00Z")
        sees(place, second)
        assert not [path for path in place.served() if "Xa31Bc" in path]
        assert {folder.name for folder in (site / "releases").iterdir()} == {first.release.id, second.release.id}


def deployed(place: Place, folder: Path) -> tuple[Output, Output]:
    """Two editions, the second of which readers see."""
    outs = edition(folder, 1), edition(folder, 2)
    for out in outs:
        deploy(place.target(), out)
    return outs


def in_release(site: Path, out: Output, path: str) -> Path:
    """Where a file of a release lies at the target."""
    return site / "releases" / out.release.id / path


def remount(disk: Path, option: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{option}", str(disk)], check=True)

"""Laws that every target keeps.

A target joins with a file of its own, in which a class takes them over and says where they hold:

    class TestFolder(TargetLaws):
        @pytest.fixture
        def place(self, tmp_path: Path) -> Place:
            site = tmp_path / "site"
            return Place(lambda: Folder(str(site)), lambda: files_in(site / "current"))

`target` makes a target as another process would, so that two at once are tried; `served` tells what readers get now, by
path, through the server itself where there is one. Laws of one target alone stand in that file, too.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from carepress.deploying.target import Refused, Target
from carepress.release import PATH, SIGNATURE, release_of
from deploying.tiny_releases import Output, bring, deploy, edition, output, roll_back, switch

ASSET = re.compile(rb'href="/(assets/[^"]+)"')


@dataclasses.dataclass(frozen=True)
class Place:
    """Where a target is, and what readers get from there."""

    target: Callable[[], Target]
    served: Callable[[], Mapping[str, bytes]]
    removes_later: bool = False
    """Whether pages that a release removed stay until the next deploy, as each file has one place for all releases."""


def files_in(folder: Path) -> Mapping[str, bytes]:
    """Every file of a folder by its path there; none where there is no folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def sees(place: Place, out: Output, *, kept: set[str] | None = None) -> None:
    """Readers see this release, each file of it, and beside it only what is kept, named by its content."""
    served = place.served()
    assert {path: served.get(path) for path in out.files} == dict(out.files)
    assert served[PATH] == out.release.text.encode()
    assert {path for path in served.keys() - out.files.keys() if path.startswith("assets/")} >= (kept or set())
    if not place.removes_later:
        assert not [path for path in served.keys() - out.files.keys() if path.endswith((".html", ".txt"))]


def sees_one_whole(place: Place, outs: Iterable[Output]) -> Output:
    """Readers see one of these releases, with each of its files as it should be, and the assets that its pages need."""
    served = place.served()
    seen = next(out for out in outs if out.release.id == release_of(served[PATH].decode()).id)
    assert {path: served.get(path) for path in seen.files} == dict(seen.files)
    needed = {asset for path in served if path.endswith(".html") for asset in ASSET.findall(served[path])}
    assert needed
    assert {asset.decode() for asset in needed} <= served.keys()
    return seen


class TargetLaws:
    """What holds for every target; `place` comes from whoever takes them over."""

    def test_nothing_is_there_before_the_first_deploy(self, place: Place) -> None:
        assert [*place.target().deployments()] == []
        assert place.target().release("0" * 12) is None

    def test_what_was_deployed_is_what_readers_see(self, place: Place, tmp_path: Path) -> None:
        out = edition(tmp_path, 1)
        noted = deploy(place.target(), out)
        sees(place, out)
        assert [*place.target().deployments()] == [noted]
        assert place.target().release(out.release.id) == out.release

    def test_a_signature_comes_with_the_release_that_it_signs(self, place: Place, tmp_path: Path) -> None:
        out = edition(tmp_path, 1)
        (out.folder / SIGNATURE).write_bytes(b"-----BEGIN SSH SIGNATURE-----")
        deploy(place.target(), out)
        sees(place, out)
        assert place.served()[SIGNATURE] == b"-----BEGIN SSH SIGNATURE-----"

    def test_nobody_sees_what_was_only_brought(self, place: Place, tmp_path: Path) -> None:
        first, second = edition(tmp_path, 1), edition(tmp_path, 2)
        noted = deploy(place.target(), first)
        with (target := place.target()).lock():
            bring(target, second)
        sees(place, first)
        assert [*place.target().deployments()] == [noted]

    def test_later_deploys_keep_what_open_pages_need(self, place: Place, tmp_path: Path) -> None:
        outs = [edition(tmp_path, number) for number in (1, 2, 3)]
        noted = [deploy(place.target(), out) for out in outs]
        with (target := place.target()).lock():
            target.keep_only([out.release.id for out in outs])
        sees(place, outs[2], kept=(outs[0].assets | outs[1].assets) - outs[2].assets)
        asset = next(iter(outs[0].assets - outs[1].assets))
        assert place.served()[asset] == outs[0].files[asset]
        assert [*place.target().deployments()] == noted

    def test_an_earlier_release_comes_back_without_its_output(self, place: Place, tmp_path: Path) -> None:
        first, second = edition(tmp_path, 1), edition(tmp_path, 2)
        noted = [deploy(place.target(), first), deploy(place.target(), second)]
        noted.append(roll_back(place.target(), first.release.id))
        with (target := place.target()).lock():
            target.keep_only([first.release.id, second.release.id])
        sees(place, first, kept=second.assets - first.assets)
        assert [*place.target().deployments()] == noted
        assert noted[-1].is_rollback

    def test_every_release_that_is_kept_can_be_read(self, place: Place, tmp_path: Path) -> None:
        outs = [edition(tmp_path, number) for number in (1, 2)]
        for out in outs:
            deploy(place.target(), out)
        for out in outs:
            assert dict(place.target().read(out.release.id, [*out.files])) == dict(out.files)
            assert dict(place.target().read(out.release.id, [])) == {}

    def test_what_is_forgotten_is_gone_and_readers_do_not_notice(self, place: Place, tmp_path: Path) -> None:
        outs = [edition(tmp_path, number) for number in (1, 2, 3)]
        noted = [deploy(place.target(), out) for out in outs]
        with (target := place.target()).lock():
            target.keep_only([outs[1].release.id, outs[2].release.id])
        sees(place, outs[2])
        assert place.target().release(outs[0].release.id) is None
        assert place.target().release(outs[1].release.id) == outs[1].release
        assert [*place.target().deployments()] == noted

    def test_each_step_may_be_taken_again(self, place: Place, tmp_path: Path) -> None:
        first, second = edition(tmp_path, 1), edition(tmp_path, 2)
        noted = [deploy(place.target(), first)]
        with (target := place.target()).lock():
            bring(target, second)
        with (again := place.target()).lock():
            delivery = bring(again, second)
            noted.append(switch(again, delivery, "2026-12-01T02:40:00Z"))
            switch(again, delivery, "2026-12-01T02:41:00Z")
        sees(place, second, kept=first.assets - second.assets)
        assert [*place.target().deployments()] == noted

    def test_the_order_is_that_of_the_deploys_and_not_of_the_clock(self, place: Place, tmp_path: Path) -> None:
        first, second = edition(tmp_path, 1), edition(tmp_path, 2)
        noted = [deploy(place.target(), first, "2031-01-01T00:00:00Z"), deploy(place.target(), second)]
        sees(place, second)
        assert [*place.target().deployments()] == noted

    def test_nobody_deploys_while_another_does(self, place: Place, tmp_path: Path) -> None:
        out = edition(tmp_path, 1)
        with place.target().lock():
            with pytest.raises(Refused) as refused, place.target().lock():
                pytest.fail("both have the lock")
            assert len(str(refused.value)) > 40
        deploy(place.target(), out)
        sees(place, out)

    def test_a_deploy_that_failed_does_not_keep_the_lock(self, place: Place, tmp_path: Path) -> None:
        out = edition(tmp_path, 1)
        with pytest.raises(ZeroDivisionError), place.target().lock():
            raise ZeroDivisionError
        deploy(place.target(), out)
        sees(place, out)

    def test_an_output_that_changed_meanwhile_is_refused(self, place: Place, tmp_path: Path) -> None:
        first, second = edition(tmp_path, 1), edition(tmp_path, 2)
        deploy(place.target(), first)
        (second.folder / "index.html").write_bytes(b"<p>Something else</p>")
        with pytest.raises(Refused, match=r"index\.html"):
            deploy(place.target(), second)
        sees(place, first)
        deploy(place.target(), output(second.folder, second.files))
        sees(place, second)

"""Deploys are killed at random moments: what readers see stays whole, and the next deploy goes on from there."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from carepress.deploying.folder import Folder
from carepress.deploying.ssh.ssh import Ssh
from carepress.deploying.targets import target_of
from deploying.killed_deploys import kill_after, kill_before, steps
from deploying.ssh_server import SshServer
from deploying.target_laws import Place, files_in, sees, sees_one_whole
from deploying.tiny_releases import Output, deploy, edition, roll_back
from repeats import KILLED_DEPLOYS

MOMENTS = random.Random(20_261_130)  # noqa: S311  No secret


def survives(place: Place, folder: Path, kill: Callable[[Output], bool], times: int) -> None:
    """Each deploy of an edition is killed, and made again; nothing of the former ones is lost."""
    former, kills = edition(folder, 1), 0
    deploy(place.target(), former)
    for number in range(2, times + 2):
        out = edition(folder, number)
        kills += kill(out)
        assert sees_one_whole(place, [former, out])
        deploy(place.target(), out)
        sees(place, out, kept=former.assets - out.assets)
        assert [one.id for one in place.target().deployments()][-2:] == [former.release.id, out.release.id]
        former = out
    assert kills
    roll_back(place.target(), edition(folder, times).release.id)
    assert sees_one_whole(place, [edition(folder, times)])


def seconds(address: str, folder: Path) -> float:
    """How long a deploy takes here and now, from which the moments of kills are chosen."""
    since = time.monotonic()
    deploy(target_of(address), edition(folder, 1))
    return time.monotonic() - since


@KILLED_DEPLOYS
def test_a_deploy_to_a_folder_may_be_killed_before_any_step(kills: int, tmp_path: Path) -> None:
    site, trial = tmp_path / "site", str(tmp_path / "trial")
    last = [steps(trial, edition(tmp_path, number)) for number in (1, 2)][-1]
    assert last > 30
    place = Place(lambda: Folder(str(site)), lambda: files_in(site / "current"))
    survives(place, tmp_path, lambda out: kill_before(MOMENTS.randint(1, last), str(site), out), kills)


@KILLED_DEPLOYS
def test_a_deploy_to_a_folder_may_be_killed_at_any_moment(kills: int, tmp_path: Path) -> None:
    site, long = tmp_path / "site", seconds(str(tmp_path / "trial"), tmp_path)
    place = Place(lambda: Folder(str(site)), lambda: files_in(site / "current"))
    survives(place, tmp_path, lambda out: kill_after(MOMENTS.uniform(0, long), str(site), out), kills)


@pytest.mark.servers
@KILLED_DEPLOYS
@pytest.mark.parametrize("is_alone", [True, False], ids=["alone", "with its programs"])
def test_a_deploy_to_a_server_may_be_killed_at_any_moment(
    *, is_alone: bool, kills: int, known: SshServer, tmp_path: Path
) -> None:
    site, long = tmp_path / "site", seconds(known.address(tmp_path / "trial"), tmp_path)
    address = known.address(site)
    place = Place(lambda: Ssh(address), lambda: files_in(site / "current"))
    survives(place, tmp_path, lambda out: kill_after(MOMENTS.uniform(0, long), address, out, is_alone=is_alone), kills)

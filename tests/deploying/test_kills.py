"""Deploys are killed at random moments: what readers see stays whole, and the next deploy goes on from there."""

import contextlib
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carepress.deploying.folder import Folder
from carepress.deploying.ssh import Ssh
from deploying import one_deploy
from deploying.ssh_server import SshServer
from deploying.target_laws import Place, files_in, sees, sees_one_whole
from deploying.tiny_releases import Output, deploy, edition, roll_back

MOMENTS = random.Random(20_261_130)  # noqa: S311  No secret
FEW, MANY = 3, 30


def call(address: str, folder: Path, number: int, step: int = 0) -> list[str]:
    """The command that deploys an edition in a process of its own."""
    return [sys.executable, one_deploy.__file__, address, str(folder), str(number), str(step)]


def steps(address: str, folder: Path) -> int:
    """How many steps a second deploy takes, of which one can be killed at each."""
    for number in (1, 2):
        done = subprocess.run(call(address, folder, number), capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])


def killed_at(address: str, folder: Path, number: int, step: int) -> bool:
    """Whether a deploy was killed before a step."""
    done = subprocess.run(call(address, folder, number, step), capture_output=True, check=False)
    return done.returncode == -9


def seconds(address: str, folder: Path) -> float:
    """How long a deploy takes here and now, from which the moments of kills are chosen."""
    with begun(address, folder, 1) as process:
        since = time.monotonic()
        assert process.wait() == 0
    return time.monotonic() - since


def killed_some_time(address: str, folder: Path, number: int, after: float) -> bool:
    """Whether a deploy could be killed some seconds after it began: it may have ended by then."""
    with begun(address, folder, number) as process:
        time.sleep(after)
        process.kill()
    return process.returncode == -9


@contextlib.contextmanager
def begun(address: str, folder: Path, number: int) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(call(address, folder, number), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"begins\n"
        yield process


def survives(place: Place, folder: Path, killed: Callable[[int], bool], times: int) -> None:
    """Each deploy of an edition is killed, and made again."""
    former: Output = edition(folder, 1)
    deploy(place.target(), former)
    kills = 0
    for number in range(2, times + 2):
        kills += killed(number)
        out = edition(folder, number)
        assert sees_one_whole(place, [former, out])
        deploy(place.target(), out)
        sees(place, out, kept=former.assets - out.assets)
        assert [one.id for one in place.target().deployments()][-2:] == [former.release.id, out.release.id]
        former = out
    assert kills > times / 2
    roll_back(place.target(), edition(folder, times).release.id)
    assert sees_one_whole(place, [edition(folder, times)])


def test_a_deploy_to_a_folder_may_be_killed_before_any_step(tmp_path: Path) -> None:
    site, last = tmp_path / "site", steps(str(tmp_path / "trial"), tmp_path)
    assert last > 30
    place = Place(lambda: Folder(str(site)), lambda: files_in(site / "current"))
    survives(place, tmp_path, lambda number: killed_at(str(site), tmp_path, number, MOMENTS.randint(1, last)), FEW)


@pytest.mark.servers
def test_a_deploy_to_a_folder_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    site, long = tmp_path / "site", seconds(str(tmp_path / "trial"), tmp_path)
    place = Place(lambda: Folder(str(site)), lambda: files_in(site / "current"))
    survives(
        place, tmp_path, lambda number: killed_some_time(str(site), tmp_path, number, MOMENTS.uniform(0, long)), MANY
    )


@pytest.mark.servers
def test_a_deploy_to_a_server_may_be_killed_at_any_moment(known: SshServer, tmp_path: Path) -> None:
    site, long = tmp_path / "site", seconds(known.address(tmp_path / "trial"), tmp_path)
    address = known.address(site)
    place = Place(lambda: Ssh(address), lambda: files_in(site / "current"))
    survives(
        place, tmp_path, lambda number: killed_some_time(address, tmp_path, number, MOMENTS.uniform(0, long)), MANY
    )

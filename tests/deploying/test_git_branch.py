"""A branch of a git repository keeps the laws of targets."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from carepress.deploying.git_branch import GitBranch
from deploying.target_laws import Place, TargetLaws, sees
from deploying.tiny_releases import deploy, edition


def git(folder: Path, *words: str) -> bytes:
    command = ["git", "-C", str(folder), "-c", "user.name=Editor", "-c", "user.email=editor@example.org", *words]
    return subprocess.run(command, check=True, capture_output=True).stdout


def served(repository: Path) -> Mapping[str, bytes]:
    """What a host takes from the branch."""
    if not git(repository, "for-each-ref", "refs/heads/pages"):
        return {}
    paths = git(repository, "ls-tree", "-r", "-z", "--name-only", "pages").decode().split("\0")
    return {path: git(repository, "cat-file", "blob", f"pages:{path}") for path in paths if path}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A bare repository without a branch."""
    made = tmp_path / "the repository.git"
    made.mkdir()
    git(made, "init", "--quiet", "--bare")
    return made


class TestGitBranch(TargetLaws):
    @pytest.fixture
    def place(self, repository: Path, tmp_path: Path) -> Place:
        address = f"git:{repository}#pages"
        return Place(lambda: GitBranch(address, tmp_path / "kept"), lambda: served(repository))

    def test_what_is_forgotten_is_gone_and_readers_do_not_notice(self, place: Place, tmp_path: Path) -> None:
        """Nothing is forgotten: the history holds every release, and each can be taken back."""
        outs = [edition(tmp_path, number) for number in (1, 2, 3)]
        for out in outs:
            deploy(place.target(), out)
        with (target := place.target()).lock():
            target.keep_only([outs[2].release.id])
        sees(place, outs[2])
        assert place.target().release(outs[0].release.id) == outs[0].release

"""A branch of a git repository keeps the laws of targets."""

import base64
import random
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from carepress.deploying.git.branch import KEPT, GitBranch, remote_of
from carepress.deploying.target import Refused
from carepress.release import SIGNATURE
from deploying import git_server
from deploying.killed_deploys import assert_whole, kill_after
from deploying.target_laws import Place, TargetLaws, sees
from deploying.tiny_releases import bring, deploy, edition, roll_back, switch
from repeats import KILLED_DEPLOYS
from tiny_project import wait_until


def git(folder: Path, *words: str) -> bytes:
    command = ["git", "-C", str(folder), "-c", "user.name=Editor", "-c", "user.email=editor@example.org", *words]
    return subprocess.run(command, check=True, capture_output=True).stdout


def served(repository: Path) -> Mapping[str, bytes]:
    """What a host takes from the branch."""
    commit = git(repository, "for-each-ref", "--format=%(objectname)", "refs/heads/pages").decode().strip()
    if not commit:
        return {}
    paths = git(repository, "ls-tree", "-r", "-z", "--name-only", commit).decode().split("\0")
    return {path: git(repository, "cat-file", "blob", f"{commit}:{path}") for path in paths if path}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A bare repository without a branch."""
    made = tmp_path / "the repository.git"
    made.mkdir()
    git(made, "init", "--quiet", "--bare")
    return made


@pytest.fixture
def target(repository: Path, tmp_path: Path) -> Callable[[], GitBranch]:
    return lambda: GitBranch(f"git:{repository}#pages", tmp_path / "kept")


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


@pytest.fixture
def remote(repository: Path) -> Iterator[str]:
    """The address of the same repository at a host that asks for a password."""
    git(repository, "config", "http.receivepack", "true")
    with git_server.host(repository.parent) as address:
        yield f"{address}/{repository.name.replace(' ', '%20')}"


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git's own means: a setting in the environment, as machines that deploy have it."""
    give_token(monkeypatch, git_server.PASSWORD)


def give_token(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    basic = base64.b64encode(f"{git_server.USER}:{password}".encode()).decode()
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "http.extraheader")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", f"Authorization: Basic {basic}")


@pytest.mark.servers
@pytest.mark.usefixtures("token")
class TestOverHttp(TestGitBranch):
    @pytest.fixture
    def place(self, repository: Path, remote: str, tmp_path: Path) -> Place:
        return Place(lambda: GitBranch(f"git:{remote}#pages", tmp_path / "kept"), lambda: served(repository))


def test_a_commit_says_what_was_deployed(repository: Path, target: Callable[[], GitBranch], tmp_path: Path) -> None:
    deploy(target(), edition(tmp_path, 1))
    out = edition(tmp_path, 2)
    deploy(target(), out)
    told = git(repository, "log", "-1", "--format=%an|%cI|%B", "pages").decode()
    assert told.startswith("CarePress|2026-11-30T02:40:00")
    assert f"Deploy release {out.release.id}: 1 pages new, 4 changed, 1 removed" in told
    assert f"\nRelease: {out.release.id}\nContent-Commit: 1f2e3d4\n" in told


def test_the_same_deploys_are_the_same_commits(repository: Path, tmp_path: Path) -> None:
    out = edition(tmp_path, 1)
    for branch in ("pages", "others"):
        deploy(GitBranch(f"git:{repository}#{branch}", tmp_path / "kept"), out)
    assert git(repository, "rev-parse", "pages") == git(repository, "rev-parse", "others")


def test_an_empty_machine_deploys_upon_what_is_there(
    repository: Path, target: Callable[[], GitBranch], tmp_path: Path
) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    deploy(target(), first)
    elsewhere = GitBranch(f"git:{repository}#pages", tmp_path / "another machine")
    deploy(elsewhere, second)
    deploy(target(), first)
    assert [one.id for one in target().deployments()] == [first.release.id, second.release.id, first.release.id]


def test_who_deploys_meanwhile_is_not_overtaken(
    repository: Path, target: Callable[[], GitBranch], tmp_path: Path
) -> None:
    first, second, third = (edition(tmp_path, number) for number in (1, 2, 3))
    deploy(target(), first)
    with (slow := target()).lock():
        delivery = bring(slow, second)
        deploy(GitBranch(f"git:{repository}#pages", tmp_path / "another machine"), third)
        with pytest.raises(Refused, match="somebody else has put something on that branch"):
            switch(slow, delivery, "2026-12-01T02:40:00Z")
    assert served(repository)["index.html"] == third.files["index.html"]
    deploy(target(), second)
    assert served(repository)["index.html"] == second.files["index.html"]


def test_what_was_changed_by_hand_is_mended_and_stays_in_the_history(
    repository: Path, target: Callable[[], GitBranch], tmp_path: Path
) -> None:
    out = edition(tmp_path, 1)
    deploy(target(), out)
    git(tmp_path, "clone", "--quiet", "--branch=pages", str(repository), "by hand")
    by_hand = tmp_path / "by hand"
    (by_hand / "index.html").write_text("by hand")
    git(by_hand, "commit", "--quiet", "--all", "--message=Change it by hand")
    git(by_hand, "push", "--quiet")
    assert [one.id for one in target().deployments()] == [out.release.id]
    deploy(target(), out)
    assert served(repository)["index.html"] == out.files["index.html"]
    assert b"Change it by hand" in git(repository, "log", "--format=%s", "pages")


def test_the_signature_goes_where_its_release_goes(
    repository: Path, target: Callable[[], GitBranch], tmp_path: Path
) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    (first.folder / SIGNATURE).write_bytes(b"signed")
    deploy(target(), first)
    deploy(target(), second)
    assert SIGNATURE not in served(repository)
    roll_back(target(), first.release.id)
    assert served(repository)[SIGNATURE] == b"signed"


def test_a_remote_and_its_token_are_those_of_the_project(
    repository: Path, remote: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on GitHub, where the token stands in the settings of the repository that was checked out."""
    project, out = tmp_path / "project", edition(tmp_path, 1)
    project.mkdir()
    git(project, "init", "--quiet")
    git(project, "remote", "add", "origin", remote)
    basic = base64.b64encode(f"{git_server.USER}:{git_server.PASSWORD}".encode()).decode()
    git(project, "config", f"http.{remote}.extraheader", f"Authorization: Basic {basic}")
    monkeypatch.chdir(project)
    deploy(GitBranch("git:origin#pages"), out)
    assert served(repository)["index.html"] == out.files["index.html"]
    with pytest.raises(Refused, match="here is no remote “upstream”"):
        GitBranch("git:upstream#pages").deployments()


def test_missing_and_wrong_tokens_are_told(remote: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIT_ASKPASS", raising=False)
    with pytest.raises(Refused, match="does not know who deploys"):
        GitBranch(f"git:{remote}#pages", tmp_path / "kept").deployments()
    give_token(monkeypatch, "wrong")
    with pytest.raises(Refused, match="does not know who deploys"):
        GitBranch(f"git:{remote}#pages", tmp_path / "kept").deployments()


@pytest.mark.usefixtures("token")
def test_a_repository_that_is_not_there_is_told(remote: str, tmp_path: Path) -> None:
    for address in (f"git:{tmp_path}/none.git#pages", f"git:{remote}x#pages"):
        with pytest.raises(Refused, match="there is no repository at that address"):
            GitBranch(address, tmp_path / "kept").deployments()


def test_a_host_that_does_not_answer_is_told(tmp_path: Path) -> None:
    with git_server.host(tmp_path) as ended:
        pass
    with pytest.raises(Refused, match="does not answer"):
        GitBranch(f"git:{ended}/site.git#pages", tmp_path / "kept").deployments()


def test_a_protected_branch_is_told_and_readers_see_what_they_saw(
    repository: Path, target: Callable[[], GitBranch], tmp_path: Path
) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    deploy(target(), first)
    hook = repository / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'GH006: Protected branch update failed' >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(Refused, match="the host protects that branch"):
        deploy(target(), second)
    assert served(repository)["index.html"] == first.files["index.html"]
    hook.unlink()
    deploy(target(), second)
    assert served(repository)["index.html"] == second.files["index.html"]


def test_a_damaged_cache_is_made_anew(target: Callable[[], GitBranch], tmp_path: Path) -> None:
    deploy(target(), edition(tmp_path, 1))
    for found in (tmp_path / "kept").glob("*.git/objects/*/*"):
        found.unlink()
    (next((tmp_path / "kept").glob("*.git")) / "HEAD").unlink()
    deploy(target(), edition(tmp_path, 2))


@pytest.mark.parametrize("address", ["git:#pages", "git:origin", "git:--upload-pack=x#pages", "git:origin#../x"])
def test_an_address_that_names_no_branch_is_refused(address: str) -> None:
    with pytest.raises(Refused, match="names no branch of a repository"):
        remote_of(address)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(Refused, match="holds a password") as refused:
        remote_of("git:https://me:secret@example.org/site.git#pages")
    assert "secret" not in str(refused.value)


def is_free(target: GitBranch) -> bool:
    """Whether nobody deploys there, nor a git that outlived a deploy still pushes."""
    try:
        with target.lock():
            return True
    except Refused:
        return False


@KILLED_DEPLOYS
def test_a_deploy_that_is_killed_leaves_whole_pages_and_the_next_one_succeeds(
    repository: Path, tmp_path: Path, kills: int
) -> None:
    moments, address = random.Random(kills), f"git:{repository}#pages"  # noqa: S311  No secret
    former, killed = edition(tmp_path, 0), list[bool]()
    deploy(GitBranch(address, tmp_path / KEPT), former)
    for number in range(1, kills + 1):
        out = edition(tmp_path, number)
        killed.append(kill_after(moments.uniform(0, 0.6), address, out))
        found = served(repository)
        assert_whole(found, (former, out))
        assert len({found[path] == out.files[path] for path in ("index.html", "page-0/index.html")}) == 1
        former = out if number % 2 else former
        wait_until(lambda: is_free(GitBranch(address, tmp_path / KEPT)))
        deploy(GitBranch(address, tmp_path / KEPT), former)
        sees(Place(lambda: GitBranch(address, tmp_path / KEPT), lambda: served(repository)), former)
    assert any(killed)

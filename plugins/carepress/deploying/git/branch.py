"""A branch of a git repository, from which a host such as GitHub Pages serves: each deploy is a commit of it.

The history of the branch is the ledger, so nothing is ever forgotten there: an earlier release comes back as a new
commit with its files.
"""

import contextlib
import dataclasses
import hashlib
import os
import re
import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from carepress.deploying.git import notes as git_notes
from carepress.deploying.git.store import TIP, GitStore
from carepress.deploying.target import Delivery, Deployment, Refused, Say
from carepress.file_lock import locked
from carepress.git import git
from carepress.release import PATH, SIGNATURE, File, Release, release_of

KEPT = Path(".kept", "branches")
_BROUGHT = "refs/carepress/brought"
_BRANCH = re.compile(r"(?!.*(?:\.\.|//|\.lock$))\w[\w./-]*(?<![./])")


@dataclasses.dataclass
class GitBranch:
    """The target on a branch; `cache` is a folder for what is known of it, which may be deleted at any time."""

    address: str
    cache: Path = KEPT
    _is_fresh: bool = dataclasses.field(default=False, init=False)
    leads_readers: ClassVar[bool] = True

    @cached_property
    def store(self) -> GitStore:
        """What is known of the branch on this machine."""
        remote, branch = remote_of(self.address)
        name = hashlib.sha256(self.address.encode()).hexdigest()[:12]
        return GitStore(self.cache / f"{name}.git", remote, branch, self.address)

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Keep others on this machine from deploying there until the end; those elsewhere are noticed by the push."""
        with self._locked() as is_locked:
            if not is_locked:
                raise self._running()
            self.store.fetch()
            self._is_fresh = True
            yield

    def deployments(self) -> Sequence[Deployment]:
        """What was put before readers there, the oldest first."""
        return git_notes.deployments(self._commits())

    def release(self, id: str) -> Release | None:
        """A release that is there, by its id."""
        if all(one.release != id for one in self._commits()):
            return None
        with contextlib.suppress(KeyError, ValueError):
            blob = self.store.blobs(self._commit(id))[PATH]
            return release_of(next(self.store.contents([blob])).decode())
        return None

    def bring(self, delivery: Delivery, say: Say) -> None:
        """Make the tree that readers are to see, of which nobody else knows yet."""
        release = delivery.release
        say(f"Preparing {len(release.files):,} files for {self.address} …")
        blobs = self._blobs(release, delivery.folder)
        for id in {*delivery.kept.values()}:
            there = self.store.blobs(self._commit(id))
            blobs |= {path: there[path] for path, one in delivery.kept.items() if one == id and path in there}
        tree = self.store.tree({**blobs, PATH: self.store.add_text(release.text)})
        self.store.git("update-ref", f"{_BROUGHT}/{release.id}", tree)

    def switch(self, delivery: Delivery, deployment: Deployment, say: Say) -> None:
        """Put a commit with that tree on the branch, which is all or nothing, unless it is there."""
        tree, tip = self.store.git("rev-parse", f"{_BROUGHT}/{deployment.id}").strip(), self.store.tip
        if tip and self.store.git("rev-parse", f"{tip}^{{tree}}").strip() == tree:
            say(f"{self.address} has release {deployment.id} already.")
            return
        say(f"Pushing release {deployment.id} to {self.address} …")
        parent = ["-p", tip] if tip else []
        text = git_notes.message(deployment, delivery.release)
        commit = self.store.git(
            "commit-tree", tree, *parent, "-F", "-", given=text.encode(), **git_notes.signature(deployment)
        )
        self.store.push(commit.strip())
        self.store.tidy()

    def read(self, id: str, paths: Sequence[str]) -> Mapping[str, bytes]:
        """The contents of files of a release."""
        blobs = self.store.blobs(self._commit(id))
        return dict(zip(paths, self.store.contents(blobs[path] for path in paths), strict=True))

    def keep_only(self, ids: Collection[str]) -> None:
        """Remove nothing: the history of a branch holds every release."""

    def _blobs(self, release: Release, folder: Path | None) -> dict[str, str]:
        if folder is None:
            there = self.store.blobs(self._commit(release.id))
            return {path: there[path] for path in [*release.files, SIGNATURE] if path in there}
        for path, file in release.files.items():
            _check(folder / path, file)
        paths = [*release.files, *([SIGNATURE] if (folder / SIGNATURE).is_file() else [])]
        return dict(zip(paths, self.store.add([folder / path for path in paths]), strict=True))

    def _commit(self, id: str) -> str:
        """The newest commit that put a release on the branch; Refused where none did."""
        found = next((one.name for one in self._commits() if one.release == id), "")
        if not found:
            raise Refused(f"There is no release {id} among the last deploys to {self.address}.")
        return found

    def _commits(self) -> Sequence[git_notes.Commit]:
        """The commits of the branch, the newest first; another deploy on this machine keeps them as new as can be."""
        if not self._is_fresh:
            with self._locked() as is_locked:
                if is_locked:
                    self.store.fetch()
                elif not self.store.folder.is_dir():
                    raise self._running()
            self._is_fresh = True
        if not self.store.tip:
            return ()
        return git_notes.commits(self.store.git("log", "--first-parent", "-z", git_notes.FORM, TIP))

    @contextlib.contextmanager
    def _locked(self) -> Iterator[bool]:
        self.cache.mkdir(parents=True, exist_ok=True)
        with self.store.folder.with_suffix(".lock").open("ab") as file:
            os.set_inheritable(file.fileno(), True)  # a git that outlives a killed deploy keeps the lock until it ends
            yield locked(file)

    def _running(self) -> Refused:
        remedy = "start this one again when that has ended"
        return Refused(f"Another deploy to {self.address} is running on this machine: {remedy}.")


def remote_of(address: str) -> tuple[str, str]:
    """The address of the repository and the branch that an address of a target names; Refused where it names none."""
    remote, _, branch = address.removeprefix("git:").rpartition("#")
    if (
        not remote
        or remote.startswith("-")
        or not re.fullmatch(r"(?!.*(?:\.\.|//|\.lock$))\w[\w./-]*(?<![./])", branch)
    ):
        raise Refused(f"{address} names no branch of a repository: write it like git:origin#gh-pages.")
    if re.search(r"://[^/@]*:[^/@]*@", remote):
        hidden = re.sub(r"://[^/@]*@", "://…@", address)
        raise Refused(f"The address {hidden} holds a password: leave that to git's own means, and name it nowhere.")
    if re.fullmatch(r"[\w.-]+", remote) and not Path(remote).exists():
        return _named(remote, address), branch
    return str(Path(remote).absolute()) if Path(remote).exists() else remote, branch


def _named(name: str, address: str) -> str:
    """The address of a remote that the project's own repository calls so."""
    try:
        return git(Path(), "remote", "get-url", "--push", name)
    except (FileNotFoundError, subprocess.CalledProcessError):
        remedy = "name one that is among those of “git remote”, or a whole address"
        raise Refused(f"{address} names no repository: here is no remote “{name}”; {remedy}.") from None


def _check(path: Path, file: File) -> None:
    try:
        with path.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}): publish again, then deploy.") from None
    if digest != file.sha256:
        raise Refused(f"{path} is not as it was published: publish again, then deploy.")

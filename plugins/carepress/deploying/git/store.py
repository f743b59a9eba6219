"""Git store: a bare repository on this machine that holds what one branch elsewhere holds, without its files."""

import contextlib
import dataclasses
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from carepress.deploying.git.refusals import refusal
from carepress.deploying.target import Refused

TIP = "refs/carepress/tip"
DEPTH = 100
"""Commits of the branch that are looked at: so many deploys are known."""

_OWN = r"^(http|credential|url|ssh|core\.sshcommand)"
"""What a project's repository says of how to reach hosts: some put tokens for these runs there."""
_SECONDS = 600


@dataclasses.dataclass(frozen=True)
class GitStore:
    """The repository in a folder; what git refuses is Refused, told of the address of the target."""

    folder: Path
    remote: str
    branch: str
    address: str

    def fetch(self) -> None:
        """Have what the branch holds now; what was left by a run that was killed is made anew."""
        if self.folder.is_dir():
            try:
                self._fetch()
            except Refused:
                shutil.rmtree(self.folder, ignore_errors=True)  # a git of that run may still be writing
            else:
                return
        self.folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--bare")
        self._fetch()

    def _fetch(self) -> None:
        name = f"refs/heads/{self.branch}"
        there = self.git("ls-remote", self.remote, name).split()
        if not there:
            self.git("update-ref", "-d", TIP)
        elif there[0] != self.tip:
            self.git("fetch", "--quiet", "--no-tags", f"--depth={DEPTH}", self.remote, f"+{name}:{TIP}")

    @property
    def tip(self) -> str:
        """The newest commit of the branch, or ""."""
        return self.git("for-each-ref", "--format=%(objectname)", TIP).strip()

    def push(self, commit: str) -> None:
        """Put a commit on the branch, unless somebody else has put one there meanwhile."""
        name = f"refs/heads/{self.branch}"
        lease = f"--force-with-lease={name}:{self.tip}"
        self.git("push", "--quiet", "--no-verify", lease, self.remote, f"{commit}:{name}")
        self.git("update-ref", TIP, commit)

    def tidy(self) -> None:
        """Pack what has become many files; that it fails harms nothing."""
        with contextlib.suppress(Refused):
            self.git("-c", "gc.auto=5000", "-c", "gc.autoDetach=false", "gc", "--auto", "--quiet")

    def blobs(self, commit: str) -> Mapping[str, str]:
        """The files of a commit: their blobs by path."""
        rows = self.git("ls-tree", "-r", "-z", commit).split("\0")
        return {row.partition("\t")[2]: row.split(" ", 2)[2].partition("\t")[0] for row in rows if row}

    def add(self, files: Sequence[Path]) -> Sequence[str]:
        """The blobs of files on this machine, in their order, byte by byte."""
        names = "".join(f"{file.absolute()}\n" for file in files)
        return self.git("hash-object", "-w", "--no-filters", "--stdin-paths", given=names.encode()).split()

    def add_text(self, text: str) -> str:
        """The blob of a text."""
        return self.git("hash-object", "-w", "--no-filters", "--stdin", given=text.encode()).strip()

    def tree(self, blobs: Mapping[str, str]) -> str:
        """The tree that holds blobs by path."""
        rows = "".join(f"100644 {blob}\t{path}\0" for path, blob in sorted(blobs.items()))
        with tempfile.TemporaryDirectory() as folder:
            index = str(Path(folder, "index"))
            self.git("update-index", "-z", "--index-info", given=rows.encode(), GIT_INDEX_FILE=index)
            return self.git("write-tree", GIT_INDEX_FILE=index).strip()

    def contents(self, blobs: Iterable[str]) -> Iterator[bytes]:
        """The contents of blobs, in their order."""
        said = self._run(["cat-file", "--batch"], "".join(f"{blob}\n" for blob in blobs).encode())
        start = 0
        while start < len(said):
            end = said.index(b"\n", start)
            size = int(said[start:end].split()[-1])
            yield said[end + 1 : end + 1 + size]
            start = end + 2 + size

    def git(self, *words: str, given: bytes = b"", **environment: str) -> str:
        """What git answers; Refused with the reason where it refuses."""
        return self._run(words, given, **environment).decode(errors="replace")

    def _run(self, words: Sequence[str], given: bytes, **environment: str) -> bytes:
        command = ["git", "--git-dir", str(self.folder), "-c", "gc.auto=0", *words]  # none in the background
        try:
            done = subprocess.run(
                command,
                input=given,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
                env={**self._environment, **environment},
                close_fds=False,  # so that it has the lock, too
                start_new_session=True,  # so that nothing can ask a question at the terminal
            )
        except FileNotFoundError:
            raise Refused(f"{self.address} is reached with git, which is not installed: install it.") from None
        except subprocess.TimeoutExpired:
            raise Refused(refusal(self.address, f"git {words[0]} timed out")) from None
        if done.returncode:
            raise Refused(refusal(self.address, done.stderr.decode(errors="replace")))
        return done.stdout

    @cached_property
    def _environment(self) -> Mapping[str, str]:
        """That of this process, without what would lead git elsewhere, and with what the project says of hosts."""
        inherited = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
        own = {"GIT_TERMINAL_PROMPT": "0", "SSH_ASKPASS_REQUIRE": "never", "LC_ALL": "C"}
        return {**inherited, **own, **_configuration(inherited)}


_ELSEWHERE = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX"}


def _configuration(environment: Mapping[str, str]) -> Mapping[str, str]:
    """The project's own settings of how to reach hosts, in the form in which git takes them from its environment."""
    command = ["git", "config", "--local", "--includes", "-z", "--get-regexp", _OWN]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=False, env={**environment}).stdout
    except FileNotFoundError:
        return {}
    rows = [row.partition("\n")[::2] for row in said.split("\0") if row]
    count = int(environment.get("GIT_CONFIG_COUNT") or 0)
    found = {"GIT_CONFIG_COUNT": str(count + len(rows))}
    for number, (key, value) in enumerate(rows, count):
        found |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return found

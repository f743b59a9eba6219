"""Former content: the content folder as git has it at other commits, and what has changed since one of them."""

import dataclasses
import datetime
import subprocess
from collections.abc import Iterator
from pathlib import Path

from carepress.git import git


class Unknown(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """Why there is no former content, in one sentence."""


@dataclasses.dataclass(frozen=True, slots=True)
class Version:
    """A commit that changed the content folder, and when it was made."""

    commit: str
    at: datetime.datetime


@dataclasses.dataclass(frozen=True, slots=True)
class FileChange:
    """What became of a file: `A`dded, `M`odified, `D`eleted or `R`enamed, with its former path, which may be the same.

    Paths are relative to the content folder; `added` and `removed` count lines.
    """

    kind: str
    path: str
    former: str
    added: int = 0
    removed: int = 0


def versions(content: Path) -> tuple[Version, ...]:
    """Every commit that changed the content folder, the oldest first; raises Unknown where there is no git."""
    _prefix(content)
    told = _git(content, "log", "--format=%H %cI", "--", ".", why="git has no commits yet")
    lines = (line.split() for line in reversed(told.splitlines()))
    return tuple(Version(commit, datetime.datetime.fromisoformat(at)) for commit, at in lines)


def tree(content: Path, commit: str) -> str:
    """A name for the files that the content folder had at a commit: the same for the same ones; raises Unknown."""
    return _git(content, "rev-parse", f"{commit}:{_prefix(content)}", why=f"There was no content at {commit}")


def last_tag(content: Path) -> str:
    """The newest tag among the commits that the present one rests on, or "" where there is none."""
    try:
        return _git(content, "describe", "--tags", "--abbrev=0", why="")
    except Unknown:
        return ""


def changed_files(content: Path, commit: str) -> tuple[FileChange, ...]:
    """The files of the content folder that differ from those of a commit, saved or not; raises Unknown."""
    why = f"git cannot compare with {commit}"
    words = ("diff", "-z", "--relative", "-M", commit)
    fields = iter(_git(content, *words, "--name-status", "--", ".", why=why).split("\0"))
    lines = _line_counts(_git(content, *words, "--numstat", "--no-renames", "--", ".", why=why))
    new = _git(content, "ls-files", "-z", "--others", "--exclude-standard", "--", ".", why=why)
    found = [*_changes(fields), *(FileChange("A", path, path) for path in new.split("\0") if path)]
    return tuple(
        dataclasses.replace(one, added=lines.get(one.path, (0, 0))[0], removed=lines.get(one.path, (0, 0))[1])
        for one in sorted(found, key=lambda one: one.path)
    )


def _changes(fields: Iterator[str]) -> Iterator[FileChange]:
    for kind in fields:
        if kind:
            former = next(fields)
            yield FileChange(kind[0], next(fields) if kind[0] in "RC" else former, former)


def _line_counts(told: str) -> dict[str, tuple[int, int]]:
    rows = (row.split("\t", 2) for row in told.split("\0") if row)
    return {path: (int(added), int(removed)) for added, removed, path in rows if added.isdecimal()}


def former_text(content: Path, commit: str, path: str) -> str:
    """The text of a file of the content folder at a commit; raises Unknown where it was not there."""
    return _git(content, "show", f"{commit}:./{path}", why=f"There was no {path} at {commit}")


def is_kept(content: Path, path: str) -> bool:
    """Whether the last commit has a file of the content folder just as it stands now."""
    try:
        _git(content, "cat-file", "-e", f"HEAD:./{path}", why="")
        _git(content, "diff", "--quiet", "HEAD", "--", path, why="")
    except Unknown:
        return False
    return True


def check_out(content: Path, commit: str, folder: Path) -> Path:
    """Write the content folder as it was at a commit, or a branch or tag, into a folder, and return where it stands.

    Nothing of the repository or of the content changes. Raises Unknown where git does not have it.
    """
    prefix = _prefix(content)
    top = Path(_git(content, "rev-parse", "--show-toplevel", why=""))
    _git(
        top,
        *("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}"),
        why=f"git knows no commit, branch or tag “{commit}”",
    )
    own_index = {"GIT_INDEX_FILE": str(folder / "index")}
    tree, former = f"{commit}:{prefix}", folder / "content"
    _git(top, "read-tree", tree, why=f"There was no folder {prefix or '.'} at “{commit}”", **own_index)
    former.mkdir()
    _git(top, "checkout-index", "--all", f"--prefix={former}/", why="The disk may be full", **own_index)
    return former


def _prefix(content: Path) -> str:
    """The path of the content folder in its repository; raises Unknown where it is in none."""
    return _git(content, "rev-parse", "--show-prefix", why=f"{content} is in no git repository").rstrip("/")


def _git(folder: Path, *words: str, why: str, **environment: str) -> str:
    """What git says in a folder; raises Unknown with the reason where it refuses or is not there."""
    try:
        return git(folder, *words, **environment)
    except FileNotFoundError:
        raise Unknown("This needs git, and there is none on this machine.") from None
    except subprocess.CalledProcessError as error:
        said = [line for line in error.stderr.strip().splitlines() if "not a git repository" not in line]
        raise Unknown(f"{why}{f' ({said[-1]})' if said else ''}.") from None

"""Commit: in which state of its sources, as git knows them, a site is built."""

import contextlib
import subprocess
from pathlib import Path

from carepress.git import git

MADE_HERE = "+"
"""What stands behind a commit where files were changed that no commit has yet."""


def commit(folder: Path) -> str:
    """The commit that is checked out where a folder lies, with “+” where something was changed since; "" without git.

    A site's list of published addresses does not count as a change: publishing itself adds to it.
    """
    found = _said(folder, "rev-parse", "HEAD")
    changed = found and _said(folder, "status", "--porcelain", "--", ":/", ":(exclude,glob,top)**/data/addresses.yaml")
    return f"{found}{MADE_HERE}" if changed else found


def _said(folder: Path, *words: str) -> str:
    """What git answers; "" where it is missing, or the folder is in no repository or has no commit yet."""
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        return git(folder, "--no-optional-locks", *words)
    return ""

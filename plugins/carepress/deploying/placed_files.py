"""Placed files: each file of a release put where it belongs, and never written to once it is there."""

import os
import shutil
import sys
from collections.abc import Collection
from pathlib import Path

from carepress.deploying.target import Refused
from carepress.folder_files import files_in
from carepress.release import sha256_of


def put(target: Path, former: Path | None, output: Path | None, sha256: str) -> None:
    """Put a file there, unless it is: linked from the former release, or copied; what is there is never written to."""
    if sha256_of(target) == sha256:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    beside.unlink(missing_ok=True)
    if former and former != target and sha256_of(former) == sha256:
        _link(former, beside)
    elif output and output.is_file():
        _copy(output, beside)
    if sha256_of(beside) != sha256:
        why = "was not written whole, or the output has changed since" if output else "is not there as it was published"
        raise Refused(f"{target} {why}. Is the disk full? Readers still see what they saw: publish and deploy again.")
    beside.replace(target)


def keep(target: Path, earlier: Path, sha256: str) -> None:
    """Keep a file of an earlier release; one that somebody changed by hand serves no page, and is left out."""
    if sha256_of(target) != sha256:
        target.unlink(missing_ok=True)
        if sha256_of(earlier) == sha256:
            _link(earlier, target)


def leave(folder: Path, paths: Collection[str]) -> None:
    """Remove everything else from a folder, such as what a deploy that was cut had half written."""
    for path in files_in(folder).keys() - {*paths}:
        (folder / path).unlink()


def settle() -> None:
    """Wait until everything has reached the disk: no file of a release is empty after a power cut."""
    if sys.platform != "win32":
        os.sync()


def _link(source: Path, target: Path) -> None:
    """Some file systems know no links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    """For whoever serves it to read, whatever the rights of the source."""
    shutil.copyfile(source, target)
    target.chmod(0o644)

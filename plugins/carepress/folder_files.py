"""Folder files: what lies in a folder and in those within it, fast enough for ten thousand pages."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

Files = Mapping[str, tuple[int, int]]
"""By path in a folder, the size of a file in bytes and the nanosecond in which it was written."""

# As objects, paths would take five times as long.


def paths(folder: str) -> Iterator[str]:
    """The whole paths of all files in a folder, in no order."""
    for root, _, names in os.walk(folder, followlinks=True):
        yield from (f"{root}/{name}" for name in names)


def files_in(folder: Path) -> Files:
    """All files in a folder, each as it stands."""
    start = len(str(folder)) + 1
    found = ((path, os.stat(path)) for path in paths(str(folder)))  # noqa: PTH116  `Path` takes long
    return {path[start:]: (status.st_size, status.st_mtime_ns) for path, status in found}

"""Completeness: whether every file that was meant to be written stands in the output as it was written."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from carepress.finding import Finding

MARK = ".carepress"
"""The file that shows that an output folder was made by a build, so that a later build may replace it."""

MARK_TEXT = b"This folder was made by a build of the site. The next one replaces all of it.\n"


def is_free(folder: Path) -> bool:
    """Whether a build may write a whole site into a folder: it does not exist, is empty, or a build has made it."""
    return not folder.exists() or (folder.is_dir() and ((folder / MARK).is_file() or not any(folder.iterdir())))


def unwritten(folder: Path, sizes: Mapping[str, int | None]) -> list[str]:
    """The files, by path in a folder, that are missing, cut short, or empty where their size was not known."""
    return [path for path, size in sizes.items() if not _is_whole(f"{folder}/{path}", size)]


def copied(static_files: Iterable[Any]) -> dict[str, int | None]:
    """Output path and size of each file that Pelican copies, as far as it is one that can be."""
    found = [(static.save_as, Path(static.source_path)) for static in static_files]
    return {save_as: source.stat().st_size for save_as, source in found if source.is_file()}


def uncopied(static_files: Iterable[Any]) -> Iterator[Finding]:
    """A finding for each file to be copied that is none or is empty: Pelican is silent on both."""
    for static in static_files:
        file, source = Path(static.source_path), static.get_relative_source_path()
        if not file.is_file():
            message = "This file cannot be copied: it is a link to nothing, or no ordinary file."
            yield Finding(source, 1, 1, "file-unreadable", message, "Put the file itself there, or take it out.")
        elif not file.stat().st_size:
            yield Finding(source, 1, 1, "file-empty", "This file is empty.", "Save it again, or take it out.", "advice")


def sentence(paths: list[str]) -> str:
    """What to say of files that are not as they were meant to be."""
    first, *others = sorted(paths)
    named = f"{first} and {len(others)} more" if others else first
    return f"The site is not complete: {named} could not be written whole. Is the disk full?"


def _is_whole(file: str, size: int | None) -> bool:
    try:
        found = os.stat(file).st_size  # noqa: PTH116  Paths as objects would take most of the time
    except OSError:
        return False
    return found > 0 if size is None else found == size

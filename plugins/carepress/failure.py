"""Failures: an exception as a finding that names the file and the line to mend."""

import errno
import os
import posixpath
import sysconfig
import traceback
from functools import lru_cache
from pathlib import Path

from carepress.finding import Finding

RULE = "build-failed"

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT)
_LIBRARIES = tuple(Path(sysconfig.get_path(name)).resolve() for name in ("stdlib", "platstdlib", "purelib", "platlib"))


def failures(error: BaseException) -> list[Finding]:
    """What ended a run, as findings: one for each line of a SystemExit that tells several mistakes below a heading."""
    heading, *lines = str(error.code).split("\n  ") if isinstance(error, SystemExit) else [""]
    return [failure(SystemExit(f"{heading} {line}")) for line in lines] or [failure(error)]


def failure(error: BaseException) -> Finding:
    """What ended a run, as a finding; a SystemExit speaks for itself, any other exception is told with its place."""
    if isinstance(error, SystemExit):
        return Finding(".", 1, 1, RULE, _one_line(str(error.code)), "Mend this and build again.")
    if isinstance(error, OSError) and error.errno in _NO_SPACE:
        return Finding(".", 1, 1, RULE, "The disk is full.", "Make room and build again.")
    source, line, column = place(error)
    return Finding(source, line, column, RULE, described(error), "Mend this line; until then no new site can be built.")


def unwritable(error: OSError) -> str:
    """Which file could not be read or written, why, and what to do about it."""
    remedy = "make room on the disk" if error.errno in _NO_SPACE else "see that you may read and write that folder"
    file = shown(Path(error.filename)) if error.filename else "A file"
    return f"{file} cannot be read or written ({error.strerror}): {remedy}, and try again."


def described(error: BaseException) -> str:
    """An exception in one sentence: its kind and what it says."""
    said = error.msg if isinstance(error, SyntaxError) else _one_line(str(error))
    return f"{type(error).__name__}: {said.rstrip('.')}." if said else f"{type(error).__name__}."


def place(error: BaseException) -> tuple[str, int, int]:
    """File, line and column of the project's own code that an exception comes from, templates included."""
    # Both Python's and Jinja's syntax errors know their place better than the traceback, which ends in the parser.
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if isinstance(file, str) and isinstance(line, int):
        return shown(Path(file)), line, getattr(error, "offset", None) or 1
    frames = own_frames(error)
    return (shown(Path(frames[-1].filename)), frames[-1].lineno or 1, 1) if frames else (".", 1, 1)


def own_frames(error: BaseException) -> list[traceback.FrameSummary]:
    """The frames of an exception's traceback that lie in the project, the innermost last.

    Those through which the project called a library in the first place are left out, as they are not at fault.
    """
    frames = [(frame, _is_own(frame.filename)) for frame in traceback.extract_tb(error.__traceback__)]
    entered = next((index for index, (_, is_own) in enumerate(frames) if not is_own), 0)
    return [frame for frame, is_own in frames[entered:] if is_own]


def trace(error: BaseException) -> str:
    """The way to an exception through the project's code, as text; empty for a SystemExit."""
    if isinstance(error, SystemExit):
        return ""
    frames = traceback.format_list(own_frames(error))
    return "".join([*frames, *traceback.format_exception_only(error)])


def shown(path: Path | str) -> str:
    """A path as an editor types it: from the working folder where it lies within it."""
    return _shown(str(path), os.getcwd())  # noqa: PTH109  It is asked for each finding, and `Path` takes long


def shown_in(folder: str, path: str) -> str:
    """The same of a path in a folder."""
    start = shown(folder)
    return path if start == "." else posixpath.join(start, path)


@lru_cache(maxsize=100)
def _shown(path: str, here: str) -> str:
    if os.sep == "/" and path[:1] != "/" and os.path.normpath(path) == path:
        return path
    whole = Path(here) / path
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else str(whole)


def _is_own(filename: str) -> bool:
    path = Path(filename)
    return path.is_file() and not any(path.resolve().is_relative_to(library) for library in _LIBRARIES)


def _one_line(said: str) -> str:
    return " ".join(said.split())

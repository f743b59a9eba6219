"""File replacement: files written whole or not at all, several of them together or none."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path


def replace(file: Path, content: bytes) -> None:
    """Put new content in a file's place in one moment, so that it is never half written; OSError where it cannot be."""
    with _fresh(file.resolve(), content) as fresh:
        fresh.replace(file.resolve())


def create(file: Path, content: bytes) -> None:
    """Make a file whole, with the folders that it needs; FileExistsError where there is one of that name."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with _fresh(file, content) as fresh:
        try:
            # Unlike renaming, linking never takes the place of a file that is there.
            os.link(fresh, file)
        except (AttributeError, PermissionError, NotImplementedError):
            with file.open("xb") as made:
                made.write(content)


def replace_all(changes: Mapping[Path, bytes | None]) -> None:
    """Write several files and remove those without content, all or none; OSError where a file cannot be changed.

    New content is written beside every file first, so that what can fail has failed before the first one changes.
    """
    former = {file: file.read_bytes() if file.is_file() else None for file in changes}
    with contextlib.ExitStack() as made:
        fresh = {
            file: made.enter_context(_fresh(file, content)) for file, content in changes.items() if content is not None
        }
        try:
            for file, new in fresh.items():
                new.replace(file)
            for file in changes.keys() - fresh.keys():
                file.unlink()
        except OSError:
            _put_back(former)
            raise


def _put_back(former: Mapping[Path, bytes | None]) -> None:
    for file, content in former.items():
        with contextlib.suppress(OSError):
            if content is None:
                file.unlink(missing_ok=True)
            elif not file.is_file() or file.read_bytes() != content:
                replace(file, content)


@contextlib.contextmanager
def _fresh(file: Path, content: bytes) -> Iterator[Path]:
    """A hidden file beside another, with the content and the rights that the other has or would have."""
    with _told_of(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with _told_of(file), os.fdopen(handle, "wb") as fresh:
            fresh.write(content)
            fresh.flush()
            os.fsync(handle)
        if file.exists():
            shutil.copymode(file, name)
        else:
            Path(name).chmod(0o666 & ~_umask())
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


@contextlib.contextmanager
def _told_of(file: Path) -> Iterator[None]:
    """What goes wrong, told of the file that is meant: a full disk names none, and nobody knows the hidden one."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error


def _umask() -> int:
    """The rights that new files do not get; asking for it means setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask

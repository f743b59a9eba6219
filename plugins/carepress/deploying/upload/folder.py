"""Upload folder: made anew beside its place, and put there once it is whole."""

import contextlib
import hashlib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from carepress.deploying.target import Refused
from carepress.release import PATH, File


def beside(folder: Path) -> Path:
    """Where a folder is made anew before it takes its place."""
    return folder.absolute().with_name(f".{folder.name}.carepress-new")


def check(folder: Path, output: Path) -> None:
    """Refused where the folder holds what no deploy put there, or what is to be deployed."""
    is_ours = not folder.exists() or (folder / PATH).is_file() or (folder.is_dir() and not any(folder.iterdir()))
    if not is_ours or output.resolve().is_relative_to(folder.resolve()):
        raise Refused(f"{folder} holds something else, so it is no folder for an upload: name one that is not there.")


def put(folder: Path, more: Mapping[str, bytes]) -> None:
    """Put what was made beside a folder in its place, unless it is there, with more files by path."""
    fresh = beside(folder)
    for path, content in more.items():
        write((fresh if fresh.exists() else folder) / path, content)
    if fresh.exists():
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)


def copy(source: Path, target: Path, file: File) -> None:
    """Copy a file of the output; Refused where it is not as it was published, or was not written whole."""
    content = source.read_bytes()
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise Refused(f"{source} is not as it was published: publish again, then deploy.")
    write(target, content)
    if target.stat().st_size != file.size:
        raise Refused(f"{target} was not written whole. Is the disk full? Make room and deploy again.")


def write(file: Path, content: bytes) -> None:
    """Write a file and the folders that it is in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


@contextlib.contextmanager
def told(address: str) -> Iterator[None]:
    """What this machine refuses, told in a sentence."""
    try:
        yield
    except OSError as error:
        remedy = "Readers still see what they saw; mend that and deploy again."
        raise Refused(f"{address} cannot be made ready ({error.strerror}: {error.filename}). {remedy}") from None

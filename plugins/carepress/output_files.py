"""Output files: written whole, and only where the last output has other bytes; what stays the same is linked to."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from carepress.build import Build, add_findings, build_of
from carepress.digest import digest_of_bytes
from carepress.finding import Finding
from carepress.kept_files import Held, content_of
from carepress.processes import answers

FORMER = "CAREPRESS_FORMER"
"""Name of the Pelican setting with the folder of the last output, to whose files the next one may link."""

ANEW = "CAREPRESS_ANEW"
"""Name of the Pelican setting with a dictionary that gets how many texts were `read` and pages `rendered` anew."""

_MANY = 2000


def former_of(context: dict[str, Any], folder: str) -> Path:
    """Where the last output lies: where the setting says so, else where the new one is to lie."""
    return Path(context.get(FORMER) or folder)


def write_file(context: dict[str, Any], folder: str, path: str, content: bytes) -> None:
    """Write one file whole; SystemExit with one sentence where the machine refuses."""
    place(Path(folder), former_of(context, folder), path, content)
    note(context, path, len(content))


def write_files(context: dict[str, Any], folder: str) -> None:
    """Write all files that features have given, on every processor."""
    files, former = build_of(context).files, former_of(context, folder)
    answers(partial(_place_all, Path(folder), former), [*files.items()], many=_MANY)
    for path, held in files.items():
        note(context, path, len(held) if isinstance(held, bytes) else (Path(folder) / path).stat().st_size)


def note(context: dict[str, Any], path: str, size: int) -> None:
    """Note that a file was written, and how large it is; a finding tells where it was the second one there."""
    build = build_of(context)
    if path in build.written:
        add_findings(context, [_written_twice(build, path)])
    build.written[path] = size


def place(folder: Path, former: Path, path: str, content: bytes) -> None:
    """Put a file into a folder whole; what the last output has of it with the same bytes is linked to, or left."""
    if not placed_again(folder, former, path, digest_of_bytes(content)):
        _write(folder / path, content)


def placed_again(folder: Path, former: Path, path: str, known: bytes) -> bool:
    """Whether the folder or the last output has a file with this digest of its content; it stands in both then."""
    if _content(folder / path, known) is not None:
        return True
    content = _content(former / path, known) if former != folder else None
    if content is not None:
        _link(former / path, folder / path, content)
    return content is not None


def _content(file: Path, known: bytes) -> bytes | None:
    """What is in a file if it has this digest."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    return content if digest_of_bytes(content) == known else None


def _link(source: Path, target: Path, content: bytes) -> None:
    """Some file systems know no links, and none leads from one of them to another."""
    try:
        _put(target, lambda place: place.hardlink_to(source))
    except OSError:
        _write(target, content)


def _write(target: Path, content: bytes) -> None:
    try:
        _put(target, lambda place: place.write_bytes(content))
    except OSError as error:
        raise SystemExit(f"{target} cannot be written: {error.strerror}. The site is not complete.") from None


def _put(target: Path, make: Callable[[Path], object]) -> None:
    """Beside a file that is there: whoever reads it meets the old one or the new one, and links keep what they had."""
    if target.exists():
        beside = target.with_name(f".{target.name}.new")
        beside.unlink(missing_ok=True)
        make(beside)
        beside.replace(target)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        make(target)


def _place_all(folder: Path, former: Path, files: Sequence[tuple[str, Held]]) -> None:
    for path, held in files:
        place(folder, former, path, content_of(held))


def _written_twice(build: Build, path: str) -> Finding:
    page = build.library.by_save_as.get(path)
    message = f"{path} is written twice, so one page or file has overwritten another."
    return Finding(page.source if page else ".", 1, 1, "address-repeated", message, "Give the page another slug.")

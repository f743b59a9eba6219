"""Mending: what the check found and nobody has to decide, set right in the files once somebody has seen it."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from carepress.check.tidying import tidied
from carepress.edit import Edit, edited
from carepress.failure import shown
from carepress.file_text import file_text
from carepress.finding import Finding
from carepress.page_files import EXTENSIONS

_SUFFIXES = {*(f".{extension}" for extension in EXTENSIONS), ".yaml"}


class Change(NamedTuple):
    """A file, its bytes as they were read, and the bytes that are to take their place."""

    file: Path
    former: bytes
    mended: bytes


def changes(content: Path, findings: Iterable[Finding], wanted: Sequence[Path], *, is_tidied: bool) -> list[Change]:
    """What mending would change in the files of a content folder, those that are wanted, or all.

    The edits of the findings are made; white space is tidied if `is_tidied`. A file that is not in UTF-8 stays.
    """
    edits: dict[Path, list[Edit]] = defaultdict(list)
    for finding in findings:
        edits[Path(finding.source).absolute()] += finding.edits
    found = []
    for file in files(content, wanted):
        former = file.read_bytes()
        mended = mended_bytes(former, file.as_posix(), edits[file], is_tidied=is_tidied)
        if mended != former:
            found.append(Change(file, former, mended))
    return found


def files(content: Path, wanted: Sequence[Path]) -> Iterator[Path]:
    """The files of a content folder that mending may change, whole paths, in order; links to files are left alone."""
    for file in sorted(content.absolute().rglob("*")):
        is_ours = (
            file.suffix in _SUFFIXES and not file.name.startswith(".") and file.is_file() and not file.is_symlink()
        )
        if is_ours and (not wanted or any(file.is_relative_to(path) for path in wanted)):
            yield file


def mended_bytes(raw: bytes, path: str, edits: Iterable[Edit], *, is_tidied: bool) -> bytes:
    """The bytes of a file with edits made, and tidy."""
    text, findings = file_text(raw, path)
    if any(finding.rule == "file-not-utf8" for finding in findings):
        return raw
    mended = edited(text, edits)
    if is_tidied:
        return tidied(mended, path).encode()
    return mended.encode() if mended != text else raw


def diff(change: Change) -> str:
    """What changes in a file, as a unified diff, with a line on what no diff can show."""
    name = shown(change.file)
    former, mended = (file_text(raw, name)[0].splitlines(keepends=True) for raw in (change.former, change.mended))
    lines = [*difflib.unified_diff(former, mended, name, name)]
    unseen = "ends of lines, a mark of byte order, or invisible characters"
    if len(change.former) - len(b"".join(line.encode() for line in former)):
        lines.append(f"# In {name}, {unseen} go, too.\n")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

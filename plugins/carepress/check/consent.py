"""Consent: what mending would change, shown first, and written only if somebody agrees."""

import difflib
import itertools
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Literal, TextIO

from rich.console import Console
from rich.text import Text

from carepress import file_replacement
from carepress.check.mending import Change, diff
from carepress.failure import shown
from carepress.terminal import agrees

Answer = Literal["written", "declined", "refused"]


def mend(found: Sequence[Change], *, is_sure: bool, told: TextIO) -> Answer:
    """Show the changes, ask whether they are meant where nobody is sure, and write them, all or none."""
    if not found:
        sys.stderr.write("There is nothing to mend that needs no decision.\n")
        return "declined"
    _show("\n".join(map(diff, found)), told)
    if not is_sure and not (sys.stdin.isatty() and told.isatty()):
        return _refused("Nothing was written, because nobody can be asked here. If all of this is right, add --yes.")
    if not is_sure and not agrees(f"Write this to {_files(found)}? [y/N] "):
        sys.stderr.write("Nothing was written.\n")
        return "declined"
    return _written(found)


def _written(found: Sequence[Change]) -> Answer:
    for change in found:
        if change.file.read_bytes() != change.former:
            return _refused(f"{shown(change.file)} has changed meanwhile, so nothing was written. Run this again.")
    try:
        file_replacement.replace_all({change.file: change.mended for change in found})
    except OSError as error:
        return _refused(
            f"{shown(found[0].file)} or another file cannot be written: {error.strerror}. Nothing was changed."
        )
    sys.stderr.write(f"Mended {_files(found)}.\n\n")
    return "written"


def _refused(sentence: str) -> Answer:
    sys.stderr.write(f"{sentence}\n")
    return "refused"


def _files(found: Sequence[Change]) -> str:
    return f"{len(found)} file{'s' * (len(found) != 1)}"


def _show(told: str, where: TextIO) -> None:
    if where.isatty():
        Console(file=where).print(styled(told), soft_wrap=True)
    else:
        where.write(f"{told}\n")


def styled(told: str) -> Text:
    """A diff for a terminal: lines in colour, and in lines that were changed the words that differ in reverse."""
    lines = told.split("\n")
    rows = [Text(line, _style(line)) for line in lines]
    for at, (former, mended) in enumerate(itertools.pairwise(lines)):
        if re.match(r"-(?!--)", former) and re.match(r"\+(?!\+\+)", mended):
            for row, start, end in _differing(former, mended):
                rows[at + row].stylize("reverse", start, end)
    return Text("\n").join(rows)


def _style(line: str) -> str:
    styles = {"+++": "bold", "---": "bold", "@": "cyan", "+": "green", "-": "red"}
    return next((style for sign, style in styles.items() if line.startswith(sign)), "")


def _differing(former: str, mended: str) -> Iterator[tuple[int, int, int]]:
    """Row (0 or 1), start and end of what differs between two lines, after their signs."""
    matcher = difflib.SequenceMatcher(None, former[1:], mended[1:], autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind != "equal":
            yield 0, start + 1, end + 1
            yield 1, begin + 1, stop + 1

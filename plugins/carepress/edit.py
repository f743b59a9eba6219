"""Edits: changes of a text, each in one place, that leave everything else as it is."""

import itertools
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """One change: at a line and column (from 1) of a text, what stands there and what is to stand there."""

    line: int
    column: int
    before: str
    after: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; one that does not fit the text, or overlaps an earlier one, is left out."""
    starts = [0, *itertools.accumulate(len(line) + 1 for line in text.split("\n"))]
    kept, at = list[str](), 0
    for edit in sorted(set(edits)):
        start = starts[edit.line - 1] + edit.column - 1 if edit.line <= len(starts) else -1
        if start >= at and text.startswith(edit.before, start):
            kept += (text[at:start], edit.after)
            at = start + len(edit.before)
    return "".join([*kept, text[at:]])

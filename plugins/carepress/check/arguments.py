"""What the calls of checks name: files, formats and rules, and a sentence on each that is not there."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from carepress.finding import did_you_mean
from carepress.rules import RULES


def is_in(source: str, files: Iterable[Path]) -> bool:
    """Whether a source is one of the given files or lies in one of the given folders; always where none are given."""
    wanted = [*files]
    return not wanted or any(whole(source).is_relative_to(file) for file in wanted)


def whole(path: str) -> Path:
    """The whole of a path, without steps back."""
    return Path(os.path.normpath(Path(path).absolute()))


def missing(files: Sequence[str]) -> str:
    """What is wrong where one of the files is not there, in one sentence, or ""."""
    for file in files:
        if not Path(file).exists():
            beside = (str(path) for path in Path(file).parent.glob("*"))
            return f"There is no file {file}.{did_you_mean(file, beside)}"
    return ""


def unknown_format(name: str, known: Iterable[str]) -> str:
    """What is wrong where a format is not known, in one sentence, or ""."""
    names = [*known]
    guess = did_you_mean(name, names)
    return "" if name in names else f"There is no format “{name}”.{guess} Known formats: {', '.join(names)}."


def unknown_rule(names: Sequence[str]) -> str:
    """What is wrong where one of the rules is not known, in one sentence, or ""."""
    name = next((name for name in names if name not in RULES), None)
    if name is None:
        return ""
    return f"There is no rule “{name}”.{did_you_mean(name, RULES)} docs/rules.md lists them all."

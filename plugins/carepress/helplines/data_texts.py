"""Data texts: what the vocabulary and the reading paths say to readers, and the numbers that must not stand there.

Nothing of them is withheld, so a number that is too old there is as wrong as one that the directory never had.
"""

from collections.abc import Iterator, Mapping

from carepress.finding import Finding, place_at
from carepress.helplines.blocks import Block
from carepress.helplines.directory import Directory
from carepress.helplines.known_numbers import UNDIALLABLE, UNLISTED
from carepress.helplines.number_check import NumberCheck, number_check
from carepress.settings import Settings
from carepress.vocabulary import SOURCE
from carepress.yaml_text import Path, Value, YamlText, yaml_text

PRINTED = {
    SOURCE: frozenset({"name", "definition", "evidence", "summary"}),
    "data/paths.yaml": frozenset({"title", "summary", "why"}),
}
"""For each data file, the keys whose texts stand on pages."""


def numbers_in_data(texts: Mapping[str, str | None], found: Directory, own: Settings) -> tuple[Finding, ...]:
    """A finding for each number in the texts of data files, by source, that pages may not show."""
    check = number_check(found, own)
    return tuple(finding for source, text in texts.items() if text for finding in _numbers(source, text, check))


def _numbers(source: str, text: str, check: NumberCheck) -> Iterator[Finding]:
    read = yaml_text(text)
    for path, value in _texts(read.value, ()):
        if path[-1] in PRINTED[source]:
            for fault in check.faults(Block(value, value), "en"):
                line, column = _place(text, read, path, fault.shown)
                rule = UNDIALLABLE if fault.rule == UNDIALLABLE else UNLISTED
                yield Finding(source, line, column, rule, fault.message, fault.remedy)


def _texts(value: Value, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _texts(one, (*path, index))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, (*path, key))


def _place(text: str, read: YamlText, path: Path, shown: str) -> tuple[int, int]:
    """Where a number stands behind its key; the key where its text is broken into lines within the number."""
    line, column = read.place(path)
    start = sum(len(one) for one in text.splitlines(keepends=True)[: line - 1]) + column - 1
    at = text.find(shown, start)
    return (line, column) if at < 0 else place_at(text, at)

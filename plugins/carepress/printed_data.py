"""Printed data: the texts of data files that pages print, with their places."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from carepress.yaml_text import Path, yaml_text

PRINTED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "data/strategies.yaml": frozenset({"name", "summary", "definition", "evidence"}),
        "data/paths.yaml": frozenset({"title", "summary", "why"}),
        "data/redirects.yaml": frozenset({"gone"}),
        "data/references.yaml": frozenset({"finding", "limits"}),
        "data/helplines.yaml": frozenset({"note", "purpose", "hours"}),
    }
)
"""The keys whose texts are printed, by file."""


class PrintedText(NamedTuple):
    """A text of a data file that pages print, and the line and column of its value, from 1."""

    text: str
    place: tuple[int, int]


def printed_texts(source: str, text: str) -> Iterator[PrintedText]:
    """Every text of a data file that pages print."""
    read = yaml_text(text)
    for path, value in _values(read.value, ()):
        if path and path[-1] in PRINTED[source]:
            yield PrintedText(value, read.place(path))


def _values(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _values(inner, (*path, number))
    elif isinstance(value, str):
        yield path, value

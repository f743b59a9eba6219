"""YAML read as plain text values with the place of each, refusing what an editor never means."""

import dataclasses
import functools
import itertools
import json
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from carepress.characters import without_invisible
from carepress.yaml_mistake import mistake

MAX_DEPTH = 12
MAX_LENGTH = 2_000_000

Path = tuple[str | int, ...]
Value = str | None | list[Any] | dict[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class YamlProblem:
    """Why a YAML text cannot be read as it stands; `line` and `column` count from 1 within the text."""

    line: int
    column: int
    message: str
    remedy: str


@dataclasses.dataclass(frozen=True, slots=True)
class YamlText:
    """The values of a YAML text: every scalar a string or None, the place of each value, and what was wrong."""

    value: Value
    places: Mapping[Path, tuple[int, int]]
    problems: tuple[YamlProblem, ...]

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column of the value at a path, or of its nearest parent."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


@functools.lru_cache(maxsize=16)
def yaml_text(text: str) -> YamlText:
    """The values of a YAML document; scalars keep their spelling, so that `no` stays "no" and dates stay text.

    Several features ask for the same data files, so the last texts are remembered: nobody may change their values.
    """
    if len(text) > MAX_LENGTH:
        return _refused(1, 1, f"The YAML is longer than {MAX_LENGTH:,} characters.", "Split it into smaller files.")
    reading = _Reading(yaml.parse(text, Loader=yaml.CSafeLoader))
    try:
        return YamlText(reading.document(), reading.places, tuple(reading.problems))
    except _RefusedError as refused:
        return YamlText(None, {}, (refused.problem,))
    except yaml.MarkedYAMLError as error:
        return _refused(*mistake(error, text))
    except yaml.YAMLError as error:
        return _refused(1, 1, f"The YAML cannot be read: {' '.join(str(error).split())}.", _HINT)


def spelt(value: str) -> str:
    """A text as it is written in YAML: in double quotes wherever it would be read as something else without them."""
    texts = (f"key: {value}", f"{{key: {value}}}")
    try:
        is_plain = all(yaml.load(text, Loader=yaml.CSafeLoader) == {"key": value} for text in texts)
    except (yaml.YAMLError, ValueError):
        is_plain = False
    return value if is_plain else json.dumps(value, ensure_ascii=False)


_HINT = "Put text that contains a colon, a quotation mark or a bracket in double quotes, and indent with spaces."


def _refused(line: int, column: int, message: str, remedy: str) -> YamlText:
    return YamlText(None, {}, (YamlProblem(line, column, message, remedy),))


class _RefusedError(Exception):
    """What ends the reading of a text before anything is built that could blow a small file up."""

    def __init__(self, event: Any, message: str, remedy: str) -> None:
        super().__init__(message)
        self.problem = YamlProblem(*_place(event), message, remedy)


class _Reading:
    """Values built from the events of a parser in one pass, which is twice as fast as from a tree of nodes."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self.places: dict[Path, tuple[int, int]] = {}
        self.problems: list[YamlProblem] = []

    def document(self) -> Value:
        """The value of the only document, None where there is none."""
        starts = (event for event in self._events if isinstance(event, yaml.DocumentStartEvent))
        found: list[tuple[Any, Value]] = [(start.start_mark, self.value(next(self._events), ())) for start in starts]
        if len(found) > 1:
            raise yaml.composer.ComposerError(problem="but found another document", problem_mark=found[1][0])
        return found[0][1] if found else None

    def value(self, event: Any, path: Path) -> Value:
        """The value that begins with an event; the events up to its end are used up."""
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            message = "“&” and “*” cannot begin a text: they are anchors and aliases of YAML."
            raise _RefusedError(event, message, "Put the text in double quotes.")
        self.places.setdefault(path, _place(event))
        if isinstance(event, yaml.ScalarEvent):
            return None if not event.style and event.value in {"", "~", "null"} else self._text(event)
        if len(path) >= MAX_DEPTH:
            raise _RefusedError(event, f"The YAML is nested more than {MAX_DEPTH} deep.", "Make it flatter.")
        if isinstance(event, yaml.SequenceStartEvent):
            rows = itertools.takewhile(lambda event: not isinstance(event, yaml.SequenceEndEvent), self._events)
            return [self.value(row, (*path, index)) for index, row in enumerate(rows)]
        return self._mapping(path)

    def _text(self, event: Any) -> str:
        """The text of a scalar; YAML can write characters in code that no file could hold as they are."""
        text = without_invisible(event.value)
        if text != event.value:
            message = "There is an invisible control character here."
            self.problems.append(YamlProblem(*_place(event), message, "Delete it."))
        return text

    def _mapping(self, path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for event in itertools.takewhile(lambda event: not isinstance(event, yaml.MappingEndEvent), self._events):
            is_text = isinstance(event, yaml.ScalarEvent) and not event.anchor
            key = event.value if is_text else str(self._aside((*path, ""), event))
            if key in mapping:
                self.problems.append(YamlProblem(*_place(event), f"“{key}” stands here twice.", "Keep one of the two."))
                self._aside((*path, key), next(self._events))
                continue
            self.places[(*path, key)] = _place(event)
            mapping[key] = self.value(next(self._events), (*path, key))
        return mapping

    def _aside(self, path: Path, event: Any) -> Value:
        """A value that is no part of the whole."""
        return _Reading(self._events).value(event, path)


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1

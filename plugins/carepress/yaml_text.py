"""YAML read as plain text values with the place of each, refusing what an editor never means."""

import dataclasses
import functools
import json
from collections.abc import Mapping
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
    try:
        refusal = _refusal(text)
        if refusal:
            return YamlText(None, {}, (refusal,))
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        return _refused(*mistake(error, text))
    except yaml.YAMLError as error:
        return _refused(1, 1, f"The YAML cannot be read: {' '.join(str(error).split())}.", _HINT)
    reading = _Reading()
    return YamlText(reading.value(node, ()), reading.places, tuple(reading.problems))


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


def _refusal(text: str) -> YamlProblem | None:
    """The first alias or over-deep nesting, found without building anything: both can blow a small file up."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "“&” and “*” cannot begin a text: they are anchors and aliases of YAML."
            return YamlProblem(line, column, message, "Put the text in double quotes.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return YamlProblem(line, column, f"The YAML is nested more than {MAX_DEPTH} deep.", "Make it flatter.")
    return None


class _Reading:
    def __init__(self) -> None:
        self.places: dict[Path, tuple[int, int]] = {}
        self.problems: list[YamlProblem] = []

    def value(self, node: yaml.Node | None, path: Path) -> Value:
        if node is None:
            return None
        self.places.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
        is_plain = isinstance(node, yaml.ScalarNode) and not node.style
        return None if is_plain and node.value in {"", "~", "null"} else self._text(node)

    def _text(self, node: yaml.Node) -> str:
        """The text of a scalar; YAML can write characters in code that no file could hold as they are."""
        text = without_invisible(str(node.value))
        if text != node.value:
            mark, message = node.start_mark, "There is an invisible control character here."
            self.problems.append(YamlProblem(mark.line + 1, mark.column + 1, message, "Delete it."))
        return text

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            if key in mapping:
                self.problems.append(YamlProblem(line, column, f"“{key}” stands here twice.", "Keep one of the two."))
                continue
            self.places[(*path, key)] = (line, column)
            mapping[key] = self.value(value_node, (*path, key))
        return mapping

"""The text of the directory, in which one value is changed and everything else stays as an editor wrote it."""

import json
from collections.abc import Mapping
from typing import Any

import yaml

from carepress.helplines.helpline import KEY
from carepress.yaml_text import yaml_text


class Refused(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """Why nothing is changed, in one sentence."""


def rows(text: str) -> list[Mapping[str, Any]]:
    """The entries of the directory, sound or not; raises Refused where there are none to be read."""
    read = yaml_text(text)
    found = read.value.get(KEY) if isinstance(read.value, dict) else None
    if read.problems or not isinstance(found, list) or not all(isinstance(row, dict) and row for row in found):
        raise Refused("The directory cannot be read as it stands: ./invoke check tells why.")
    return found


def _nodes(text: str) -> list[yaml.MappingNode]:
    """The entries with the places of their values; the text is one that `rows` can read."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    pairs = node.value if node is not None else ()
    return next(list(value.value) for key, value in pairs if key.value == KEY)


def with_value(text: str, at: int, key: str, value: str) -> str:
    """The text with a value of one entry changed, in its old quotation marks, or added in a line of its own.

    Everything else stays byte for byte, comments and the ends of lines included.
    """
    row = _nodes(text)[at]
    old = next((node for name, node in row.value if name.value == key), None)
    if old is not None:
        start, end = _offset(text, old.start_mark), _offset(text, old.end_mark)
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        return f"{text[:start]}{_spelt(value, text[start:end], old)}{text[end:]}"
    beside = next(
        (after for name, after in row.value if (name.value, key) == ("source", "source_url")), row.value[-1][1]
    )
    end = _offset(text, beside.end_mark)
    if row.flow_style:
        return f"{text[:end]}, {key}: {_plain(value)}{text[end:]}"
    end -= len(text[:end]) - len(text[:end].rstrip())
    newline = "\r\n" if "\r\n" in text else "\n"
    added = f"{' ' * row.start_mark.column}{key}: {_plain(value)}"
    line = text.find("\n", end)
    return f"{text[: line + 1]}{added}{newline}{text[line + 1 :]}" if line >= 0 else f"{text}{newline}{added}{newline}"


def _offset(text: str, mark: Any) -> int:
    lines = text.splitlines(keepends=True)
    return sum(map(len, lines[: mark.line])) + int(mark.column)


def _spelt(value: str, former: str, node: yaml.Node) -> str:
    quoted = {"'": lambda: "'" + value.replace("'", "''") + "'", '"': lambda: json.dumps(value, ensure_ascii=False)}
    style = getattr(node, "style", None)
    if not former:
        return f" {_plain(value)}"
    return quoted[style]() if style in quoted else _plain(value)


def _plain(value: str) -> str:
    """A value without quotation marks where YAML reads it so, and in them where it does not."""
    is_plain = all(yaml_text(text).value == {"key": value} for text in (f"key: {value}", f"{{key: {value}}}"))
    return value if is_plain else json.dumps(value, ensure_ascii=False)

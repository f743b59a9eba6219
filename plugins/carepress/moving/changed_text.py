"""Changed texts: pages, data files and settings as they read after a page has moved, and where they changed."""

import ast
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import yaml

from carepress.front_matter_text import Head, head
from carepress.markdown_links import with_addresses
from carepress.moving.relocation import Relocation
from carepress.yaml_text import yaml_text

Changed = tuple[str, list[int]]
"""A text and the offsets, in the former one, at which it changed."""

_PINS = re.compile(r"^(?:related|not_related)[ \t]*:.*(?:\n(?:[ \t-].*|#.*)?$)*", re.MULTILINE | re.IGNORECASE)


def page_text(text: str, source: str, url: str, relocation: Relocation) -> Changed:
    """The text of a page: its links, and the pages that its front matter names by slug."""
    found = head(text)
    raw, pins = _with_pins(found, relocation)
    body, links = with_addresses(found.body, lambda address: relocation.address(address, source, url))
    return raw + body, [*pins, *(len(found.raw) + place for place in links)]


def _with_pins(found: Head, relocation: Relocation) -> Changed:
    former, new = relocation.former.slug, relocation.new.slug
    if former == new:
        return found.raw, []
    name = re.compile(rf"(?<![\w-]){re.escape(former)}(?![\w-])")
    raw = _PINS.sub(lambda pins: name.sub(new, pins[0]), found.raw)
    return raw, [pins.start() + one.start() for pins in _PINS.finditer(found.raw) for one in name.finditer(pins[0])]


def data_text(text: str, relocation: Relocation) -> Changed:
    """The text of a data file; a value that is written in a way that only a person can edit safely stays."""
    read = yaml_text(text)
    if read.problems:
        return text, []
    kept, at, places = list[str](), 0, list[int]()
    for node in _scalars(yaml.compose(text, Loader=yaml.CSafeLoader)):
        start, end = node.start_mark.index, node.end_mark.index
        found = _value(text[start:end], node.value, relocation)
        if found != text[start:end]:
            kept += (text[at:start], found)
            at = end
            places.append(start)
    changed = "".join([*kept, text[at:]])
    meant = _meant(read.value, relocation)
    return (changed, places) if yaml_text(changed).value == meant else (text, [])


def _value(raw: str, value: str, relocation: Relocation) -> str:
    whole = relocation.whole(value)
    return raw.replace(value, whole, 1) if whole != value else _linked(raw, relocation)


def _meant(value: Any, relocation: Relocation) -> Any:
    if isinstance(value, dict):
        return {key: _meant(inner, relocation) for key, inner in value.items()}
    if isinstance(value, list):
        return [_meant(inner, relocation) for inner in value]
    if not isinstance(value, str):
        return value
    whole = relocation.whole(value)
    return whole if whole != value else _linked(value, relocation)


def _linked(value: str, relocation: Relocation) -> str:
    return with_addresses(value, partial(relocation.address, source="", url="/"))[0]


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """The values of a YAML text, without its keys, in their order."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _scalars(inner)
    elif isinstance(node, yaml.MappingNode):
        for _, inner in node.value:
            yield from _scalars(inner)


def settings_text(text: str, relocation: Relocation) -> Changed:
    """The text of a settings file, in which strings that name the page name it where it is now."""
    lines = text.splitlines(keepends=True)
    kept, at, places = list[str](), 0, list[int]()
    for node in sorted(_strings(text), key=lambda node: (node.lineno, node.col_offset)):
        start = sum(map(len, lines[: node.lineno - 1])) + _column(lines[node.lineno - 1], node.col_offset)
        found = relocation.whole(node.value)
        quoted = next((f"{q}{node.value}{q}" for q in "\"'" if text.startswith(f"{q}{node.value}{q}", start)), "")
        if quoted and found != node.value:
            kept += (text[at:start], quoted[0] + found + quoted[0])
            at = start + len(quoted)
            places.append(start)
    return "".join([*kept, text[at:]]), places


def _strings(text: str) -> Iterator[Any]:
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def _column(line: str, offset: int) -> int:
    """Python counts bytes."""
    return len(line.encode()[:offset].decode(errors="ignore"))

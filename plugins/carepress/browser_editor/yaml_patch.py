"""YAML patches: new values in a YAML text, of which every line that says nothing else stays as it is."""

import dataclasses
import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from carepress.browser_editor.yaml_writing import block, flow, scalar
from carepress.yaml_text import yaml_text


class Unpatchable(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """A text in which the new values could not be put without harm to others."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def patched(text: str, value: Mapping[str, Any]) -> str:
    """The text with these values, which are texts, lists and mappings; empty ones are left out, as if they were not.

    Comments, order, quotation marks and line ends of whatever does not change are kept. New keys come after the key
    before them in `value`. Raises Unpatchable where the result would not say exactly what it should.
    """
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if node is None:
        new = text + (block(without_empty(value), 0) if without_empty(value) else "")
    else:
        edits = sorted(_Patch(text).of(node, without_empty(value) or {}), key=lambda edit: (edit.start, edit.end))
        new = text
        for edit in reversed(edits):
            new = new[: edit.start] + edit.text + new[edit.end :]
    if without_empty(yaml_text(new).value) != without_empty(value) or yaml_text(new).problems:
        raise Unpatchable
    return new


def without_empty(value: Any) -> Any:
    """A value without what is empty in it; texts without white space around them."""
    if isinstance(value, Mapping):
        cleaned = {key: without_empty(inner) for key, inner in value.items()}
        return {key: inner for key, inner in cleaned.items() if inner} or None
    if isinstance(value, list | tuple):
        return [inner for inner in map(without_empty, value) if inner] or None
    return value.strip() or None if isinstance(value, str) else value


class _Patch:
    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, node: yaml.Node, value: Any) -> Iterator[_Edit]:
        """What is to be changed in the text of a node so that it says a value."""
        value = without_empty(value) or value
        if without_empty(_value(node)) == without_empty(value):
            return
        if isinstance(node, yaml.MappingNode) and isinstance(value, dict) and not node.flow_style:
            yield from self._mapping(node, value)
        elif isinstance(node, yaml.SequenceNode) and isinstance(value, list) and not node.flow_style:
            yield from self._sequence(node, value)
        else:
            yield self._whole(node, value)

    def _whole(self, node: yaml.Node, value: Any) -> _Edit:
        start, end = node.start_mark.index, self._end(node)
        column = self._indentation(start)
        if isinstance(value, str):
            style = node.style if isinstance(node, yaml.ScalarNode) else None
            new = scalar(value, style, self._text[start:end], column)
        elif isinstance(node, yaml.CollectionNode) and not node.flow_style:
            # A list may stand as far left as its key; what takes its place starts on the same line.
            new = block(value, node.start_mark.column).strip()
        else:
            new = flow(value)
        return _Edit(start, end, new if start and self._text[start - 1].isspace() else f" {new}")

    def _mapping(self, node: yaml.MappingNode, value: dict[str, Any]) -> Iterator[_Edit]:
        known = {str(key.value): (key, inner) for key, inner in node.value}
        for name, (key, child) in known.items():
            if name in value:
                yield from self.of(child, value[name])
            elif without_empty(_value(child)):
                yield from self._removal(key.start_mark.index, max(self._end(child), key.end_mark.index))
        before = ""
        for name, inner in value.items():
            if name not in known:
                yield self._new_key(node, known.get(before), {name: inner})
            else:
                before = name

    def _new_key(self, node: yaml.MappingNode, before: tuple[yaml.Node, yaml.Node] | None, new: Any) -> _Edit:
        key, inner = before or node.value[-1]
        at = self._line_end(max(self._end(inner), key.end_mark.index))
        return self._insertion(at, block(new, key.start_mark.column))

    def _sequence(self, node: yaml.SequenceNode, value: Sequence[Any]) -> Iterator[_Edit]:
        items = node.value
        matcher = difflib.SequenceMatcher(None, [*map(_key, map(_value, items))], [*map(_key, value)], autojunk=False)
        for kind, first, last, new_first, new_last in matcher.get_opcodes():
            if kind == "equal":
                continue
            paired = min(last - first, new_last - new_first)
            for item, new in zip(items[first : first + paired], value[new_first : new_first + paired], strict=True):
                yield from self.of(item, new)
            for item in items[first + paired : last]:
                yield from self._removal(self._dash(item), self._end(item))
            if added := value[new_first + paired : new_last]:
                yield self._new_items(items, first + paired, added)

    def _new_items(self, items: Sequence[yaml.Node], number: int, added: Sequence[Any]) -> _Edit:
        column = self._text_column(self._dash(items[0]))
        gap = "\n" if len(items) > 1 and self._is_apart(items[1]) else ""
        if number == 0:
            at = self._line_start(self._dash(items[0]))
            return _Edit(at, at, "".join(block([item], column) + gap for item in added))
        at = self._line_end(self._end(items[number - 1]))
        return self._insertion(at, "".join(gap + block([item], column) for item in added))

    def _insertion(self, at: int, lines: str) -> _Edit:
        """New lines after the line that ends here, which may be the last one and have no end."""
        ends = self._text[at - 1 : at] == "\n" or not at
        return _Edit(at, at, lines if ends else "\n" + lines.removesuffix("\n"))

    def _removal(self, start: int, end: int) -> Iterator[_Edit]:
        """The whole lines of an entry go, and with them the space that kept it apart from the next."""
        first, last = self._line_start(start), self._line_end(end)
        while self._is_blank_before(first) and self._text[last : last + 1] == "\n":
            last += 1
        if self._text[first:start].strip(" -"):
            raise Unpatchable
        if self._text[first:start].strip():
            raise Unpatchable
        yield _Edit(first, last, "")

    def _is_blank_before(self, at: int) -> bool:
        return self._text[:at].endswith("\n\n")

    def _is_apart(self, item: yaml.Node) -> bool:
        return self._is_blank_before(self._line_start(self._dash(item)))

    def _dash(self, item: yaml.Node) -> int:
        return self._text.rindex("-", 0, item.start_mark.index)

    def _end(self, node: yaml.Node) -> int:
        """Where the last character of a node stands; YAML's own mark of a block lies at the start of what follows."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            key, inner = last if isinstance(last, tuple) else (last, last)
            return max(self._end(inner), key.end_mark.index if isinstance(last, tuple) else 0)
        start, end = node.start_mark.index, node.end_mark.index
        return start + len(self._text[start:end].rstrip())

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        found = self._text.find("\n", at)
        return len(self._text) if found < 0 else found + 1

    def _text_column(self, at: int) -> int:
        return at - self._line_start(at)

    def _indentation(self, at: int) -> int:
        line = self._text[self._line_start(at) : at]
        return len(line) - len(line.lstrip(" -"))


def _value(node: yaml.Node) -> Any:
    """What a node says, in the way of `yaml_text`."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _value(inner) for key, inner in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(inner) for inner in node.value]
    is_plain = isinstance(node, yaml.ScalarNode) and not node.style
    return None if is_plain and node.value in {"", "~", "null"} else str(node.value)


def _key(value: Any) -> str:
    return json.dumps(without_empty(value), sort_keys=True, ensure_ascii=False)

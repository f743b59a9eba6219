"""YAML writing: values as lines of YAML, in the style in which our files are written."""

import json
import textwrap
from collections.abc import Iterable
from typing import Any

import yaml

from carepress.yaml_text import yaml_text

_WIDEST = 1_000_000
_NARROWEST = 40


class _Dumper(yaml.SafeDumper):
    """Writes every text as plain as it can be: our files are read without guessing at numbers, dates or yes and no."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  PyYAML keeps them so

    def represent_list(self, data: Iterable[Any]) -> yaml.SequenceNode:
        """Lists of words stand on one line."""
        node = super().represent_list(data)
        node.flow_style = all(isinstance(item, yaml.ScalarNode) for item in node.value)
        return node


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    node = dumper.represent_scalar("tag:yaml.org,2002:str", text)
    if "\n" in text:
        node.style = "|"
    elif not _is_plain(text):
        node.style = '"'
    return node


_Dumper.add_representer(str, _text_node)
_Dumper.add_representer(list, _Dumper.represent_list)


def block(value: Any, column: int) -> str:
    """A mapping or list as whole lines that start at a column; lists of words and dates take one line."""
    written = yaml.dump(
        value, Dumper=_Dumper, width=_WIDEST, allow_unicode=True, sort_keys=False, default_flow_style=False
    )
    if isinstance(value, list) and written.startswith("["):
        written = "".join(f"- {scalar(item, None, '', column)}\n" for item in value)
    return textwrap.indent(written, " " * column)


def flow(value: Any) -> str:
    """A value on one line, as it may stand after a key."""
    written: str = yaml.dump(
        value, Dumper=_Dumper, width=_WIDEST, allow_unicode=True, sort_keys=False, default_flow_style=True
    )
    return written.removesuffix("...\n").strip()


def scalar(text: str, style: str | None, former: str, column: int) -> str:
    """A text in the style of the one whose place it takes: plain, quoted, or on lines of their own."""
    if style in {"|", ">"}:
        return _on_lines(text, style, former, column)
    if "\n" in text:
        return _on_lines(text, "|", "|-", column)
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False) if style == '"' or not _is_plain(text) else text


def _on_lines(text: str, style: str, former: str, column: int) -> str:
    header, _, lines = former.partition("\n")
    first = lines[: len(lines) - len(lines.lstrip(" "))]
    indentation = first or " " * (column + 2)
    width = max([_NARROWEST, *(len(line.rstrip()) for line in lines.splitlines())])
    paragraphs = text.split("\n")
    if style == ">":
        parts = [_wrapped(part, width - len(indentation)) for part in paragraphs]
        return header + "\n" + "\n\n".join(textwrap.indent(part, indentation) for part in parts)
    return header + "\n" + "\n".join(indentation + line if line else "" for line in paragraphs)


def _wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def _is_plain(text: str) -> bool:
    """Whether a text says the same without quotation marks, after a key and within a list on one line."""
    alone, listed = yaml_text(f"k: {text}\n"), yaml_text(f"k: [{text}, {text}]\n")
    return alone.value == {"k": text} and listed.value == {"k": [text, text]}

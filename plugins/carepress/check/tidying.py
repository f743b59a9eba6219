"""Tidying: white space and invisible characters of a file mended, with every word and every value as before."""

import re
from pathlib import PurePosixPath

from carepress.front_matter_text import head
from carepress.yaml_text import yaml_text

TAB = 4
"""Columns of a tab, as Markdown counts them."""

_UNSEEN = re.compile("\ufeff|(?<=[\x20-\u024f\u2010-\u201f])\u200b|\u200b(?=[\x20-\u024f\u2010-\u201f])")
"""Marks of byte order within a text, and spaces of no width, which only scripts without spaces between words need."""

_AS_TYPED = re.compile(
    r"^ {0,3}(?P<fence>```+|~~~+).*?^ {0,3}(?P=fence)[^\n]*|<(?P<tag>pre|script|style|textarea)\b.*?</(?P=tag)\s*>"
    r"|<!--.*?-->",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_ALONE = re.compile(r"#{1,6}(?!#)")
"""A heading goes on in no other line, so two spaces at its end say nothing."""


def tidied(text: str, path: str) -> str:
    """The text of a Markdown or YAML file, tidy; what the path ends in tells which of them it is."""
    if not text.strip():
        return text
    if PurePosixPath(path).suffix in {".yaml", ".yml"}:
        return _tidy_yaml(text)
    found = head(text)
    return _one_end(_tidy_head(found.raw) + _tidy_markdown(found.body))


def _one_end(text: str) -> str:
    return text.rstrip("\n") + "\n"


def _tidy_yaml(text: str) -> str:
    """White space at the end of a line may be part of a value, and then it stays."""
    tidy = _one_end(_without_ends(_UNSEEN.sub("", text)))
    return tidy if yaml_text(tidy).value == yaml_text(text).value else text


def _tidy_head(raw: str) -> str:
    tidy = _without_ends(_UNSEEN.sub("", raw))
    return tidy if head(tidy).text.value == head(raw).text.value else raw


def _without_ends(text: str) -> str:
    return re.sub(r"[ \t]+(?=\n|\Z)", "", text)


def _tidy_markdown(text: str) -> str:
    """Lines in which something stands as it is typed, such as code, stay."""
    lines, typed = text.split("\n"), set[int]()
    for match in _AS_TYPED.finditer(text):
        typed.update(range(text.count("\n", 0, match.start()), text.count("\n", 0, match.end()) + 1))
    pairs = enumerate(zip(lines, [*lines[1:], ""], strict=True))
    return "\n".join(line if number in typed else _tidy_line(line, after) for number, (line, after) in pairs)


def _tidy_line(typed: str, after: str) -> str:
    """Two spaces before another line are a break, and four at the beginning may make code of the line."""
    line = typed.expandtabs(TAB)
    if line.startswith(" " * TAB) and line.strip():
        return line
    line = _UNSEEN.sub("", line)
    is_break = line.endswith("  ") and after.strip() and line.strip() and not _ALONE.match(line)
    return line if is_break else line.rstrip(" ")

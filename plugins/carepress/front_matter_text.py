"""Front matter found in a file's text: YAML between two lines of `---`, or Pelican's own `Key: value` headers."""

import dataclasses
import datetime
import re
from collections.abc import Mapping
from typing import Any

from dateutil import parser as dateutil_parser

from carepress.edit import Edit
from carepress.finding import Finding
from carepress.front_matter import FrontMatter
from carepress.front_matter_style import as_yaml
from carepress.schema import mistakes
from carepress.yaml_text import Path, YamlProblem, YamlText, yaml_text

_YAML = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADER = re.compile(r"([A-Za-z][\w-]*):[ \t]*(.*)")

_FIRST_OF_YEAR = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  dates in headers have no time zone
_LISTS = {"authors", "tags", "strategies", "related", "not_related"}
PELICAN_KEYS = {"modified": "updated", "author": "authors", "keywords": "tags", "description": "summary"}


@dataclasses.dataclass(frozen=True, slots=True)
class Head:
    """The head of a file: its values with their places, whether it is in Pelican's style, and the text below it."""

    text: YamlText
    is_pelican: bool
    raw: str
    body: str

    @property
    def body_line(self) -> int:
        """The line of the file at which the text below the head starts."""
        return 1 + self.raw.count("\n")


def head(text: str) -> Head:
    """The front matter at the start of a file's text; an empty one where there is none."""
    match = _YAML.match(text)
    if match:
        read = yaml_text("\n" + (match[1] or ""))
        return Head(read, False, match[0], text[match.end() :])
    if text.startswith("---\n"):
        problem = YamlProblem(1, 1, "The front matter has no end.", "Put a line “---” below its last line.")
        return Head(YamlText({}, {}, (problem,)), False, text[:4], text[4:])
    return _pelican_head(text)


def _pelican_head(text: str) -> Head:
    values: dict[str, Any] = {}
    places: dict[Path, tuple[int, int]] = {}
    key, raw = "", ""
    for number, line in enumerate(re.findall(r"[^\n]*\n|[^\n]+", text)):
        match = _HEADER.fullmatch(line.rstrip("\n"))
        if match:
            key = PELICAN_KEYS.get(match[1].lower(), match[1].lower())
            values[key], places[(key,)] = match[2].strip(), (number + 1, 1)
        elif key and line.startswith("    ") and line.strip():
            values[key] += (", " if key in _LISTS else " ") + line.strip()
        else:
            break
        raw += line
    return Head(YamlText(_with_plain_dates(values), places, ()), bool(key), raw, text[len(raw) :])


def _with_plain_dates(values: Mapping[str, Any]) -> dict[str, Any]:
    """Pelican accepts any way of writing a date; what can be understood is written as YYYY-MM-DD HH:MM."""
    plain = dict(values)
    for key, form in (("date", "%Y-%m-%d %H:%M"), ("updated", "%Y-%m-%d")):
        try:
            if key in plain:
                plain[key] = dateutil_parser.parse(plain[key], default=_FIRST_OF_YEAR, ignoretz=True).strftime(form)
        except (ValueError, OverflowError):
            continue
    return plain


def front_matter(found: Head, source: str, fallback_title: str) -> tuple[FrontMatter, list[Finding]]:
    """The front matter of a head with a finding for each mistake; a wrong value is left out, a title always found."""
    findings = [
        Finding(source, p.line, p.column, "front-matter-unreadable", p.message, p.remedy) for p in found.text.problems
    ]
    value = found.text.value
    if value is not None and not isinstance(value, dict):
        message, remedy = "The front matter is not a list of “key: value” lines.", "Write one “key: value” per line."
        findings.append(Finding(source, 2, 1, "front-matter-unreadable", message, remedy))
        value = {}
    given = {key: item for key, item in (value or {}).items() if item is not None}
    if findings and not value:
        given["title"] = fallback_title
    for path, message, remedy in mistakes(FrontMatter, given):
        line, column = found.text.place(path)
        findings.append(Finding(source, line, column, _rule(path, message), message, remedy))
        given.pop(str(path[0]), None)
    if found.is_pelican:
        message, remedy = (
            "The front matter is in Pelican’s old style.",
            "Write it as YAML between two lines of “---”; ./invoke check --fix does so.",
        )
        edits = (Edit(1, 1, found.raw, as_yaml(value, _LISTS)),) if value else ()
        findings.append(Finding(source, 1, 1, "front-matter-style", message, remedy, "advice", edits))
    return FrontMatter.model_validate({"title": fallback_title} | given), findings


def _rule(path: tuple[str | int, ...], message: str) -> str:
    if path == ("title",) and "is missing" in message:
        return "title-missing"
    return "front-matter-unknown" if "is not a key" in message else "front-matter-value"

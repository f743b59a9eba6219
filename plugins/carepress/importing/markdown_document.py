"""Markdown documents: front matter as this site has it, headings below the title, and the pictures beside the file."""

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from carepress.file_text import file_text
from carepress.front_matter import FrontMatter
from carepress.front_matter_text import Head, head
from carepress.importing.document import Refused, ending
from carepress.markdown_links import with_addresses
from carepress.source_places import without_code
from carepress.yaml_text import spelt

_HEADING = re.compile(r"^ {0,3}(#{1,6})(?=[ \t])|^(?=[^\n]+\n {0,3}(=+|-{2,})[ \t]*$)", re.MULTILINE)
_UNDERLINE = re.compile(r"^(#{1,6} [^\n]+)\n {0,3}(?:=+|-{2,})[ \t]*$", re.MULTILINE)

_MARKS = re.compile(r"(?<![\w*_`])(\*{1,3}|_{1,3}|`+)(?=\S)(.+?)(?<=\S)\1(?![\w*_`])")


@dataclasses.dataclass(frozen=True)
class MarkdownDocument:
    """The text of a Markdown file below its front matter, and what that says, every value as text."""

    values: Mapping[str, Any]
    head: str
    body: str
    title: str


def markdown_document(content: bytes, name: str) -> MarkdownDocument:
    """The document in the bytes of a Markdown file; raises Refused where it cannot be read."""
    text, findings = file_text(content, name)
    if any(finding.rule == "file-not-utf8" for finding in findings):
        raise Refused(f"{name} is not in UTF-8: save it again with that encoding.")
    found = head(text)
    if found.text.problems:
        problem = found.text.problems[0]
        raise Refused(
            f"The front matter of {name} cannot be read, line {problem.line}: {problem.message} {problem.remedy}"
        )
    values = found.text.value if isinstance(found.text.value, dict) else {}
    body, title = _levelled(found.body, takes_title="title" not in values)
    return MarkdownDocument(values, _head(found, values), body.strip("\n") + "\n", str(values.get("title") or title))


def _head(found: Head, values: Mapping[str, Any]) -> str:
    """The lines of the front matter, those of Pelican's own style in YAML."""
    if not found.is_pelican:
        return "".join(found.raw.splitlines(keepends=True)[1:-1])
    return "".join(f"{key}: {_value(key, value)}\n" for key, value in values.items())


def _value(key: str, value: Any) -> str:
    is_list = key in FrontMatter.model_fields and isinstance(FrontMatter.model_fields[key].default, tuple)
    parts = [spelt(part.strip()) for part in str(value).split(",") if part.strip()]
    return f"[{', '.join(parts)}]" if is_list else spelt(str(value))


def _levelled(body: str, *, takes_title: bool) -> tuple[str, str]:
    """The text with headings that begin at the second level, and its title, if that is its only main heading."""
    shown = without_code(body)
    marks = [(match.start(), _depth(match)) for match in _HEADING.finditer(shown)]
    title, first = "", marks[0] if marks else (0, 0)
    if takes_title and first[1] == 1 and sum(depth == 1 for _, depth in marks) == 1 and not shown[: first[0]].strip():
        line, _, body = body[first[0] :].partition("\n")
        title = line.lstrip("# \t").rstrip("# \t")
        body = re.sub(r"\A {0,3}=+[ \t]*\n", "", body)
        return _levelled(body, takes_title=False)[0], _MARKS.sub(r"\2", re.sub(r"\s*\{#[^}]*\}$", "", title))
    above: list[int] = []
    kept, at = list[str](), 0
    for start, depth in marks:
        while above and above[-1] >= depth:
            above.pop()
        above.append(depth)
        written = re.match(r" {0,3}#{1,6}[ \t]*", body[start:])
        kept += (body[at:start], "#" * min(len(above) + 1, 6) + " ")
        at = start + (len(written[0]) if written else 0)
    return _UNDERLINE.sub(r"\1", "".join([*kept, body[at:]])), title


def _depth(match: re.Match[str]) -> int:
    return len(match[1]) if match[1] else 1 if match[2].startswith("=") else 2


def with_pictures(body: str, slug: str, folder: Path, way: str) -> tuple[str, Mapping[str, bytes]]:
    """The text with the pictures that lie beside its file led to files of the site, and those by name."""
    files: dict[str, bytes] = {}

    def answer(address: str) -> str:
        file = (folder / address).resolve()
        if not file.is_relative_to(folder.resolve()) or not file.is_file():
            return address
        content = file.read_bytes()
        kind = ending(content)
        if not kind:
            return address
        name = next((name for name, known in files.items() if known == content), f"{slug}-{len(files) + 1}.{kind}")
        files[name] = content
        return f"{way}{name}"

    return with_addresses(body, answer)[0], files

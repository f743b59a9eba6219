"""Entries: a file of the content as the values that a form shows, and the file again with the values that came back."""

import codecs
import dataclasses
from collections.abc import Mapping
from typing import Any

from carepress.browser_editor.body_merge import merged
from carepress.browser_editor.yaml_patch import patched
from carepress.front_matter_text import head
from carepress.yaml_text import yaml_text

BODY = "body"
FENCE = "---\n"

Values = Mapping[str, Any]


class Unreadable(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """Why a file cannot be shown as a form, in one sentence."""


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A file in parts: what stands before its YAML, the YAML, what ends it, the text below, and how lines end.

    A data file is all YAML, and its other parts are empty.
    """

    opening: str
    yaml: str
    closing: str
    body: str
    is_page: bool
    line_end: str = "\n"
    mark: bytes = b""

    @property
    def values(self) -> dict[str, Any]:
        """What the file says: texts, lists and mappings by key; a page's text is under `body`."""
        found = yaml_text(self.yaml).value
        known = dict(found) if isinstance(found, dict) else {}
        return known | {BODY: self.body.strip()} if self.is_page else known

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        text = self.opening + self.yaml + self.closing + self.body
        return self.mark + text.replace("\n", self.line_end).encode()

    def with_values(self, values: Values) -> "Entry":
        """The file with other values; whatever they do not change stays as it is. Raises Unpatchable."""
        keys = {key: value for key, value in values.items() if key != BODY or not self.is_page}
        changed = dataclasses.replace(self, yaml=patched(self.yaml, keys))
        body = str(values.get(BODY) or "").replace("\r\n", "\n").strip()
        return changed if not self.is_page or body == self.body.strip() else changed.with_body(body)

    def with_body(self, body: str) -> "Entry":
        """The page with another text; the space around it stays."""
        if not self.body.strip():
            return dataclasses.replace(self, body=f"\n{body}\n")
        body = merged(self.body.strip(), body)
        start = len(self.body) - len(self.body.lstrip())
        end = len(self.body.rstrip())
        return dataclasses.replace(self, body=self.body[:start] + body + self.body[end:])


EMPTY_PAGE = Entry(FENCE, "", FENCE, "", is_page=True)
"""A new page before anything is said in it."""


def entry(content: bytes, *, is_page: bool) -> Entry:
    """The entry in a file's bytes; raises Unreadable where a form could not show all of it."""
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    try:
        text = content.removeprefix(mark).decode()
    except UnicodeDecodeError:
        raise Unreadable("it is not in UTF-8") from None
    line_end = "\r\n" if "\r\n" in text else "\n"
    if text.replace("\r\n", "").count("\r") or (line_end == "\r\n" and text.replace("\r\n", "").count("\n")):
        raise Unreadable("its lines end in two different ways")
    text = text.replace("\r\n", "\n")
    made = _page(text) if is_page else Entry("", text, "", "", is_page=False)
    read = yaml_text(made.yaml)
    if read.problems:
        raise Unreadable(read.problems[0].message.rstrip("."))
    if not isinstance(read.value, dict):
        raise Unreadable("it is not a list of “key: value” lines")
    return dataclasses.replace(made, line_end=line_end, mark=mark)


def _page(text: str) -> Entry:
    found = head(text)
    if found.is_pelican or not found.raw.startswith("---") or found.text.problems:
        problems = found.text.problems
        raise Unreadable(problems[0].message.rstrip(".") if problems else "it has no front matter in YAML")
    opening, _, rest = found.raw.partition("\n")
    inner, closing = rest.rstrip("\n").rpartition("\n")[::2]
    yaml = f"{inner}\n" if inner else ""
    return Entry(f"{opening}\n", yaml, closing + rest[len(rest.rstrip("\n")) :], found.body, is_page=True)

"""Changed front matter: values of a page set in its text, whose rest stays as it is."""

import re
from collections.abc import Sequence

from carepress.front_matter_text import head
from carepress.yaml_text import spelt


def with_front_matter(text: str, **values: str) -> str:
    """The text of a page with values of its front matter replaced, or added below its title."""
    found = head(text)
    lines = found.raw.splitlines(keepends=True)
    for key, value in values.items():
        line = f"{key}: {value if found.is_pelican else spelt(value)}"
        at, title = _line_of(key, lines), _line_of("title", lines)
        if at is not None:
            comment = re.search(r"[ \t]+#[^\n]*$", lines[at])
            lines[at] = f"{line}{comment[0] if comment and not found.is_pelican else ''}\n"
        else:
            lines.insert(1 if title is None else title + 1, f"{line}\n")
    return "".join(lines) + found.body


def _line_of(key: str, lines: Sequence[str]) -> int | None:
    return next((at for at, line in enumerate(lines) if re.match(rf"{key}[ \t]*:", line, re.IGNORECASE)), None)

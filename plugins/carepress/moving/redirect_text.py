"""The text of the redirects, to which a former address is added; everything else stays as an editor wrote it."""

import datetime

import yaml

from carepress.redirect import KEY
from carepress.yaml_text import spelt, yaml_text

_BEGINNING = f"""# Former addresses, and where their readers are led. ./invoke move and ./invoke retire add to them.
#   from   the former address
#   to     the address where the page is now; or
#   gone   why it was removed, in a sentence that readers see
#   on     the day on which that happened

{KEY}:
"""


def with_redirect(text: str | None, former: str, to: str, gone: str, on: datetime.date) -> str:
    """The text with an entry for a former address, and with those that led there leading to the new one.

    An entry from the new address goes: a page stands there again.
    """
    written = _without(_without(text if text and text.strip() else _BEGINNING, former), to.partition("#")[0])
    written = _led_on(written, former, to) if to else written
    indent = " " * (_rows(written)[0].start_mark.column - 2 if _rows(written) else 0)
    lines = [f"- from: {spelt(former)}", f"  {'to' if to else 'gone'}: {spelt(to or gone)}", f"  on: {on.isoformat()}"]
    if not _rows(written):
        written = written.rstrip().removesuffix("[]").rstrip() + "\n"
    return written + "\n" * (not written.endswith("\n")) + "".join(f"{indent}{line}\n" for line in lines)


def _rows(text: str) -> list[yaml.MappingNode]:
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    lists = [value.value for key, value in pairs if key.value == KEY and isinstance(value, yaml.SequenceNode)]
    return [row for row in (lists[0] if lists else ()) if isinstance(row, yaml.MappingNode)]


def _values(row: yaml.MappingNode) -> dict[str, yaml.Node]:
    return {str(key.value): value for key, value in row.value}


def _without(text: str, former: str) -> str:
    """The text without the entry of an address, whose lines go."""
    if yaml_text(text).problems:
        return text
    for row in _rows(text):
        source = _values(row).get("from")
        if former and source is not None and source.value == former:
            lines = text.splitlines(keepends=True)
            last = row.end_mark.line if row.end_mark.column == 0 else row.end_mark.line + 1
            return "".join(lines[: row.start_mark.line] + lines[max(last, row.start_mark.line + 1) :])
    return text


def _led_on(text: str, former: str, to: str) -> str:
    """The text in which what led to a former address leads on to the new one."""
    for row in reversed(_rows(text)):
        target = _values(row).get("to")
        if target is not None and str(target.value).partition("#")[0] == former:
            raw = text[target.start_mark.index : target.end_mark.index]
            text = (
                text[: target.start_mark.index]
                + raw.replace(former, to.partition("#")[0], 1)
                + text[target.end_mark.index :]
            )
    return text

"""Extra keys: the publisher's own front matter, held to what the settings declare."""

import datetime
from collections.abc import Iterator
from typing import Any

from carepress.finding import Finding, did_you_mean
from carepress.head_place import head_place
from carepress.page import Page
from carepress.settings import ExtraKey, Settings

_TOLD = {
    "text": "a text",
    "number": "a number",
    "yes-or-no": "true or false",
    "date": "a day, like 2026-11-22",
    "list": "a list, like [one, two]",
}


def extra_faults(page: Page, settings: Settings) -> Iterator[Finding]:
    """Keys below `extra` that are not declared, and values that are not what they should be."""
    known = settings.extra_keys
    for key, value in page.front.extra.items() if known else ():
        place = head_place(page.head, "extra", key)
        if key not in known:
            message = f"“{key}” below extra is not among the keys that the settings declare.{did_you_mean(key, known)}"
            remedy = f"Known keys: {', '.join(known)}. New ones go into extra_keys in CAREPRESS."
            yield Finding(page.source, *place, "front-matter-unknown", message, remedy)
        elif value is not None and not _fits(value, known[key]):
            message = f"“extra.{key}” cannot be used as it stands: it is {_wanted(known[key])}."
            yield Finding(page.source, *place, "front-matter-value", message, "Correct the value or remove the line.")


def _wanted(key: ExtraKey) -> str:
    values = f", and no other value than {', '.join(key.values)}" if key.values else ""
    return f"{_TOLD[key.type]}{values}"


def _fits(value: Any, key: ExtraKey) -> bool:
    parts = value if isinstance(value, list) else [value]
    if isinstance(value, list) != (key.type == "list") or not all(isinstance(part, str) for part in parts):
        return False
    return (not key.values or {*parts} <= {*key.values}) and all(_is(part, key.type) for part in parts)


def _is(text: str, kind: str) -> bool:
    try:
        if kind == "number":
            float(text)
        elif kind == "date":
            datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return kind != "yes-or-no" or text in {"true", "false"}

"""Front matter style: Pelican’s own headers written as YAML, with the same values."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from carepress.yaml_text import yaml_text

_MIDNIGHT = " 00:00"


def as_yaml(values: Mapping[str, Any], lists: Collection[str]) -> str:
    """Front matter with these values, each a text of one line; those of `lists` have commas between their parts."""
    rows = (f"{key}: {_listed(text) if key in lists else _spelt(_day(key, text))}" for key, text in values.items())
    return "\n".join(["---", *rows, "---\n"])


def _listed(text: str) -> str:
    return f"[{', '.join(_spelt(part.strip()) for part in text.split(',') if part.strip())}]"


def _day(key: str, text: str) -> str:
    return text.removesuffix(_MIDNIGHT) if key == "date" else text


def _spelt(text: str) -> str:
    """A text without quotation marks where YAML reads it so, in a list too, and in them where it does not."""
    is_plain = all(yaml_text(row).value == want for row, want in _ways(text))
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _ways(text: str) -> list[tuple[str, Any]]:
    return [(f"key: {text}", {"key": text}), (f"key: [{text}]", {"key": [text]})]

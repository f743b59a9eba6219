"""JSON-LD: values in the words of schema.org as text that may stand within a `script` element."""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

Node = dict[str, Any]
"""Something with a type and properties of schema.org."""


def json_ld(value: Mapping[str, Any]) -> Markup:
    """A value as JSON in which nothing can end a `script` element or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def node(kind: str | list[str], **properties: Any) -> Node:
    """Something of a type, without the properties of which nothing is known."""
    return {"@type": kind} | {name: value for name, value in properties.items() if value}


def described(found: Node) -> Markup:
    """The JSON-LD of a page that is about one thing."""
    return json_ld({"@context": "https://schema.org"} | found)

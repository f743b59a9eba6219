"""Schema words: which keys and values a JSON Schema knows at a place, and what it says of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Schema = Mapping[str, Any]


def keys(schema: Schema, path: Sequence[str]) -> dict[str, Schema]:
    """What the schema says of each key that may stand below the keys of a path."""
    here: Schema = schema
    for key in path:
        here = _keys_of(schema, here).get(key, {})
    return _keys_of(schema, here)


def values(schema: Schema, path: Sequence[str], key: str) -> list[str]:
    """The values that a key below a path may have, as far as they are few; none where any other will do."""
    parts = [*_parts(schema, keys(schema, path).get(key, {}))]
    if any(part.get("type") == "boolean" for part in parts):
        return ["true", "false"]
    is_open = any(part.get("type") == "string" and "enum" not in part for part in parts)
    known = (str(value) for part in parts for value in part.get("enum", ()) if value is not None)
    return [] if is_open else [*dict.fromkeys(known)]


def description(schema: Schema, path: Sequence[str], key: str) -> str:
    """What a key below a path means; "" where nothing is said."""
    return str(keys(schema, path).get(key, {}).get("description", ""))


def _keys_of(schema: Schema, part: Schema) -> dict[str, Schema]:
    return {key: found for one in _parts(schema, part) for key, found in one.get("properties", {}).items()}


def _parts(schema: Schema, part: Schema) -> Iterator[Schema]:
    """A part and all that may stand for it: its alternatives, what it refers to, and the items of its list."""
    yield part
    if name := str(part.get("$ref", "")).rpartition("/")[2]:
        yield from _parts(schema, schema.get("definitions", {}).get(name, {}))
    for other in (*part.get("anyOf", ()), *([part["items"]] if "items" in part else ())):
        yield from _parts(schema, other)

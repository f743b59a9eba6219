"""Mistakes while typing: what is wrong with the front matter of a text as it stands in the editor, not yet saved."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from carepress.finding import Finding, did_you_mean
from carepress.front_matter_text import Head, front_matter, head
from carepress.language_server.schema_words import Schema, values

_UNKNOWN: Mapping[str, str] = MappingProxyType(
    {"strategies": "strategy-unknown", "related": "related-unknown", "not_related": "related-unknown"}
)
"""Keys whose values name what the site has, and the rule that they break otherwise."""


def mistakes_while_typing(text: str, source: str, schema: Schema) -> list[Finding]:
    """A finding for each mistake; none where a text has no front matter yet. The schema is that of this site."""
    if not text.startswith("---"):
        return []
    found = head(text)
    _, findings = front_matter(found, source, source)
    return [*findings, *_unknown(found, source, schema)]


def _unknown(found: Head, source: str, schema: Schema) -> Iterator[Finding]:
    given: Mapping[str, Any] = found.text.value if isinstance(found.text.value, dict) else {}
    for key, rule in _UNKNOWN.items():
        known, listed = values(schema, (), key), given.get(key)
        names = listed if isinstance(listed, list) else str(listed or "").split(",")
        for name in (str(one).strip() for one in names if known):
            if name and name not in known:
                place = found.text.place((key, names.index(name)) if isinstance(listed, list) else (key,))
                message = f"There is no “{name}” for “{key}” to name.{did_you_mean(name, known)}"
                yield Finding(source, *place, rule, message, f"Known names: {', '.join(known)}.")

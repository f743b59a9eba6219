"""Digests: short names for values, the same in every process and on every machine while the values are the same."""

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

import orjson
import pydantic

SIZE = 16
"""Bytes of what stands for values: so many that two never share them by chance."""

_OWN_WORDS = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_NON_STR_KEYS
"""What is more than JSON's own kinds of values is told in our words, with its type."""


def digest(*parts: Any) -> bytes:
    """What stands for some values; TypeError where one of them, or what is in it, is not plain data.

    Of an object, all fields and the name of its type count.
    """
    try:
        text = orjson.dumps(parts, _plain, _OWN_WORDS)
    except TypeError:  # it takes a quarter of the time, but no number of more than 64 bits and no half of a character
        text = json.dumps(parts, default=_plain, check_circular=False).encode()
    return digest_of_bytes(text)[:SIZE]


def digest_of_bytes(content: bytes) -> bytes:
    """What stands for the content of a file, its SHA-256; processors have instructions of their own for this one."""
    return hashlib.sha256(content).digest()


class Digested:
    """A frozen dataclass with long texts whose digest many ask for: it is worked out once."""

    @cached_property
    def digest(self) -> bytes:
        """What stands for all of its fields."""
        values = (getattr(self, field.name) for field in dataclasses.fields(self))  # type: ignore[arg-type]  # only dataclasses inherit it
        return digest(type(self).__name__, *(value if isinstance(value, str) else digest(value) for value in values))


def _plain(value: Any) -> Any:
    """What JSON has no word for, in words that it has."""
    # Most are views; to ask whether something else is a mapping takes ten times as long.
    if type(value) is MappingProxyType or isinstance(value, Mapping):
        # A page has dozens of views, which copy themselves in a fraction of the time.
        return value.copy() if isinstance(value, MappingProxyType) else dict(value)
    if isinstance(value, bytes | Digested):
        return [type(value).__name__, (digest_of_bytes(value) if isinstance(value, bytes) else value.digest).hex()]
    if isinstance(value, set | frozenset):
        return ["set", *sorted(digest(item).hex() for item in value)]
    if isinstance(value, datetime.date | datetime.timedelta | PurePath):
        return [type(value).__name__, str(value)]
    if isinstance(value, tuple | pydantic.BaseModel):  # of named fields
        return [type(value).__name__, *value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(getattr(value, field.name) for field in dataclasses.fields(value))]
    message = f"{type(value).__name__} is not plain data, so nothing can be known by it."
    raise TypeError(message)

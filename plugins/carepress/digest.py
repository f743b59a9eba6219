"""Digests: short names for values, the same in every process and on every machine while the values are the same."""

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import pydantic

SIZE = 16
"""Bytes: so long that two values never share one by chance."""


def digest(*parts: Any) -> bytes:
    """What stands for some values; TypeError where one of them, or what is in it, is not plain data.

    Whether a sequence is a list or a tuple does not count, and of an object all fields and the name of its type do.
    """
    told = json.dumps(parts, default=_plain, ensure_ascii=False, check_circular=False)
    return digest_of_bytes(told.encode("utf-8", "surrogatepass"))


def digest_of_bytes(content: bytes) -> bytes:
    """What stands for the content of a file."""
    return hashlib.blake2b(content, digest_size=SIZE).digest()


def _plain(value: Any) -> Any:
    """What JSON has no word for, in words that it has."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, bytes):
        return ["bytes", digest_of_bytes(value).hex()]
    if isinstance(value, set | frozenset):
        return ["set", *sorted(digest(item).hex() for item in value)]
    if isinstance(value, datetime.date | datetime.timedelta | PurePath):
        return [type(value).__name__, str(value)]
    if isinstance(value, pydantic.BaseModel):
        return [type(value).__name__, value.__dict__]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(getattr(value, field.name) for field in dataclasses.fields(value))]
    message = f"{type(value).__name__} is not plain data, so nothing can be known by it."
    raise TypeError(message)

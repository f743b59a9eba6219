"""Rooms: pages beside the site that only the preview has, such as the editors’ desk, each below its own address."""

import dataclasses
from collections.abc import Callable, Mapping


@dataclasses.dataclass(frozen=True)
class Answer:
    """Status, content type and content of a response; `location` is where it sends the reader instead, or ""."""

    status: int
    content_type: str = "text/plain; charset=utf-8"
    content: bytes = b""
    location: str = ""


@dataclasses.dataclass(frozen=True)
class Asked:
    """What a room is asked: the path below its address, the query, and whether something is to be done.

    `version` is another one each time the preview shows something new.
    """

    path: str
    query: Mapping[str, str] = dataclasses.field(default_factory=dict)
    version: str = ""
    is_order: bool = False


@dataclasses.dataclass(frozen=True)
class Room:
    """An address such as `/-/desk/`, what answers below it, and the words in which the terminal tells of it."""

    address: str
    told: str
    answer: Callable[[Asked], Answer]

"""Documents: what is taken from a file of another program, before it becomes a page."""

import dataclasses
from pathlib import PurePosixPath

from bs4 import BeautifulSoup


class Refused(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """Why a file is not imported, in one sentence."""


@dataclasses.dataclass
class Document:
    """A text as HTML that may be changed, what the file says of it, its pictures, and what an editor should know.

    `pictures` are bytes by the address that an `<img>` has in the HTML. `date` and `lang` are "" where nothing is said.
    """

    soup: BeautifulSoup
    title: str = ""
    date: str = ""
    lang: str = ""
    pictures: dict[str, bytes] = dataclasses.field(default_factory=dict)
    notes: list[str] = dataclasses.field(default_factory=list)


KINDS = (
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"RIFF", "webp"),
    (b"<svg", "svg"),
    (b"<?xml", "svg"),
)
"""How pictures begin, and the ending that their file should have."""


def ending(content: bytes) -> str:
    """The ending of a picture's file by its first bytes; "" where browsers do not show its kind."""
    if content[4:12] == b"ftypavif":
        return "avif"
    return next((name for start, name in KINDS if content.lstrip().startswith(start)), "")


def words_of(name: str) -> str:
    """The name of a file in words."""
    return PurePosixPath(name).stem.replace("_", " ").replace("-", " ").strip()

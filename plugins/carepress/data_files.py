"""Data files: the texts in the folder `data` of the content, and what is wrong with their characters."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from carepress.file_text import file_text
from carepress.finding import Finding


def data_text(content: Path, source: str) -> str | None:
    """The text of a data file in the content folder; None where it is absent."""
    path = content / source
    return _text(path.read_bytes(), source) if path.is_file() else None


@lru_cache(maxsize=16)
def _text(content: bytes, source: str) -> str:
    """Several features ask for one file, in each look at the site."""
    return file_text(content, source)[0]


def misread(content: Path) -> Iterator[Finding]:
    """A finding for each data file that is not in UTF-8, or holds a character that nobody sees."""
    for path in sorted((content / "data").glob("*.yaml")):
        if path.is_file():
            yield from file_text(path.read_bytes(), path.relative_to(content).as_posix())[1]

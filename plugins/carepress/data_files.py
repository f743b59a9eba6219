"""Data files: the texts in the folder `data` of the content, and what is wrong with their characters."""

from collections.abc import Iterator
from pathlib import Path

from carepress.file_text import file_text
from carepress.finding import Finding


def data_text(content: Path, source: str) -> str | None:
    """The text of a data file in the content folder; None where it is absent."""
    path = content / source
    return file_text(path.read_bytes(), source)[0] if path.is_file() else None


def misread(content: Path) -> Iterator[Finding]:
    """A finding for each data file that is not in UTF-8, or holds a character that nobody sees."""
    for path in sorted((content / "data").glob("*.yaml")):
        if path.is_file():
            yield from file_text(path.read_bytes(), path.relative_to(content).as_posix())[1]

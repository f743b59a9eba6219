"""Files: the Markdown files of a content folder, read one by one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from carepress.page import Document
from carepress.reading.document import document, unreadable
from carepress.reading.markdown_text import MarkdownText
from carepress.reading.metadata import metadata, with_known_template

EXTENSIONS = ("md", "markdown", "mkd", "mdown")


class MarkdownFiles:
    """Reads files of one content folder.

    `labels` are words for the HTML, `templates` the names that pages may ask for, `max_size` counts bytes.
    """

    def __init__(
        self, folder: str, lang: str, labels: Mapping[str, str], templates: frozenset[str], max_size: int
    ) -> None:
        self._folder = Path(folder)
        self._lang = lang
        self._templates = templates
        self._max_size = max_size
        self._converter = MarkdownText(labels)

    def read(self, path: Path) -> tuple[str, dict[str, Any]]:
        """The HTML and Pelican's metadata of a file; a file that cannot be read is a page that says so."""
        source = path.relative_to(self._folder).as_posix()
        found = with_known_template(self._document(path, source), source, self._templates)
        return found.html, metadata(found, source, self._lang)

    def _document(self, path: Path, source: str) -> Document:
        try:
            with path.open("rb") as file:
                raw = file.read(self._max_size + 1)
        except OSError as error:
            return unreadable(source, error.strerror or "unknown reason")
        return document(raw, source, self._converter, self._max_size)

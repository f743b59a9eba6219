"""Reading: every Markdown file becomes a document; Pelican gets just enough of it to place the page."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.readers import BaseReader, Readers

from carepress import build
from carepress.reading.files import EXTENSIONS, MarkdownFiles
from carepress.reading.metadata import template_names


class MarkdownReader(BaseReader):  # type: ignore[misc]  # Pelican has no type hints
    """Pelican's way to the files: HTML and metadata by path."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        super().__init__(settings)
        own, labels = build.settings_of(settings), build.labels_of(settings)
        templates = template_names(build.template_folders(settings))
        self._files = MarkdownFiles(settings["PATH"], settings["DEFAULT_LANG"], labels, templates, own.max_file_size)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The HTML of a file and its metadata."""
        return self._files.read(Path(source_path))


def add_reader(readers: Readers) -> None:
    """Read every Markdown file with this reader."""
    readers.reader_classes.update(dict.fromkeys(EXTENSIONS, MarkdownReader))


def check_settings(pelican: Pelican) -> None:
    """End the run at once where the settings have mistakes."""
    build.settings_of(pelican.settings)


def register() -> None:
    """Join in before anything is read."""
    signals.initialized.connect(check_settings)
    signals.readers_init.connect(add_reader)

"""Reading: every Markdown file becomes a document; Pelican gets just enough of it to place the page."""

from pathlib import Path

from pelican import Pelican, signals
from pelican.readers import BaseReader

from carepress import build
from carepress.page_files import DOCUMENTS, EXTENSIONS, page_sources
from carepress.reading.files import MarkdownFiles, documents


class MarkdownReader(MarkdownFiles, BaseReader):  # type: ignore[misc]  # Pelican has no type hints
    """Pelican's way to the files; Pelican finds it among the readers by its endings."""

    file_extensions = EXTENSIONS


def read(pelican: Pelican) -> None:
    """Read everything before Pelican asks for it; end the run at once where the settings have mistakes."""
    build.labels_of(pelican.settings)
    pelican.settings[DOCUMENTS] = documents(pelican.settings, page_sources(Path(pelican.settings["PATH"])))


def register() -> None:
    """Join in before anything is placed."""
    signals.initialized.connect(read)

"""Reading: every Markdown file becomes a document; Pelican gets just enough of it to place the page."""

from pelican import Pelican, signals
from pelican.readers import BaseReader

from carepress import build
from carepress.page_files import EXTENSIONS
from carepress.reading.files import MarkdownFiles


class MarkdownReader(MarkdownFiles, BaseReader):  # type: ignore[misc]  # Pelican has no type hints
    """Pelican's way to the files; Pelican finds it among the readers by its endings."""

    file_extensions = EXTENSIONS


def check_settings(pelican: Pelican) -> None:
    """End the run at once where the settings have mistakes."""
    build.labels_of(pelican.settings)


def register() -> None:
    """Join in before anything is read."""
    signals.initialized.connect(check_settings)

"""Files: the Markdown files of a content folder, read one by one."""

from collections.abc import Mapping
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

from carepress import build
from carepress.page import Document
from carepress.put_off import FILES
from carepress.reading.document import document, unreadable
from carepress.reading.kept_documents import KeptDocuments
from carepress.reading.markdown_text import MarkdownText
from carepress.reading.metadata import metadata, template_names, with_known_template

REMEMBERED = 500
"""So many files are remembered by one process, which spares the preview reading all of them again at each save."""


class MarkdownFiles:
    """The part of a reader that is not Pelican's; `settings` are Pelican's."""

    settings: Mapping[str, Any]

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The HTML and Pelican's metadata of a file; a file that cannot be read is a page that says so."""
        path = Path(source_path)
        source = path.relative_to(self.settings["PATH"]).as_posix()
        found = with_known_template(self._document(path, source), source, self._templates)
        return found.html, metadata(found, source, self.settings["DEFAULT_LANG"])

    def _document(self, path: Path, source: str) -> Document:
        try:
            with path.open("rb") as file:
                raw = file.read(self._max_size + 1)
        except OSError as error:
            return unreadable(source, error.strerror or "unknown reason")
        make = partial(_read, raw, source, self._labels, self._max_size)
        return self._kept.document(raw, source, make) if FILES in self.settings else make()

    @cached_property
    def _kept(self) -> KeptDocuments:
        return KeptDocuments(Path(self.settings["CACHE_PATH"]) / "documents", (self._labels, self._max_size))

    @cached_property
    def _labels(self) -> tuple[tuple[str, str], ...]:
        return tuple(build.labels_of(self.settings).items())

    @cached_property
    def _templates(self) -> frozenset[str]:
        return template_names(build.template_folders(self.settings))

    @cached_property
    def _max_size(self) -> int:
        return build.settings_of(self.settings).max_file_size


@lru_cache(maxsize=REMEMBERED)
def _read(raw: bytes, source: str, labels: tuple[tuple[str, str], ...], max_size: int) -> Document:
    return document(raw, source, _converter(labels), max_size)


@lru_cache(maxsize=1)
def _converter(labels: tuple[tuple[str, str], ...]) -> MarkdownText:
    return MarkdownText(dict(labels))

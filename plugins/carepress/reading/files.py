"""Files: the Markdown files of a content folder, read all at once and each once in its life, and handed to Pelican."""

import os
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

from carepress import build
from carepress.document import Document
from carepress.kept_answers import KeptAnswers
from carepress.one_by_one import one_by_one
from carepress.output import PROGRESS
from carepress.output_files import ANEW
from carepress.page_files import DOCUMENTS
from carepress.reading.document import document, unreadable
from carepress.reading.markdown_text import MarkdownText
from carepress.reading.metadata import metadata, template_names, with_known_template

Given = tuple[tuple[tuple[str, str], ...], int]

_MANY = 40
"""A file takes milliseconds, so a few of them are worth other processes."""


def documents(settings: Mapping[str, Any], sources: Iterable[str]) -> dict[str, Document]:
    """The documents in files, by source; `settings` are Pelican's. A file that cannot be opened is one that says so."""
    folder, (labels, size) = settings["PATH"], _given(settings)
    contents, unopened = dict[str, tuple[bytes, str]](), dict[str, Document]()
    for source in sources:
        try:
            with open(f"{folder}/{source}", "rb") as file:  # noqa: PTH123  Paths as objects take longer than reading
                contents[source] = (file.read(size + 1), source)
        except OSError as error:
            unopened[source] = unreadable(source, error.strerror or "unknown reason")
    kept = KeptAnswers(Path(settings["CACHE_PATH"]))
    return one_by_one(kept, read, contents, labels, size, many=_MANY, told=partial(_tell, settings)) | unopened


def read(content: bytes, source: str, labels: tuple[tuple[str, str], ...], max_size: int) -> Document:
    """The document in the content of a file."""
    return document(content, source, _converter(labels), max_size)


class MarkdownFiles:
    """The part of a reader that is not Pelican's; `settings` are Pelican's."""

    settings: Mapping[str, Any]

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The HTML and Pelican's metadata of a file; a file that cannot be read is a page that says so."""
        source = source_path[self._start :].replace(os.sep, "/")
        # A file may have come since then. Nothing is held that is in the library soon, with other HTML.
        found = self.settings[DOCUMENTS].pop(source, None) or documents(self.settings, [source])[source]
        found = with_known_template(found, source, self._templates)
        return found.html, metadata(found, source, self.settings)

    def document(self, path: Path) -> Document:
        """The document in a file as it is now, whatever was read or kept before."""
        source, (labels, size) = path.relative_to(self.settings["PATH"]).as_posix(), self._asked
        with path.open("rb") as file:
            return with_known_template(read(file.read(size + 1), source, labels, size), source, self._templates)

    @cached_property
    def _start(self) -> int:
        """Where in a path the part of it begins that lies in the content folder."""
        return len(str(Path(self.settings["PATH"]))) + 1

    @cached_property
    def _asked(self) -> Given:
        return _given(self.settings)

    @cached_property
    def _templates(self) -> frozenset[str]:
        return template_names(build.template_folders(self.settings))


def _tell(settings: Mapping[str, Any], done: int, of: int) -> None:
    settings.get(ANEW, {})["read"] = of
    if PROGRESS in settings:
        settings[PROGRESS]("Reading", done, of)


def _given(settings: Mapping[str, Any]) -> Given:
    """What every document depends on: labels and how large a file may be."""
    return tuple(build.labels_of(settings).items()), build.settings_of(settings).max_file_size


@lru_cache(maxsize=1)
def _converter(labels: tuple[tuple[str, str], ...]) -> MarkdownText:
    return MarkdownText(dict(labels))

"""Writing: templates see only `page` and `site`; the features' own files are written beside the pages."""

from typing import Any

from pelican import Pelican, signals
from pelican.writers import Writer

from carepress import output


class PageWriter(Writer):  # type: ignore[misc]  # Pelican has no type hints
    """Pelican's writer, rendering each page from its view; Pelican's own listings have no name and are left out."""

    def write_file(self, name: str, template: Any, context: dict[str, Any], *_: Any, **given: Any) -> None:
        """Render one page."""
        if name:
            output.write_page(self.output_path, name, template, context, given.get("listing"))


def get_writer(_: Pelican) -> type[PageWriter]:
    """The writer for this run."""
    return PageWriter


def write_files(generator: Any, writer: PageWriter) -> None:
    """Write the features' files, after the articles."""
    output.write_files(generator.context, writer.output_path)


def register() -> None:
    """Join in last: after every feature has answered."""
    signals.all_generators_finalized.connect(output.finish)
    signals.get_writer.connect(get_writer)
    signals.article_writer_finalized.connect(write_files)

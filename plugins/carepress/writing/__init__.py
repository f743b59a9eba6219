"""Writing: templates see only `page` and `site`; the features' own files are written beside the pages."""

from pelican import Pelican, signals
from pelican.writers import Writer

from carepress import output, rendering
from carepress.writing.page_writer import PageWriter


class SiteWriter(PageWriter, Writer):  # type: ignore[misc]  # Pelican has no type hints
    """Pelican's writer with our way of writing pages."""


def get_writer(_: Pelican) -> type[SiteWriter]:
    """The writer for this run."""
    return SiteWriter


def register() -> None:
    """Join in last: after every feature has answered."""
    signals.all_generators_finalized.connect(output.finish)
    signals.get_writer.connect(get_writer)
    signals.page_writer_finalized.connect(rendering.write_all)
    signals.finalized.connect(output.end)

"""Reading paths: a few pages in an order that helps, each path with a page of its own."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.paths import path_entry, reading_path, views


def read(generators: Sequence[Any]) -> None:
    """Tell pages and links of the paths, and report what leads to nothing."""
    paths, findings = reading_path.walkable(bridge.library(generators), bridge.data_text(generators, path_entry.SOURCE))
    bridge.announce(generators, views.addresses(paths))
    bridge.annotate_site(generators, paths=views.site_paths(paths))
    bridge.annotate(generators, "paths", views.page_paths(paths))
    bridge.report(generators, findings)


def write(generator: Any, writer: Any) -> None:
    """Write the page of every path, and the list of them."""
    for path, name, page in views.listings(bridge.site([generator]), bridge.data_text([generator], path_entry.SOURCE)):
        writer.write_file(path, generator.get_template(name), generator.context, listing=page)


def register() -> None:
    """Join in before links are resolved, and after the articles are written."""
    signals.all_generators_finalized.connect(read)
    signals.article_writer_finalized.connect(write)

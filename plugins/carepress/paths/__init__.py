"""Paths: pages in an order that helps, each path with a page of its own."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.paths.path_entry import ENTRIES, SOURCE
from carepress.paths.views import listings, page_paths, site_paths
from carepress.paths.walkable import walkable


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Make the pages of the paths, tell the pages along them, and report what leads to nothing."""
    paths, findings = walkable(bridge.library(generators), bridge.data_text(generators, SOURCE, ENTRIES))
    bridge.make(generators, listings(bridge.site(generators), paths), paths=paths)
    bridge.annotate_site(generators, paths=site_paths(paths))
    bridge.annotate(generators, "paths", page_paths(paths))
    bridge.report(generators, findings)


def register() -> None:
    """Join in before links are resolved."""
    signals.all_generators_finalized.connect(read)

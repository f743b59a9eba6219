"""Related reading: what to read after each page and why, and the whole reading graph as `graph.json`."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from pelican import signals

from carepress import bridge


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Suggest pages for every page; not for a look at some of them, which cannot tell what leads to them."""
    if bridge.asked_for(generators) is not (library := bridge.library(generators)):
        return
    from carepress.related import graph_file, never_suggested, reasons, suggestions, views  # noqa: PLC0415  Slow to load

    why = reasons.Reasons(library, bridge.site(generators).labels).told
    told = suggestions.suggested(library, why, partial(bridge.each, generators))
    bridge.rewrite(generators, {}, suggestions=views.scores(told))
    bridge.report(generators, never_suggested.never_suggested(library, told, suggestions.SHOWN))
    bridge.annotate(generators, "related_reading", views.RelatedReading(bridge.site(generators), told))
    bridge.tabulate(generators, "suggestion", views.suggestion_table(library, told))
    bridge.write(generators, graph_file.graph_files(bridge.site(generators), told))


def register() -> None:
    """Join in once the cross-links stand."""
    signals.all_generators_finalized.connect(read)

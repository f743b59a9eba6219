"""Related reading: what to read after each page and why, and the whole reading graph as `graph.json`."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from pelican import signals

from carepress import bridge


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Suggest pages for every page; not for a look at some of them, which cannot tell what leads to them."""
    if bridge.asked_for(generators) is not (build := bridge.build_behind(generators)).library:
        return
    from carepress.related import graph_file, never_suggested, suggestions, views  # noqa: PLC0415  It takes long to load

    found = suggestions.suggestions(build.library, partial(bridge.each, generators))
    bridge.rewrite(generators, {}, suggestions=views.scores(found))
    bridge.report(generators, never_suggested.never_suggested(build.library, found, suggestions.SHOWN))
    shown = views.related_reading(bridge.site(generators), found)
    bridge.annotate(generators, "related_reading", shown)
    bridge.tabulate(generators, "suggestion", views.suggestion_table(build.library, shown))
    bridge.write(generators, graph_file.graph_files(bridge.site(generators), found, shown.why))


def register() -> None:
    """Join in once the cross-links stand."""
    signals.all_generators_finalized.connect(read)

"""Related reading: what to read after each page and why, and the whole reading graph as `graph.json`."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.related.graph_json import graph_json
from carepress.related.never_suggested import never_suggested
from carepress.related.suggestions import SHOWN, suggestions
from carepress.related.views import related_reading, suggestion_table


def read(generators: Sequence[Any]) -> None:
    """Suggest pages for every page."""
    build = bridge.build_behind(generators)
    found = suggestions(build.library)
    scores = {url: tuple((shown.url, shown.score) for shown in mine) for url, mine in found.items()}
    bridge.rewrite(generators, {}, suggestions=scores)
    bridge.report(generators, never_suggested(build.library, found, SHOWN))
    shown = related_reading(bridge.site(generators), found)
    bridge.annotate(generators, "related_reading", shown)
    bridge.tabulate(generators, "suggestion", suggestion_table(build.library, shown))
    bridge.write(generators, {"graph.json": graph_json(build.library, found, build.labels)})


def register() -> None:
    """Join in once the cross-links stand."""
    signals.all_generators_finalized.connect(read)

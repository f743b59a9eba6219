"""Crisis queries: what a search looks for on the reader's own device, so that help stands first when it is needed."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.crisis_queries.crisis_queries import KEY, SOURCE, CrisisPhrases, crisis_queries


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Write the phrases for readers' devices, and report what is wrong in them."""
    files, findings = crisis_queries(bridge.data_text(generators, SOURCE, (KEY, CrisisPhrases)))
    bridge.write(generators, files)
    bridge.report(generators, findings)
    bridge.annotate_site(generators, crisis_queries=f"/{next(iter(files))}" if files else None)


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)

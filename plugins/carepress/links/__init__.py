"""Links: the files that editors link to become addresses, and every link that leads nowhere is told."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.links.external import external_links
from carepress.links.targets import addresses_of, resolved


def read(generators: Sequence[Any]) -> None:
    """Resolve the links of every page."""
    library = bridge.library(generators)
    found = resolved(library, dict(bridge.in_groups(generators, addresses_of, library.pages)))
    bridge.rewrite(generators, found.html, links=found.links)
    bridge.report(generators, found.findings)
    bridge.tabulate(generators, "external-link", external_links(bridge.library(generators)))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)

"""Links: the files that editors link to become addresses, and every link that leads nowhere is told."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.links.targets import resolved


def read(generators: Sequence[Any]) -> None:
    """Resolve the links of every page."""
    html, findings = resolved(bridge.library(generators))
    bridge.rewrite(generators, html)
    bridge.report(generators, findings)


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)

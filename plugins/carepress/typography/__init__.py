"""Typography: marks of a typewriter in running text, where print has its own."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.typography.typewriter_marks import findings


def read(generators: Sequence[Any]) -> None:
    """Report the pages that have such marks, as their writers left them."""
    bridge.report(generators, bridge.in_groups(generators, findings, bridge.library(generators).pages))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)

"""Anchors: headings whose addresses would change with their words."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.anchors.heading_anchors import findings


def read(generators: Sequence[Any]) -> None:
    """Report the pages that have such headings, before anything is added to their text."""
    bridge.report(generators, bridge.in_groups(generators, findings, bridge.library(generators).pages))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)

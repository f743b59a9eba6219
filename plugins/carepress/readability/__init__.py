"""Readability: how hard each page is to read, told only when somebody asks, because a score is advice and no gate."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.readability.report import RULE, findings, readings, table


def read(generators: Sequence[Any]) -> None:
    """Report on every page, as its writer left it, where that is asked for."""
    if bridge.is_tabulated(generators, RULE):
        found = readings(bridge.library(generators))
        bridge.report(generators, findings(found) if bridge.is_asked(generators, RULE) else ())
        bridge.tabulate(generators, RULE, table(found))


def register() -> None:
    """Join in before links, cross-links and numbers are added to what was written."""
    signals.all_generators_finalized.connect(read)

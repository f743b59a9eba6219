"""Readability: how hard each page is to read, told only when somebody asks, because a score is advice and no gate."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.readability.report import RULE, asked, findings, in_order, reading, table

_MANY = 100
"""A page takes six milliseconds, so some hundred are worth other processes."""


def read(generators: Sequence[Any]) -> None:
    """Report on every page, as its writer left it, where that is asked for."""
    if bridge.is_tabulated(generators, RULE):
        found = in_order(bridge.each(generators, reading, asked(bridge.library(generators)), many=_MANY).values())
        bridge.report(generators, findings(found) if bridge.is_asked(generators, RULE) else ())
        bridge.tabulate(generators, RULE, table(found))


def register() -> None:
    """Join in before links, cross-links and numbers are added to what was written."""
    signals.all_generators_finalized.connect(read)

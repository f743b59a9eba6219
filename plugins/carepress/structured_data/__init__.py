"""Structured data: what search engines are told of each article and strategy page, as readers are."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.structured_data.medical_web_page import structured_data


def read(generators: Sequence[Any]) -> None:
    """Give pages their structured data."""
    bridge.annotate(generators, "structured_data", structured_data(bridge.site(generators)))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)

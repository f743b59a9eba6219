"""Structured data: what search engines are told of each page, as readers are."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.structured_data.pages import structured_data


def read(generators: Sequence[Any]) -> None:
    """Give pages their structured data."""
    build, cards = bridge.build_behind(generators), bridge.answers(generators, "card")
    told = structured_data(bridge.site(generators), build.listings, cards, build.site_annotations.get("card"))
    bridge.annotate(generators, "structured_data", told)


def register() -> None:
    """Join in once every page is made and has its card."""
    signals.all_generators_finalized.connect(read)

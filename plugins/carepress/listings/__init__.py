"""Listings: pages made from no file, and what home pages made from one list."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.listings.listings import home_annotations, listings


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Make the listings, and give home pages what they list."""
    site = bridge.site(generators)
    bridge.make(generators, listings(site))
    for name, answers in home_annotations(site).items():
        bridge.annotate(generators, name, answers)


def register() -> None:
    """Join in before links are resolved."""
    signals.all_generators_finalized.connect(read)

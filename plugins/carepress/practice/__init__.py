"""Practice: for each technique with numbered steps a page of its own, to follow or to print."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.practice.practice_pages import practice_links, practice_pages


def read(generators: Sequence[Any]) -> None:
    """Make the pages, which repeat the finished text of strategy pages, and let these lead to them."""
    pages = practice_pages(bridge.site(generators), lambda name: bridge.answers(generators, name))
    bridge.make(generators, pages)
    bridge.annotate(generators, "practice", practice_links(bridge.library(generators), pages))


def register() -> None:
    """Join in once the strategy pages are finished."""
    signals.all_generators_finalized.connect(read)

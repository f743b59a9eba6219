"""Listings: pages made from no file."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.listings.listings import home_annotations, listings


def read(generators: Sequence[Any]) -> None:
    """Give home pages what they list."""
    for name, answers in home_annotations(bridge.site(generators)).items():
        bridge.annotate(generators, name, answers)


def write(generator: Any, writer: Any) -> None:
    """Write every listing."""
    for save_as, template, listing in listings(bridge.site([generator])):
        writer.write_file(save_as, generator.get_template(template), generator.context, listing=listing)


def register() -> None:
    """Join in once everything is read, and after the articles are written."""
    signals.all_generators_finalized.connect(read)
    signals.article_writer_finalized.connect(write)

"""Listings: pages made from no file, written by a generator of their own."""

from collections.abc import Sequence
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from carepress import bridge
from carepress.listings.listings import home_annotations, listings


class ListingsGenerator(Generator):  # type: ignore[misc]  # Pelican has no type hints
    """Writes every listing."""

    def generate_output(self, writer: Any) -> None:
        """Write them."""
        for save_as, template, listing in listings(bridge.site([self])):
            writer.write_file(save_as, self.get_template(template), self.context, listing=listing)


def read(generators: Sequence[Any]) -> None:
    """Give home pages what they list."""
    for name, answers in home_annotations(bridge.site(generators)).items():
        bridge.annotate(generators, name, answers)


def get_generators(_: Pelican) -> type[ListingsGenerator]:
    """The generator that writes listings."""
    return ListingsGenerator


def register() -> None:
    """Join in as a generator, and once everything is read."""
    signals.get_generators.connect(get_generators)
    signals.all_generators_finalized.connect(read)

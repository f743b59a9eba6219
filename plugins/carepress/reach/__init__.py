"""Reach: no page is so far from the home page that nobody finds it."""

from pathlib import Path

from pelican import Pelican, signals

from carepress import bridge
from carepress.reach.steps_from_home import far_pages, steps_from_home


def written(pelican: Pelican) -> None:
    """Follow the links of the finished pages, and report those that it takes too long to reach."""
    generators = bridge.generators_behind(pelican)
    library, root = bridge.library(generators), bridge.site(generators).root
    if bridge.asked_for(generators) is not library:
        return
    pages = library.listed
    steps = steps_from_home(Path(pelican.output_path), root, pages)
    bridge.report(generators, far_pages(pages, steps))


def register() -> None:
    """Join in once everything is written."""
    signals.finalized.connect(written)

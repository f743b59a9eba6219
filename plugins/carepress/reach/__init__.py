"""Reach: no page is so far from the home page that nobody finds it."""

from functools import partial
from pathlib import Path

from pelican import Pelican, signals

from carepress import bridge, put_off
from carepress.reach.steps_from_home import far_pages, steps_from_home


def written(pelican: Pelican) -> None:
    """Follow the links of the finished pages, and report those that it takes too long to reach."""
    generators = bridge.generators_behind(pelican)
    pages, build = bridge.asked_for(generators).listed, bridge.build_behind(generators)
    root, complete = bridge.site(generators).root, partial(put_off.complete, build)
    steps = steps_from_home(Path(pelican.output_path), root, pages, complete)
    bridge.report(generators, far_pages(pages, steps))


def register() -> None:
    """Join in once everything is written."""
    signals.finalized.connect(written)

"""Offline: what readers' devices keep of the site, for where there is no internet."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from pelican import Pelican, signals

from carepress import bridge, output_files
from carepress.offline.answer import after_reading, after_writing


def read(generators: Sequence[Any]) -> None:
    """Tell pages what a device needs to keep the site, or take away what a former build put there."""
    files, answers = after_reading(bridge.site(generators), generators[0].settings)
    bridge.write(generators, files)
    bridge.annotate_site(generators, **answers)


def written(pelican: Pelican) -> None:
    """List what may be kept of the finished pages."""
    generators, folder = bridge.generators_behind(pelican), pelican.output_path
    for path, text in after_writing(generators[0].context, folder, partial(bridge.each, generators)).items():
        output_files.write_file(generators[0].context, folder, path, text.encode())


def register() -> None:
    """Join in once everything is read, and once everything is written."""
    signals.all_generators_finalized.connect(read)
    signals.finalized.connect(written)

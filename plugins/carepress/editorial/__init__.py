"""Editorial work: rules over the whole library, and the log of corrections."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.editorial.content_files import content_files
from carepress.editorial.corrections_log import corrections_log
from carepress.editorial.rules import findings


def read(generators: Sequence[Any]) -> None:
    """Report what the rules find, and give pages the corrections that they list."""
    build, folder = bridge.build_behind(generators), Path(generators[0].path)
    files = () if bridge.is_glance(generators) else content_files(folder)
    address = bridge.site(generators).address
    bridge.report(generators, findings(build.library, build.settings, files, address))
    if not bridge.is_glance(generators):
        bridge.annotate(generators, "corrections_log", corrections_log(build.library))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)

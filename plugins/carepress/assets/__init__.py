"""Assets: the theme's stylesheet, scripts, fonts and pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican import signals

from carepress import bridge, own_look
from carepress.assets.bundle import PRINT, SCREEN, apart, bundle


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Write the files and tell templates their addresses."""
    base, files = bundle(Path((its := generators[0].settings)["THEME"]) / "static", own_look.own_look(its))
    bridge.write(generators, files)
    bridge.annotate_site(
        generators,
        stylesheet=f"/{base}/{SCREEN}",
        stylesheets_apart=apart(base, files),
        print_stylesheet=f"/{base}/{PRINT}" if f"{base}/{PRINT}" in files else None,
        script=f"/{base}/js/main.js",
        font_preload=min((f"/{path}" for path in files if path.endswith(".woff2")), default=None),
    )


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)

"""Handouts: articles, strategies and techniques as PDF files for paper, beside their pages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican import signals

from carepress import bridge, build
from carepress.handouts.handouts import handouts
from carepress.handouts.order import orders, qr_codes
from carepress.kept_files import KeptFiles
from carepress.own_files import own_files


def read(generators: Sequence[Any]) -> None:
    """Make the handouts of a site that is published, and tell pages of them."""
    if bridge.is_taken_along(generators):
        settings, own = generators[0].settings, own_files(bridge.build_behind(generators), generators[0].settings)
        kept = KeptFiles(Path(settings["CACHE_PATH"]) / "handouts")
        wanted = orders(*bridge.shown(generators), own, build.template_folders(settings), kept)
        bridge.write(generators, (found := handouts(wanted, own, kept)).files)
        bridge.annotate(generators, "handout", found.pages)
        bridge.annotate(generators, "qr_code", qr_codes(wanted))
        bridge.report(generators, found.findings)


def register() -> None:
    """Join in once every page and picture is made."""
    signals.all_generators_finalized.connect(read)

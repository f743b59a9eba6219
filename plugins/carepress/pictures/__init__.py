"""Pictures: those that editors add, made to fit each screen, and without what a camera wrote into them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.kept_files import KeptFiles


def read(generators: Sequence[Any]) -> None:
    """Give pages the pictures that fit, and write their files."""
    site, settings = bridge.site(generators), generators[0].settings
    files = () if bridge.is_glance(generators) else site.library.files
    if not files and not any("<img" in page.html for page in site.library.pages):
        return
    from carepress.pictures.answer import answer  # noqa: PLC0415  What draws takes long to load

    content, kept = Path(settings["PATH"]), KeptFiles(Path(settings["CACHE_PATH"]) / "pictures")
    found = answer(site.library, site.address, lambda path: (content / path).read_bytes(), kept)
    bridge.rewrite(generators, found.html)
    bridge.write(generators, found.files)
    bridge.report(generators, found.findings)


def register() -> None:
    """Join in once the HTML of pages is done."""
    signals.all_generators_finalized.connect(read)

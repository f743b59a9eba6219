"""Books: each series as a whole, as an EPUB file for e-readers and telephones."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican import signals

from carepress import bridge, build
from carepress.books.books import Shelf, books
from carepress.kept_files import KeptFiles
from carepress.own_files import own_files


def read(generators: Sequence[Any]) -> None:
    """Make the books of a site that is published, and tell their pages of them."""
    if bridge.is_taken_along(generators):
        settings, own = generators[0].settings, own_files(bridge.build_behind(generators), generators[0].settings)
        shown, pages = bridge.shown(generators)
        folders = [*build.template_folders(settings), own.theme / "take-along"]
        shelf = Shelf(bridge.site(generators), shown, {page["url"]: page for page in pages}, own, folders)
        found = books(shelf, KeptFiles(Path(settings["CACHE_PATH"]) / "books"))
        bridge.write(generators, found.files)
        bridge.annotate(generators, "books", found.pages)


def register() -> None:
    """Join in once every page and picture is made."""
    signals.all_generators_finalized.connect(read)

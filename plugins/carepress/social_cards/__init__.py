"""Social cards: the pictures by which pages are known where readers share them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican import signals

from carepress import bridge, build
from carepress.cover_drawing import cover_drawer
from carepress.kept_files import KeptFiles
from carepress.social_cards.cards import cards
from carepress.social_cards.theme import look


def read(generators: Sequence[Any]) -> None:
    """Draw the cards of a site that has an address, and tell pages of them."""
    site, settings = bridge.site(generators), generators[0].settings
    style = look(site.name, settings)
    if site.address and style:
        kept, listings = KeptFiles(Path(settings["CACHE_PATH"]) / "cards"), bridge.build_behind(generators).listings
        found = cards(site, listings, style, cover_drawer(build.template_folders(settings)), kept)
        bridge.write(generators, found.files)
        bridge.annotate(generators, "card", found.pages)
        bridge.annotate_site(generators, card=found.common)


def register() -> None:
    """Join in once every page is made."""
    signals.all_generators_finalized.connect(read)

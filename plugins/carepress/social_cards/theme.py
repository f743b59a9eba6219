"""What cards take from the theme: its colours, its font and its mark."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from carepress.lettering import Lettering
from carepress.own_look import colours, site_mark
from carepress.social_cards.card import Look

NEEDED = {"paper", "sunk", "ink", "quiet"}


def look(name: str, settings: Mapping[str, Any]) -> Look | None:
    """What the cards of a site share, by Pelican's settings; None where the theme has no colours of its own."""
    fonts, shades = sorted(Path(settings["THEME"]).glob("static/fonts/*.woff2")), colours(settings)
    lettering = Lettering(fonts[0].read_bytes()) if fonts else None
    return Look(shades, lettering, name, site_mark(settings)) if shades.keys() >= NEEDED else None

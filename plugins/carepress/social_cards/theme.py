"""What cards take from the theme: its colours, its font and its mark."""

from pathlib import Path

from carepress.lettering import Lettering
from carepress.palette import palette
from carepress.site_mark import mark
from carepress.social_cards.card import Look

NEEDED = {"paper", "sunk", "ink", "quiet"}


def look(name: str, static: Path) -> Look | None:
    """What the cards of a site share, from the theme's static files; None where it has no colours of its own."""
    tokens, fonts = static / "css" / "tokens.css", sorted(static.glob("fonts/*.woff2"))
    colours = palette(tokens.read_text(encoding="utf-8")) if tokens.is_file() else {}
    lettering = Lettering(fonts[0].read_bytes()) if fonts else None
    return Look(colours, lettering, name, mark(static / "images" / "icon.svg")) if colours.keys() >= NEEDED else None

"""The publisher's own look: the few files of a folder that take a place in the theme, without a change to it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from carepress.palette import Palette, palette
from carepress.site_mark import Mark, mark

TOKENS, ICON = "css/tokens.css", "images/icon.svg"

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "colours.css": "css/tokens/own.css",
        "site.css": "css/own.css",
        "icon.svg": ICON,
    }
)
"""The place among the theme's static files that each file of the publisher's takes.

Colours come in beside the theme's, so that what readers set, such as more contrast, still outdoes them; other styles
come in behind all but those for paper.
"""


def own_look(settings: Mapping[str, Any]) -> dict[str, bytes]:
    """What stands in the publisher's own folder, by its place among the theme's static files."""
    files = {place: Path(settings["OWN"], name) for name, place in PLACES.items()} if settings.get("OWN") else {}
    return {place: file.read_bytes() for place, file in files.items() if file.is_file()}


def colours(settings: Mapping[str, Any]) -> Palette:
    """The colours of the light scheme: the publisher's own, else the theme's; empty where there are none."""
    own = own_look(settings).get(PLACES["colours.css"], b"").decode()
    file = Path(settings["THEME"], "static", TOKENS)
    return palette(own + (file.read_text(encoding="utf-8") if file.is_file() else ""))


def site_mark(settings: Mapping[str, Any]) -> Mark:
    """The shapes of the site's icon, the publisher's own or the theme's; none where it is no such drawing."""
    own = Path(settings.get("OWN") or "", "icon.svg")
    return mark(own if settings.get("OWN") and own.is_file() else Path(settings["THEME"], "static", ICON))

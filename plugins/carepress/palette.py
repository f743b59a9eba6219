"""The palette: the colours of the light scheme, as the theme's tokens say them."""

import re
from collections.abc import Mapping

_TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})\b")

Palette = Mapping[str, str]
"""Colours as `#rrggbb`, by the name of their token."""


def palette(tokens: str) -> Palette:
    """Every colour of a stylesheet of tokens as it stands first, which is in the light scheme."""
    found: dict[str, str] = {}
    for name, colour in _TOKEN.findall(tokens):
        found.setdefault(name, colour)
    return found

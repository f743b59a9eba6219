"""The site's mark: the shapes of its icon, which whatever draws the site's name or its icons draws with it."""

from pathlib import Path

import lxml.etree

UNITS = 48
"""The theme's shapes and its icon are drawn on a square of so many units."""

Mark = tuple[tuple[str, str], ...]
"""The paths of the icon, each with its colour."""


def mark(icon: Path) -> Mark:
    """The paths of a site's icon, each with its colour; none where it is drawn on another grid than shapes are."""
    root = lxml.etree.fromstring(icon.read_bytes()) if icon.is_file() else None
    if root is None or root.get("viewBox") != f"0 0 {UNITS} {UNITS}":
        return ()
    return tuple((path.get("d", ""), path.get("fill", "")) for path in root.iter("{*}path"))

"""The cover of a page as a picture: the very tiles that the theme's component draws, in the theme's colours."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from lxml.html import HtmlElement
from PIL import Image

from carepress.cover_pattern import ACROSS, DOWN
from carepress.html import fragment
from carepress.outline import outline
from carepress.palette import Palette
from carepress.site_mark import UNITS
from carepress.theme_macros import macro
from carepress.views import View

GROUND = "cover-ground"
TONES = {"cover-calm": ("{}-soft", "{}"), "cover-bold": ("{}", "{}-soft"), "cover-bare": ("{}-soft", "{}")}
"""The tokens of a tile's ground and of its shape, by its class, with a place for the shape's name: see `cover.css`."""

_PLACE = re.compile(r"translate\((\d+) (\d+)\)(?:scale\((-?)(\d+) )?")


def cover_drawing(html: str, colours: Palette, tile: int, across: int = 1) -> Image.Image | None:
    """The panels of a cover's HTML beneath each other, or so many beside each other; None where it has none.

    `tile` is the side of a small tile in points.
    """
    panels = [*fragment(html).iter("svg")]
    if not panels:
        return None
    rows = -(-len(panels) // across)
    image = Image.new("RGB", (across * ACROSS * tile, rows * DOWN * tile), colours["sunk"])
    for number, panel in enumerate(panels):
        corner = number % across * ACROSS * tile, number // across * DOWN * tile
        for group in panel.iter("g"):
            _draw(group, image, corner, colours, tile)
    return image


def _draw(group: HtmlElement, image: Image.Image, corner: tuple[int, int], colours: Palette, tile: int) -> None:
    place = _PLACE.match(group.get("transform", ""))
    tones = TONES.get(group.get("class", ""))
    if not place or not tones:
        return
    side, is_mirrored = int(place[4] or 1) * tile, bool(place[3])
    left = corner[0] + round(int(place[1]) / UNITS * tile) - side * is_mirrored
    top = corner[1] + round(int(place[2]) / UNITS * tile)
    for path in group.iter("path"):
        ground, shape = tones
        tone = ground if path.get("class") == GROUND else shape
        colour = colours.get(tone.format(group.get("data-shape", "")))
        if colour:
            mask = outline(path.get("d", ""), UNITS, side, is_mirrored=is_mirrored)
            image.paste(colour, (left, top), mask)


DrawCover = Callable[[str, Sequence[View], int], str]
"""The HTML of a cover, from what seeds it, the strategies, and the number of its panels."""


def cover_drawer(templates: Iterable[Path]) -> DrawCover:
    """The theme's own component, or that of the publisher's templates: what pages show is what pictures show."""
    return macro(templates, "components/cover.html", "cover") or (lambda *_: "")

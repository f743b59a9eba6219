"""The front cover of a book: its title, the site's name, and a doorway in which the shapes of its strategies stand."""

import io

from PIL import Image

from carepress.cover_drawing import cover_drawing
from carepress.lettering import Lettering, line_height, plain
from carepress.outline import outline
from carepress.palette import Palette

WIDTH, HEIGHT = 1200, 1800
MARGIN = 96
TILE = 252
"""The side of a tile; the doorway is four of them wide and high, and stands on the lower edge."""
NEEDED = {"paper", "sunk", "ink", "quiet"}
_SIZES = (*range(168, 60, -4), 56, 48, 40, 32)
_CAPITAL, _NAME, _COLOURS = 0.67, 44, 64


def front_cover(colours: Palette, lettering: Lettering | None, words: tuple[str, str], panels: str) -> bytes:
    """A PNG file with a title and the site's name, where the font has their letters, and the cover in some HTML."""
    image = Image.new("RGB", (WIDTH, HEIGHT), colours["paper"])
    top = HEIGHT
    cover = cover_drawing(panels, colours, TILE)
    if cover:
        top = HEIGHT - cover.height
        radius = cover.width // 2
        arch = outline(
            f"M0 {radius}a{radius} {radius} 0 0 1 {cover.width} 0v{cover.height}h-{cover.width}z", 1008, 1008
        )
        image.paste(cover, ((WIDTH - cover.width) // 2, top), arch.crop((0, 0, cover.width, cover.height)))
    title, name = map(plain, words)
    if lettering and lettering.has(title + name):
        base = MARGIN + round(_CAPITAL * _NAME)
        lettering.draw(image, (MARGIN, base), name, (_NAME, 500, colours["quiet"]))
        lines, size = lettering.fitted(title, WIDTH - 2 * MARGIN, top - base - 120, _SIZES, 750)
        base += 90 + round(_CAPITAL * size)
        for number, text in enumerate(lines):
            lettering.draw(image, (MARGIN, base + number * line_height(size)), text, (size, 750, colours["ink"]))
    stream = io.BytesIO()
    image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()

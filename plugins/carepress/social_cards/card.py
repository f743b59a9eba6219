"""One card: the picture by which a page is known where somebody shares it."""

import dataclasses
import io

from PIL import Image

from carepress.cover_drawing import cover_drawing
from carepress.lettering import Lettering, line_height
from carepress.outline import outline
from carepress.palette import Palette
from carepress.site_mark import UNITS, Mark

WIDTH, HEIGHT = 1200, 630
MARGIN, GAP = 72, 56
ARCH = 400
"""The cover is a doorway of this width, or of a little more where it is lower; it stands on the card's lower edge."""
BAND = 100
"""The side of a tile where the cover is a band across the card, because there are no words beside it."""
SIZES = (*range(116, 42, -4), 40, 36, 32, 28, 24, 20)
SMALLER = (36, 34, 32, 30, 28, 26, 24, 22)
BOLD, PLAIN = 750, 500
NAME, MARK, AIR, LINES = 30, 52, 40, 90
"""The size of the site's name, the side of its mark, the air around words, and the room for a line beneath a title."""
CAPITAL = 0.67
"""How high a capital letter is."""
COLOURS = 128
COMPRESSION = 7
"""The next levels take three and seven times as long, for a tenth fewer bytes."""


@dataclasses.dataclass(frozen=True)
class Look:
    """What all cards of a site share: colours, font, the site's name, and its mark as paths with their colours."""

    colours: Palette
    lettering: Lettering | None
    name: str
    mark: Mark = ()


def card(look: Look, title: str, line: str, cover: str, *, is_rtl: bool = False) -> bytes:
    """A PNG file with a title, a line beneath it, and the cover that some HTML draws; no words that the font lacks."""
    image = Image.new("RGB", (WIDTH, HEIGHT), look.colours["paper"])
    lettering = look.lettering
    if lettering and lettering.has(title + line + look.name):
        width = _doorway(image, look, cover, is_left=is_rtl)
        left = WIDTH - MARGIN - width if is_rtl else MARGIN
        _words(image, look, lettering, (title, line), (left, width))
    else:
        band = cover_drawing(cover, look.colours, BAND, across=3)
        if band:
            image.paste(band, ((WIDTH - band.width) // 2, (HEIGHT - band.height) // 2))
    stream = io.BytesIO()
    few = image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(stream, "PNG", compress_level=COMPRESSION)
    return stream.getvalue()


def _doorway(image: Image.Image, look: Look, html: str, *, is_left: bool) -> int:
    """Draw the cover under an arch; the width that is left for words."""
    tile = ARCH // 4 if html.count("<svg") != 2 else ARCH // 4 + 20  # noqa: PLR2004  a lower cover may be wider
    cover = cover_drawing(html, look.colours, tile)
    if cover is None:
        return WIDTH - 2 * MARGIN
    radius = cover.width // 2
    path = f"M0 {radius}a{radius} {radius} 0 0 1 {cover.width} 0v{cover.height}h-{cover.width}z"
    arch = outline(path, cover.height, cover.height)
    left = MARGIN if is_left else WIDTH - MARGIN - cover.width
    image.paste(cover, (left, HEIGHT - cover.height), arch.crop((0, 0, cover.width, cover.height)))
    return WIDTH - 2 * MARGIN - GAP - cover.width


def _words(
    image: Image.Image, look: Look, lettering: Lettering, words: tuple[str, str], place: tuple[int, int]
) -> None:
    """Draw a title, a line and the site's name from a place at the left, within a width."""
    left, width = place
    (title, line), foot = words, HEIGHT - MARGIN - MARK
    lines, size = lettering.fitted(title, width, foot - MARGIN - AIR - (LINES + AIR) * bool(line), SIZES, BOLD)
    base = MARGIN + round(CAPITAL * size)
    for number, text in enumerate(lines):
        at = left, base + number * line_height(size)
        lettering.draw(image, at, text, (size, BOLD, look.colours["ink"]))
    if line:
        more, small = lettering.fitted(line, width, LINES, SMALLER, PLAIN)
        base += (len(lines) - 1) * line_height(size) + AIR + round(CAPITAL * small)
        for number, text in enumerate(more):
            at = left, base + number * round(1.1 * line_height(small))
            lettering.draw(image, at, text, (small, PLAIN, look.colours["quiet"]))
    after = left + _mark(image, look, (left, foot))
    if title != look.name:
        base = foot + round((MARK + CAPITAL * NAME) / 2)
        lettering.draw(image, (after, base), look.name, (NAME, PLAIN, look.colours["quiet"]))


def _mark(image: Image.Image, look: Look, at: tuple[int, int]) -> int:
    """Draw the site's mark from a place on; the width that it takes."""
    boxes = [outline(path, UNITS, MARK).getbbox() or (0, 0, 0, 0) for path, _ in look.mark]
    left, right = min((box[0] for box in boxes), default=0), max((box[2] for box in boxes), default=0)
    for path, colour in look.mark:
        image.paste(colour, (at[0] - left, at[1]), outline(path, UNITS, MARK))
    return right - left + 16 if look.mark else 0

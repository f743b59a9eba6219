"""Icons: the site's mark as pictures for a device's home screen."""

import io

from PIL import Image

from carepress.outline import outline
from carepress.site_mark import UNITS, Mark

APPLE = "apple-touch-icon.png"
"""Where devices look for an icon that no page names."""

APPLE_ICON = 180, "apple"
_SAFE = 0.75
"""How large the mark is drawn where a device may cut the edges off; so, its straight edges lie between points."""

SIZES = ((192, "any"), (512, "any"), (192, "maskable"), (512, "maskable"))
"""The icons that web app manifests name: points on a side, and what each is for."""


def icon(mark: Mark, side: int, ground: str | None) -> bytes:
    """A PNG file with the mark: upon a ground that fills the square, its edges free, or upon nothing."""
    image = Image.new("RGBA", (side, side), ground or "#0000")
    large = round(side * _SAFE / UNITS) * UNITS if ground else side
    shapes = [(outline(path, UNITS, large), colour) for path, colour in mark]
    corner = _centred(shapes[0][0].getbbox(), side) if ground and shapes else (0, 0)
    for shape, colour in shapes:
        image.paste(colour, corner, shape)
    stream = io.BytesIO()
    image.convert("RGB" if ground else "RGBA").save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _centred(box: tuple[int, int, int, int] | None, side: int) -> tuple[int, int]:
    """Where a drawing is to be put so that what it shows stands in the middle of a square."""
    left, top, right, bottom = box or (0, 0, 0, 0)
    return (side - right - left) // 2, (side - bottom - top) // 2

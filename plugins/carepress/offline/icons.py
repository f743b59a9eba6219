"""Icons: the site's mark as pictures for a device's home screen."""

import io

from PIL import Image

from carepress.outline import outline
from carepress.site_mark import UNITS, Mark

APPLE = "apple-touch-icon.png"
"""Where devices look for an icon that no page names."""

APPLE_ICON = 180, "apple"
_SAFE = 0.74
"""How large the mark is drawn where a device may cut the edges off."""

SIZES = ((192, "any"), (512, "any"), (192, "maskable"), (512, "maskable"))
"""The icons that web app manifests name: points on a side, and what each is for."""


def icon(mark: Mark, side: int, ground: str | None) -> bytes:
    """A PNG file with the mark: upon a ground that fills the square, its edges free, or upon nothing."""
    image = Image.new("RGBA", (side, side), ground or "#0000")
    large = round(side * (_SAFE if ground else 1))
    corner = (side - large) // 2
    for path, colour in mark:
        image.paste(colour, (corner, corner), outline(path, UNITS, large))
    stream = io.BytesIO()
    image.convert("RGB" if ground else "RGBA").save(stream, "PNG", optimize=True)
    return stream.getvalue()

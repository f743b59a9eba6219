"""Pictures made for tests, as a camera, a drawing program or a careless upload would make them."""

import io
from typing import Any

import numpy as np
from PIL import Image

PLACE = {1: "N", 2: (28.0, 36.0, 50.0), 3: "E", 4: (77.0, 12.0, 32.0)}
"""Where a photo was taken, as Exif says it."""


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture as a file of a kind."""
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def scene(width: int, height: int) -> Image.Image:
    """Something like a landscape: soft, with fine grain, the top left corner red."""
    gradient = Image.linear_gradient("L").resize((width, height))
    noise = np.random.default_rng(1).integers(100, 160, (height, width), dtype="uint8")
    grain = Image.fromarray(noise)
    image = Image.merge("RGB", (gradient, Image.blend(gradient, grain, 0.3), grain))
    image.paste((220, 20, 20), (0, 0, width // 4, height // 4))
    return image


def photo(width: int = 1200, height: int = 900, orientation: int = 1, kind: str = "JPEG", **options: Any) -> bytes:
    """A photo with all that a phone writes into it; `orientation` is Exif's."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = orientation, "A telephone", PLACE
    more = {
        "JPEG": {"quality": 90, "comment": b"A telephone"},
        "PNG": {},
        "WEBP": {"xmp": b"<x>A telephone</x>"},
        "AVIF": {"speed": 10},
    }
    return saved(scene(width, height), kind, exif=exif, **more[kind], **options)


def moving(kind: str) -> bytes:
    """A picture that moves."""
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "green")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=200)

"""Variants: a picture in the kinds and widths from which a browser takes the lightest that looks sharp."""

import dataclasses
import io
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import PurePosixPath

import numpy as np
import PIL
from PIL import Image, ImageCms, ImageOps, features

from carepress.addresses import slug_of
from carepress.kept_files import KeptFiles, fingerprint
from carepress.pictures.original import Original, unreadable

WIDTHS = (400, 700, 1000, 1300)
"""The column of text is 650 points wide at most; 1,300 are sharp on a screen with twice as many."""

HEAVIEST = 250_000
"""A variant of more bytes is saved again with less detail, as far as the list of qualities goes, and else left out."""

WORTH = 500
"""A kind must spare so many bytes at least: those that the page needs to name it."""

FOLDER = "assets/pictures"

_DRAWN: Mapping[str, list[dict[str, object]]] = {
    "AVIF": [{"quality": q, "speed": 8, "subsampling": "4:4:4", "max_threads": 1} for q in (70, 55, 40)],
    "WEBP": [{"quality": q, "method": 5} for q in (85, 70, 50)],
}
_TAKEN: Mapping[str, list[dict[str, object]]] = {
    "AVIF": [{"quality": q, "speed": 8, "subsampling": "4:2:0", "max_threads": 1} for q in (58, 45, 32)],
    "WEBP": [{"quality": q, "method": 5} for q in (76, 60, 42)],
}
"""Pictures that were taken, as against those that were drawn: thin lines and letters would fray."""

_MADE_BY = (PIL.__version__, *(str(features.version_module(name)) for name in ("avif", "webp")))
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@dataclasses.dataclass(frozen=True, slots=True)
class Variant:
    """One version of a picture: the path of its file, its width in points, and its bytes."""

    path: str
    width: int
    content: bytes


class Variants:
    """The variants of a picture, by kind, the lightest kind first; none of a kind that would be no lighter than it.

    Asking raises Unfit where the file is cut off.
    """

    def __init__(self, picture: Original, kept: KeptFiles) -> None:
        self._picture, self._kept = picture, kept
        self._settings = _DRAWN if picture.kind in {"PNG", "GIF"} else _TAKEN

    def by_kind(self) -> dict[str, list[Variant]]:
        """Every kind that is worth it, with its variants from the narrowest to the widest."""
        picture = self._picture
        if picture.is_animated:
            return {}
        widest = min(picture.width, WIDTHS[-1])
        widths = [*(width for width in WIDTHS if width < widest), widest]
        found = {kind: [self._variant(kind, width) for width in widths] for kind in self._settings}
        is_whole = widest == picture.width
        return {
            kind: [variant for variant in variants if len(variant.content) <= HEAVIEST] or variants[:1]
            for kind, variants in found.items()
            if not is_whole or len(variants[-1].content) + WORTH < len(picture.content)
        }

    def _variant(self, kind: str, width: int) -> Variant:
        settings = self._settings[kind]
        print_of_it = fingerprint(self._picture.content, width, kind, repr(settings), HEAVIEST, _MADE_BY)
        ending = f"{width}-{print_of_it}.{kind.lower()}"
        content = self._kept.content(ending, self._encoding(kind, width))
        stem = slug_of(PurePosixPath(self._picture.path).stem)[:60].strip("-") or "picture"
        return Variant(f"{FOLDER}/{stem}-{ending}", width, content)

    def _encoding(self, kind: str, width: int) -> Callable[[], bytes]:
        def encoded() -> bytes:
            size = (width, max(1, round(width * self._picture.height / self._picture.width)))
            small = self._image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
            content = b""
            for settings in self._settings[kind]:
                stream = io.BytesIO()
                small.save(stream, kind, **settings)
                content = stream.getvalue()
                if len(content) <= HEAVIEST:
                    break
            return content

        return encoded

    @cached_property
    def _image(self) -> Image.Image:
        """The picture the right way up, in the colours of the web; read once, and only where something is not kept."""
        picture = self._picture
        try:
            with Image.open(io.BytesIO(picture.content), formats=(picture.kind,)) as image:
                image.draft("RGB", (2 * WIDTHS[-1], 2 * WIDTHS[-1]))
                return _in_colours_of_the_web(ImageOps.exif_transpose(image))
        except Exception:  # noqa: BLE001  Pillow's readers raise whatever theirs do
            raise unreadable(picture.path) from None


def _in_colours_of_the_web(image: Image.Image) -> Image.Image:
    """Phones take pictures in more colours than the web has without a profile, which every variant would carry."""
    if image.mode.startswith("I;16"):
        image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "RGBA", "CMYK", "L"}:
        try:
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, given, _SRGB, outputMode=mode) or image
        except (ImageCms.PyCMSError, OSError):
            pass
    return image.convert(mode)

"""Originals: what the file of a picture holds, or why readers cannot be shown it."""

import dataclasses
import io
from pathlib import PurePosixPath

from PIL import Image, ImageOps

from carepress.pictures.metadata import ORIENTATION, without_metadata

KINDS = {
    **dict.fromkeys((".jpg", ".jpeg", ".jpe", ".jfif"), "JPEG"),
    ".png": "PNG",
    ".webp": "WEBP",
    ".gif": "GIF",
    ".avif": "AVIF",
    ".heic": "HEIC",
    ".heif": "HEIC",
    ".tif": "TIFF",
    ".tiff": "TIFF",
    ".bmp": "BMP",
}
"""The kind of picture that the end of a file's name promises."""

_SHOWN = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
"""What browsers show, and no other of the kinds that Pillow reads: some start other programs."""

_NOT_SHOWN = {b"II*\0": "TIFF", b"MM\0*": "TIFF", b"BM": "BMP"}
_SAVE_AGAIN = "Save it as JPEG or PNG, and put that in its place."


class Unfit(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """A file that cannot be shown as a picture: the rule, what is wrong, and how to mend it.

    `is_picture` where it is one all the same, which may tell where it was taken.
    """

    def __init__(self, rule: str, message: str, remedy: str, *, is_picture: bool = True) -> None:
        super().__init__(message)
        self.rule, self.message, self.remedy, self.is_picture = rule, message, remedy, is_picture


@dataclasses.dataclass(frozen=True)
class Original:
    """A picture: its file without metadata, its kind as Pillow names it, its size as it is seen, and whether it moves.

    `orientation` is Exif's number for which way up it is.
    """

    path: str
    content: bytes
    kind: str
    width: int
    height: int
    orientation: int = 1
    is_animated: bool = False

    @property
    def is_misnamed(self) -> bool:
        """Whether the name of its file promises another kind of picture."""
        return KINDS[PurePosixPath(self.path).suffix.lower()] != self.kind


def original(path: str, content: bytes) -> Original:
    """The picture in a file; raises Unfit where there is none that readers can be shown."""
    try:
        with Image.open(io.BytesIO(content), formats=_SHOWN) as image:
            kind = "JPEG" if image.format == "MPO" else str(image.format)
            orientation = image.getexif().get(ORIENTATION, 1)
            is_animated = kind != "JPEG" and getattr(image, "is_animated", False)
            clean = _saved_again(image) if _tells_more(image, kind) else without_metadata(content, kind, orientation)
            width, height = image.size if orientation in range(1, 5) else image.size[::-1]
    except Image.DecompressionBombError:
        raise too_large(path) from None
    except Exception:  # noqa: BLE001  Pillow's readers raise whatever theirs do
        raise unreadable(path, content) from None
    if width * height > (Image.MAX_IMAGE_PIXELS or 0):
        raise too_large(path)
    return Original(path, clean, kind, width, height, orientation, is_animated)


def _tells_more(image: Image.Image, kind: str) -> bool:
    """Whether a picture has metadata that cannot be cut out of its file; one that moves would lose its frames."""
    return (
        kind == "AVIF" and getattr(image, "n_frames", 1) == 1 and bool(image.info.get("exif") or image.info.get("xmp"))
    )


def _saved_again(image: Image.Image) -> bytes:
    """The file of an AVIF picture without metadata, the right way up: its parts point at each other by their places."""
    stream, profile = io.BytesIO(), image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    upright.save(stream, "AVIF", quality=90, speed=8, max_threads=1, icc_profile=profile, exif=b"", xmp=b"")
    return stream.getvalue()


def too_large(path: str) -> Unfit:
    """For a picture with more points than a computer should have to hold."""
    message = f"The picture “{path}” has more than {(Image.MAX_IMAGE_PIXELS or 0) // 1_000_000} million points."
    return Unfit("image-too-large", message, "Save it smaller: 2,600 points wide are more than any page shows.")


def unreadable(path: str, content: bytes = b"") -> Unfit:
    """For a file that is no picture, no whole one, or one of a kind that browsers do not show."""
    kind = next((kind for start, kind in _NOT_SHOWN.items() if content.startswith(start)), "")
    kind = "HEIC" if content[4:8] == b"ftyp" else kind
    what = f"is of the kind {kind}, which most browsers do not show" if kind else "is no picture, or a broken one"
    is_picture = bool(kind) or content.startswith((b"\xff\xd8", b"\x89PNG", b"RIFF"))
    return Unfit("image-unreadable", f"“{path}” {what}.", _SAVE_AGAIN, is_picture=is_picture)

"""Metadata: a picture's file without what a camera or a program has written into it, such as where it was taken.

Only what browsers need to draw the picture is kept, part by part as it stands, so its points stay as they are.
"""

import re
import zlib
from collections.abc import Iterator

from PIL import Image

ORIENTATION = 0x0112
"""Which way up the picture is: the only word of Exif that readers need."""

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT".split()
_WEBP_KEPT = (b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04

_START, _END, _SCAN, _COMMENT, _FIRST_OF_PROGRAMS = 0xD8, 0xD9, 0xDA, 0xFE, 0xE0
_OF_PROGRAMS = range(_FIRST_OF_PROGRAMS, 0xF0)
_JPEG_KEPT = {_FIRST_OF_PROGRAMS: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
# Within a scan 0xFF is followed by 0, or by the number of a restart.
_NEXT_MARKER = re.compile(rb"\xff(?=[^\x00\xff\xd0-\xd7])", re.DOTALL)


def without_metadata(content: bytes, kind: str, orientation: int = 1) -> bytes:
    """The file of a picture of a kind that Pillow names, without metadata; ValueError where its parts make no sense.

    Kinds of which we know no parts are given back as they are.
    """
    exif = _exif(orientation) if orientation != 1 else b""
    strip = {"JPEG": _jpeg, "PNG": _png, "WEBP": _webp}.get(kind)
    return strip(content, exif) if strip else content


def _exif(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return exif.tobytes()


def _jpeg(content: bytes, exif: bytes) -> bytes:
    parts = [*_jpeg_parts(content)]
    after = 1 + (parts[1][1] == _FIRST_OF_PROGRAMS)
    added = [_jpeg_part(0xE1, exif)] if exif else []
    return b"".join([*parts[:after], *added, *parts[after:]])


def _jpeg_part(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2) + content


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    """The parts that are kept, up to the picture's end: what follows are other pictures, for other devices."""
    yield content[:2]
    at, marker = 2, _START
    while marker != _END:
        at = _following(content, at)
        marker = content[at + 1]
        end = at + 2 + (int.from_bytes(content[at + 2 : at + 4]) if marker != _END else 0)
        if marker == _SCAN:
            end = _following(content, end)
        known = _JPEG_KEPT.get(marker, b"?") if marker in _OF_PROGRAMS else b""
        if marker != _COMMENT and content.startswith(known, at + 4 if known else 0):
            yield content[at:end]
        at = end


def _following(content: bytes, at: int) -> int:
    found = _NEXT_MARKER.search(content, at)
    if found is None:
        raise ValueError("the picture has no end")
    return found.start()


def _png(content: bytes, exif: bytes) -> bytes:
    found, at = [_PNG_START], len(_PNG_START)
    while at < len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4])
        if content[at + 4 : at + 8] in _PNG_KEPT:
            found.append(content[at:end])
        at = end if content[at + 4 : at + 8] != b"IEND" else len(content)
    added = [_png_part(b"eXIf", exif.removeprefix(b"Exif\0\0"))] if exif else []
    return b"".join([*found[:2], *added, *found[2:]])


def _png_part(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)


def _webp(content: bytes, exif: bytes) -> bytes:
    found, at = [], 12
    while at < len(content):
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        if content[at : at + 4] in _WEBP_KEPT:
            found.append(bytearray(content[at : at + 8 + size + size % 2]))
        at += 8 + size + size % 2
    if found and found[0].startswith(b"VP8X"):
        found[0][8] = found[0][8] & ~(_WEBP_EXIF | _WEBP_XMP) | (_WEBP_EXIF if exif else 0)
        found += [bytearray(b"EXIF" + len(exif).to_bytes(4, "little") + exif + b"\0" * (len(exif) % 2))] * bool(exif)
    inner = b"WEBP" + b"".join(map(bytes, found))
    return b"RIFF" + len(inner).to_bytes(4, "little") + inner

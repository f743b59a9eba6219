"""Outlines: the shape that an SVG path goes round, as a picture of how much of each point it covers."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.svgLib.path import parse_path
from PIL import Image, ImageChops, ImageDraw

FINER = 8
"""Shapes are drawn so many times larger, and made small again, so that their edges are smooth."""
STEPS = 24
"""A curve is so many straight lines."""

Point = tuple[float, float]


@cache
def outline(path: str, units: int, side: int, *, is_mirrored: bool = False) -> Image.Image:
    """The shape in a square of so many units, drawn with so many points on a side; twice round is a hole."""
    scale = side * FINER / units
    shape = Image.new("1", (side * FINER, side * FINER))
    for points in _rings(path):
        ring = Image.new("1", shape.size)
        ImageDraw.Draw(ring).polygon([(x * scale, y * scale) for x, y in points], fill=1)
        shape = ImageChops.logical_xor(shape, ring)
    small = shape.convert("L").resize((side, side), Image.Resampling.BOX)
    return small.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if is_mirrored else small


def _rings(path: str) -> Iterator[list[Point]]:
    pen = DecomposingRecordingPen({})
    parse_path(path, pen)
    ring: list[Point] = []
    for command, given in pen.value:
        if command == "moveTo":
            ring = [given[0]]
        elif command == "closePath":
            yield ring
        else:
            ring += _curve([ring[-1], *given]) if len(given) > 1 else given


def _curve(points: Sequence[Point]) -> Iterator[Point]:
    """Points of a Bézier curve after its first, by de Casteljau's way of drawing it."""
    for step in range(1, STEPS + 1):
        along, left = step / STEPS, [*points]
        while len(left) > 1:
            left = [(a + (c - a) * along, b + (d - b) * along) for (a, b), (c, d) in pairwise(left)]
        yield left[0]

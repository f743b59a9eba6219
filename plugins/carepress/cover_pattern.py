"""The pattern of a cover: which shape stands on which of its tiles; the same page always gets the same."""

import functools
import itertools
import string
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

ACROSS, DOWN = 4, 2
"""A panel is four tiles wide and two high; one of them takes the place of four."""

TONES = ("calm", "calm", "bold", "bare")

_STEPS = {letter: number for number, letter in enumerate(string.ascii_lowercase + string.digits, 2)}
_MODULUS = 8191


class Tile(NamedTuple):
    """A tile: its column and row, how many tiles wide it is, its tone and shape, and how that is drawn, if at all."""

    column: int
    row: int
    size: int
    tone: str
    shape: str
    is_mirrored: bool
    is_empty: bool


def cover_pattern(
    slug: str, strategies: Sequence[Mapping[str, Any]], panels: int, mirrored: Container[str] = ()
) -> Iterator[list[Tile]]:
    """The tiles of each panel, for a slug, which seeds a small congruential generator, and the shapes of strategies.

    Those that are to be `mirrored` are so on every other tile.
    """
    shapes = [strategy["shape"] for strategy in strategies]
    seed = panels
    for letter in slug:
        seed = (seed * 31 + _STEPS.get(letter, 1)) % _MODULUS
    turns = itertools.count(seed)
    for panel in range(panels):
        large, tiles = seed % (ACROSS - 1) if panel else 1, list[Tile]()
        for number in range(ACROSS * DOWN):
            seed = (seed * 137 + 43) % _MODULUS
            row, column = divmod(number, ACROSS)
            if column not in {large, large + 1} or number == large:
                shape, is_corner = shapes[next(turns) % len(shapes)], panels > 1 and panel == 0 and number in {0, 3}
                tone = "calm" if is_corner else TONES[seed // 2 % len(TONES)]
                size, is_mirrored = 1 + (number == large), shape in mirrored and seed % 2 == 1
                tiles.append(_tile(column, row, size, tone, shape, is_mirrored, is_corner))
        yield tiles


_tile = functools.cache(Tile)

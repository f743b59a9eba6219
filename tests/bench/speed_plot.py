"""A picture of time against size: one line for ours and one for the peer, both axes by powers of ten."""

import math
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 640, 360, 64, 300, 24
RIGHT = 600
OURS, PEER = "CarePress", "Hugo and Pagefind"
_LINES = {OURS: ("#0b5d66", ""), PEER: ("#8a4b08", ' stroke-dasharray="8 5"')}


def plot(measured: Sequence[Any]) -> str:
    """An SVG picture of what builds of several sizes took, in seconds."""
    lines = {
        OURS: [(one.size, one.ours) for one in measured],
        PEER: [(one.size, one.peer) for one in measured if one.peer],
    }
    points = [point for line in lines.values() for point in line]
    across = _powers([size for size, _ in points])
    up = _powers([seconds for _, seconds in points])
    parts = [*_axes(across, up), *(part for name, line in lines.items() for part in _line(name, line, across, up))]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="14"><title>{escape(_title(lines))}</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def _title(lines: dict[str, list[tuple[int, float]]]) -> str:
    told = (
        f"{name}: {', '.join(f'{s:,} articles {t:.0f} s' for s, t in line)}" for name, line in lines.items() if line
    )
    return f"Whole builds from nothing. {'; '.join(told)}."


def _powers(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten around some values."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _place(value: float, powers: tuple[int, int], start: float, end: float) -> float:
    return start + (end - start) * (math.log10(value) - powers[0]) / (powers[1] - powers[0])


def _axes(across: tuple[int, int], up: tuple[int, int]) -> Iterator[str]:
    for power in range(up[0], up[1] + 1):
        y = _place(10.0**power, up, BOTTOM, TOP)
        yield f'<path d="M{LEFT} {y:.0f}H{RIGHT}" stroke="#ccc"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 5:.0f}" text-anchor="end">{10.0**power:g} s</text>'
    for power in range(across[0], across[1] + 1):
        x = _place(10.0**power, across, LEFT, RIGHT)
        yield f'<text x="{x:.0f}" y="{BOTTOM + 22}" text-anchor="middle">{10**power:,}</text>'
    yield f'<text x="{(LEFT + RIGHT) / 2:.0f}" y="{HEIGHT - 12}" text-anchor="middle">articles</text>'


def _line(name: str, line: Sequence[tuple[int, float]], across: tuple[int, int], up: tuple[int, int]) -> Iterator[str]:
    colour, dashes = _LINES[name]
    places = [(_place(size, across, LEFT, RIGHT), _place(took, up, BOTTOM, TOP)) for size, took in line]
    if not places:
        return
    way = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
    yield f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="3"{dashes}/>'
    yield from (f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="{colour}"/>' for x, y in places)
    x, y = LEFT + 16, TOP + 18 + 20 * [*_LINES].index(name)
    yield f'<path d="M{x} {y - 5}h28" stroke="{colour}" stroke-width="3"{dashes}/>'
    yield f'<text x="{x + 36}" y="{y}">{name}</text>'

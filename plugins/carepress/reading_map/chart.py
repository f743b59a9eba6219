"""The chart: rows, tracks and joins as coordinates; whole numbers, so that every machine draws the same.

A chart reads like the map of an underground. Each strategy is a track from top to bottom, each row a page that stops
on some of them; its label stands beside the tracks, and its joins to other rows bow out on the other side.
"""

import dataclasses
from collections.abc import Sequence

from carepress.reading_map.grid import Grid, Sheet
from carepress.reading_map.joins import Join
from carepress.reading_map.lettering import broken
from carepress.views import View, view

SHORT = 700
"""The length at which a bow has half its width: short ones differ clearly, and long ones still fit."""
MANY = 40
"""Rows from which on they stand closer together."""


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One row: where it leads, its label, a note below it, the tracks it stops on, and the shape of a strategy."""

    url: str
    title: str
    stops: tuple[int, ...]
    shape: str | None = None
    note: str = ""

    @property
    def is_strategy(self) -> bool:
        """Whether it is a landmark."""
        return self.shape is not None


@dataclasses.dataclass(frozen=True, slots=True)
class _Placed:
    row: Row
    lines: tuple[str, ...]
    top: int
    height: int

    @property
    def middle(self) -> int:
        return self.top + self.height // 2


def chart(rows: Sequence[Row], found: Sequence[Join], shapes: Sequence[str], sheet: Sheet, *, mirrored: bool) -> View:
    """What the template draws on a sheet: tracks with these shapes, joins and nodes."""
    drawn = found if sheet.joins else ()
    air = sheet.air * 2 // 3 if len(rows) > MANY else sheet.air
    grid = Grid(dataclasses.replace(sheet, joins=sheet.joins if drawn else 0, air=air), len(shapes), mirrored)
    placed = _placed(rows, grid)
    used = {end for join in drawn for end in (join.source, join.target)}
    return view(
        name=sheet.name,
        width=sheet.width,
        height=placed[-1].top + placed[-1].height,
        arch_scale=grid.arch_scale,
        stop_scale=grid.stop_scale,
        tracks=tuple(_track(grid, number, shape, placed) for number, shape in enumerate(shapes)),
        joins=tuple(_join(grid, join, placed) for join in drawn),
        nodes=tuple(_node(grid, at, one, shapes, is_joined=at in used) for at, one in enumerate(placed)),
    )


def _placed(rows: Sequence[Row], grid: Grid) -> list[_Placed]:
    """Every row with its place and its broken label; a strategy has air above it, as a heading has."""
    sheet, placed, top = grid.sheet, list[_Placed](), 0
    for row in rows:
        lines = broken(row.title, grid.letters(is_strategy=row.is_strategy), sheet.lines)
        words = (len(lines) + bool(row.note)) * sheet.leading
        height = max(words, sheet.arch * row.is_strategy) + sheet.air
        top += sheet.air // 2 if row.is_strategy and placed else 0
        placed.append(_Placed(row, lines, top, height))
        top += height
    return placed


def _track(grid: Grid, number: int, shape: str, placed: Sequence[_Placed]) -> View:
    """A track runs from the first of its stops to the last."""
    ends = [one.middle for one in placed if number in one.row.stops] or [0]
    return view(number=number, shape=shape, d=f"M{grid.x(grid.track(number))} {ends[0]}V{ends[-1]}")


def _join(grid: Grid, join: Join, placed: Sequence[_Placed]) -> View:
    """A bow beside the tracks, the longer the wider, that ends at its target in an arrow."""
    start, end, edge = placed[join.source].middle, placed[join.target].middle, grid.sheet.joins
    far = abs(end - start)
    bow = grid.sheet.size + (edge * 4 // 3 - grid.sheet.size) * far // (far + SHORT)
    x, out, tip = grid.x(edge), grid.x(edge - bow), grid.x(edge - 7)
    curve, arrow = f"M{x} {start}C{out} {start} {out} {end} {x} {end}", f"M{tip} {end - 4}L{x} {end}L{tip} {end + 4}z"
    return view(kind=join.kind, ends=f"{join.source} {join.target}", d=curve, tip=arrow)


def _node(grid: Grid, at: int, one: _Placed, shapes: Sequence[str], *, is_joined: bool) -> View:
    """A row: the box that takes a click, its street from its first stop to its label, its stops, and its words."""
    row, stops = one.row, sorted(one.row.stops)
    first = grid.track(stops[0]) if stops and not is_joined else grid.sheet.joins
    corner = min(grid.x(first), grid.x(grid.sheet.width))
    return view(
        number=at,
        url=row.url,
        title=row.title,
        note=row.note,
        shape=row.shape,
        tracks=" ".join(map(str, stops)),
        box=view(x=corner, y=one.top, width=grid.sheet.width - first, height=one.height),
        street=f"M{grid.x(first)} {one.middle}H{grid.x(grid.label - grid.sheet.size // 3)}",
        stops=tuple(view(x=grid.x(grid.track(number)), y=one.middle, shape=shapes[number]) for number in stops),
        arch=view(x=grid.x(grid.label + grid.sheet.arch // 2), y=one.middle),
        lines=_lines(grid, one),
    )


def _lines(grid: Grid, one: _Placed) -> tuple[View, ...]:
    """The words of a row, line by line, with their middle where the row has its own."""
    sheet, words = grid.sheet, [*one.lines, *([one.row.note] if one.row.note else [])]
    x = grid.x(grid.label + grid.indent(is_strategy=one.row.is_strategy))
    first = one.middle - (len(words) - 1) * sheet.leading // 2 + sheet.size * 36 // 100
    return tuple(
        view(x=x, y=first + number * sheet.leading, text=text, is_note=number >= len(one.lines))
        for number, text in enumerate(words)
    )

"""Tables: what a feature measured or made, in rows, beside its findings."""

from collections.abc import Mapping, Sequence

Cell = str | float | Sequence[str]

Row = Mapping[str, Cell]
"""Values by the name of their column; `source` is the file that the row is about."""

Table = tuple[Row, ...]
"""Rows with the same columns, in the order in which they are to be read."""


def text(table: Table) -> str:
    """The table in plain text: a heading, a line for each row, numbers to the right and words to the left."""
    if not table:
        return ""
    cells = [[_cell(value) for value in row.values()] for row in table]
    lines = [[name.replace("_", " ") for name in table[0]], *cells]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    to_left = [not isinstance(value, int | float) for value in table[0].values()]
    return "\n".join(_line(line, widths, to_left) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int], to_left: Sequence[bool]) -> str:
    columns = zip(cells, widths, to_left, strict=True)
    return "  ".join(cell.ljust(width) if left else cell.rjust(width) for cell, width, left in columns).rstrip()


def _cell(value: Cell) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return ", ".join(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:.1f}"

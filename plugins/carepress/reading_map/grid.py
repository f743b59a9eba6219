"""The grid of a chart: the measures of a sheet, and where its columns stand: joins, tracks, labels."""

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of a chart, in units that are pixels where it is drawn at its full width.

    `joins` and `tracks` are the widths that their columns may take; `size`, `leading` and `lines` belong to labels;
    `air` parts rows; `arch` is the width of a strategy's sign.
    """

    name: str
    width: int
    joins: int
    tracks: int
    spacing: int
    size: int
    leading: int
    lines: int
    air: int
    arch: int


DESK = Sheet("wide", 1100, joins=230, tracks=336, spacing=56, size=19, leading=25, lines=3, air=30, arch=56)
PHONE = Sheet("narrow", 328, joins=0, tracks=120, spacing=20, size=14, leading=18, lines=6, air=30, arch=32)
"""A phone has no room for joins: thin lines beside each other would all look alike."""

STOP, ARCH = 52, 68
"""The widths of a stop and of a sign, as the template draws them."""
GAP = 12
"""What parts a sign from its words."""


@dataclasses.dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a sheet with a number of tracks; `mirrored` for languages that are read from the right."""

    sheet: Sheet
    tracks: int
    mirrored: bool = False

    def x(self, place: int) -> int:
        """The coordinate of a place that is counted from the side at which the joins stand."""
        return self.sheet.width - place if self.mirrored else place

    @property
    def width(self) -> int:
        """What all tracks take: no more than the sheet allows, however many they are."""
        return min(self.sheet.tracks, self.sheet.spacing * self.tracks)

    @property
    def stop_scale(self) -> float:
        """How much smaller a stop is than the template draws it."""
        return round(min(self.sheet.size * 1.4, self.width / max(1, self.tracks)) / STOP, 2)

    @property
    def arch_scale(self) -> float:
        """How much smaller a sign is than the template draws it."""
        return round(self.sheet.arch / ARCH, 2)

    def track(self, number: int) -> int:
        """The place of a track."""
        return self.sheet.joins + self.width * (2 * number + 1) // (2 * self.tracks)

    @property
    def label(self) -> int:
        """The place at which labels begin."""
        return self.sheet.joins + self.width + self.sheet.size // 2

    def indent(self, *, is_strategy: bool) -> int:
        """What the sign of a strategy takes from its label."""
        return (self.sheet.arch + GAP) * is_strategy

    def letters(self, *, is_strategy: bool) -> float:
        """The room for a label in sizes of its letters; those of a strategy are bold, which makes them wider."""
        room = self.sheet.width - self.label - self.indent(is_strategy=is_strategy)
        return room / self.sheet.size / (1.06 if is_strategy else 1)

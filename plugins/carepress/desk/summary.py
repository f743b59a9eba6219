"""Summaries: the few numbers in which the desk shows how a site came to be what it is."""

import dataclasses

from carepress.desk.figures import Figures


@dataclasses.dataclass(frozen=True, slots=True)
class Summary:
    """What figures come to, as it was on a day."""

    pages: int
    reviews: int
    helplines: int
    reading_median: float
    reading_highest: float
    techniques: int
    orphans: int
    dead_ends: int
    phrases: int


def summary(figures: Figures) -> Summary:
    """The summary of figures; `techniques` are those that an article speaks of, `phrases` those that no page says."""
    return Summary(
        pages=len(figures.pages.listed),
        reviews=figures.reviews.count,
        helplines=figures.helplines.count,
        reading_median=round(figures.reading.median, 1),
        reading_highest=round(figures.reading.highest, 1),
        techniques=figures.coverage.covered,
        orphans=len(figures.ways.orphans),
        dead_ends=len(figures.ways.dead_ends),
        phrases=figures.phrases.count,
    )

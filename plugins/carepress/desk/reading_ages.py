"""Reading ages: how hard each page is to read, and how far that is from the aim."""

import dataclasses
import math
import statistics
from collections import Counter
from collections.abc import Sequence

from carepress.desk.item import Bars, Item, Pages, number
from carepress.finding import Finding
from carepress.rules import READING_AGE
from carepress.table import Table

_LOWEST, _HIGHEST = 6, 18
"""Ages beyond these are counted with them, so that the chart stays narrow."""


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """A page with its reading age, and how many of its sentences are long."""

    item: Item
    age: float
    long_sentences: int

    @property
    def is_hard(self) -> bool:
        """Whether it is above the aim."""
        return self.age > READING_AGE


@dataclasses.dataclass(frozen=True)
class ReadingAges:
    """All pages that can be measured, the hardest first, and how many pages have each age in whole years."""

    readings: Sequence[Reading]
    ages: Bars

    @property
    def hard(self) -> int:
        """How many pages are above the aim."""
        return sum(reading.is_hard for reading in self.readings)

    @property
    def scale(self) -> float:
        """The age at which bars are full: the aim is always in sight."""
        return max(self.highest, READING_AGE + 2)

    @property
    def beyond(self) -> int:
        """The number, from 0, of the first of `ages` that is above the aim."""
        aim = _age(READING_AGE)
        return 1 + next((number for number, (age, _) in enumerate(self.ages) if age == aim), 0)

    @property
    def median(self) -> float:
        """The age that half of the pages do not exceed; 0 where there is none."""
        return statistics.median([reading.age for reading in self.readings] or [0])

    @property
    def highest(self) -> float:
        """The age of the hardest page; 0 where there is none."""
        return max((reading.age for reading in self.readings), default=0)


def reading_ages(findings: Sequence[Finding], table: Table, pages: Pages) -> ReadingAges:
    """Reading ages as the table of readability has them; a hard page leads to its longest sentence."""
    places = {finding.source: (finding.line, finding.column) for finding in findings if finding.rule == "readability"}
    by_source = pages.by_source
    readings = []
    for row in table:
        source = str(row["source"])
        page = by_source.get(source, {"title": source, "url": ""})
        item = Item(str(page["title"]), str(page["url"]), source, *places.get(source, (1, 1)))
        readings.append(Reading(item, number(row, "reading_age"), int(number(row, "sentences_over_20_words"))))
    return ReadingAges(readings, _ages([reading.age for reading in readings]))


def _ages(found: Sequence[float]) -> Bars:
    """How many pages are of each age, rounded up as the aim is a most, from the lowest to the aim or beyond."""
    if not found:
        return []
    counted = Counter(min(max(math.ceil(age), _LOWEST), _HIGHEST) for age in found)
    ages = range(min(*counted, READING_AGE), max(*counted, READING_AGE + 1) + 1)
    return [(_age(age), counted[age]) for age in ages]


def _age(age: int) -> str:
    return f"{age}+" if age == _HIGHEST else f"≤{age}" if age == _LOWEST else str(age)

"""Items: the rows of the desk's lists, each about one place, with the page that shows it."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from carepress.finding import Finding
from carepress.table import Row, Table

Bars = Sequence[tuple[str, int]]
"""What is counted, and how many there are."""


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """What is to be looked at: its words, its address in the preview or "", its place in a file, and what to know."""

    words: str
    url: str = ""
    source: str = ""
    line: int = 1
    column: int = 1
    note: str = ""


@dataclasses.dataclass(frozen=True)
class Pages:
    """The rows of the table of pages."""

    rows: Table

    @property
    def listed(self) -> tuple[Row, ...]:
        """Pages that lists may name."""
        return tuple(row for row in self.rows if row["status"] == "published")

    @property
    def by_source(self) -> Mapping[str, Row]:
        """Pages by their source file, as an editor types it."""
        return {str(row["source"]): row for row in self.rows}


def page_item(row: Row, note: str = "") -> Item:
    """An item about a page as a whole."""
    return Item(str(row["title"]), str(row["url"]), str(row["source"]), note=note)


def finding_items(findings: Iterable[Finding], pages: Pages, *rules: str) -> list[Item]:
    """An item for each finding of some rules: in the words of its page, else in those of its file."""
    by_source: Mapping[str, Mapping[str, Any]] = pages.by_source
    items = []
    for finding in findings:
        if finding.rule in rules:
            page = by_source.get(finding.source, {"title": finding.source, "url": ""})
            place = finding.source, finding.line, finding.column
            items.append(Item(page["title"], page["url"], *place, note=finding.message))
    return items


def texts(row: Row, name: str) -> Sequence[str]:
    """The texts in a cell that holds several."""
    value = row.get(name, ())
    return (value,) if isinstance(value, str) else () if isinstance(value, int | float) else value


def number(row: Row, name: str) -> float:
    """The number in a cell; 0 where it holds none."""
    value = row.get(name, 0)
    return value if isinstance(value, int | float) else 0

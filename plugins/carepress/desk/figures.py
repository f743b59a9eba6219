"""Figures: what the desk shows of the site as it stands, from the findings and tables of one run."""

import dataclasses
import datetime
from collections.abc import Sequence

from carepress.desk.coverage import Coverage, coverage
from carepress.desk.helplines_due import HelplinesDue, helplines_due
from carepress.desk.item import Item, Pages
from carepress.desk.phrase_use import PhraseUse, phrase_use
from carepress.desk.reading_ages import ReadingAges, reading_ages
from carepress.desk.reviews_due import ReviewsDue, reviews_due
from carepress.desk.ways import Ways, ways
from carepress.outcome import Outcome
from carepress.table import Table

TABLES = ("page", "cross-link", "phrase", "readability", "helpline", "external-link")
RULES = ("readability",)
"""The tables that the desk asks a run for, and the rules that tell of nothing unless they are asked for."""


@dataclasses.dataclass(frozen=True)
class Figures:
    """All of it; `pages` are all pages, drafts among them, and `blocking` are the errors."""

    pages: Pages
    reviews: ReviewsDue
    helplines: HelplinesDue
    reading: ReadingAges
    coverage: Coverage
    ways: Ways
    phrases: PhraseUse
    blocking: Sequence[Item]


def figures(outcome: Outcome, today: datetime.date, vocabulary: str = "") -> Figures:
    """The figures of an outcome; one without tables, as of a site that cannot be built, has nothing in any.

    `vocabulary` is the text in which phrases are to be found.
    """
    pages, tables = Pages(outcome.tables.get("page", ())), {name: outcome.tables.get(name, ()) for name in TABLES}
    findings = outcome.findings
    return Figures(
        pages=pages,
        reviews=reviews_due(findings, pages, today),
        helplines=helplines_due(findings, tables["helpline"], pages),
        reading=reading_ages(findings, tables["readability"], pages),
        coverage=coverage(tables["phrase"], pages),
        ways=ways(findings, tables["cross-link"], pages),
        phrases=phrase_use(tables["phrase"], vocabulary, _source(tables["phrase"])),
        blocking=[Item(f.message, "", f.source, f.line, f.column, f.remedy) for f in findings if f.severity == "error"],
    )


def _source(table: Table) -> str:
    return next((str(row["source"]) for row in table), "")

"""Helplines due: numbers that somebody should look at again, and how all of them stand."""

import dataclasses
from collections.abc import Sequence

from carepress.desk.item import Bars, Item, Pages, finding_items
from carepress.finding import Finding
from carepress.table import Table

_RULES = ("helpline-expired", "helpline-missing", "number-left-off", "number-due")


@dataclasses.dataclass(frozen=True)
class HelplinesDue:
    """Numbers to confirm again or for the first time, the most urgent first; and how many stand how."""

    due: Sequence[Item]
    standing: Bars

    @property
    def count(self) -> int:
        """Numbers that somebody should look at now."""
        return len(self.due)


def helplines_due(findings: Sequence[Finding], table: Table, pages: Pages) -> HelplinesDue:
    """Helplines as the rules of helplines tell them, and as the table of helplines has them."""
    due = [
        dataclasses.replace(item, words=item.note, note="")
        for rule in _RULES
        for item in finding_items(findings, pages, rule)
    ]
    standing = [(str(row["standing"]), str(row["confirmed_how"])) for row in table]
    current = sum(stands == "current" and how == "call" for stands, how in standing)
    bars = [
        ("Dialled by us, and up to date", current),
        ("Seen on a page, not dialled by us", sum(stands == "current" and how != "call" for stands, how in standing)),
        ("Due for another look", sum(stands == "due" for stands, _ in standing)),
        ("Left off the pages", sum(stands == "left-off" for stands, _ in standing)),
    ]
    return HelplinesDue(due, bars if table else [])

"""Page table: what each page is, how it stands among the others, and when somebody looks at it again."""

import datetime
from collections.abc import Iterator, Mapping

from carepress.page import Library
from carepress.table import Row
from carepress.views import View

PAGES = "page"
"""The name by which the table is asked for."""


def page_table(library: Library, next_checks: Mapping[str, View | None], today: datetime.date) -> Iterator[Row]:
    """A row for each page; days are written YYYY-MM-DD, or "" where there is none."""
    for page in library.pages:
        check, front = next_checks.get(page.url), page.front
        yield {
            "source": page.source,
            "url": page.url,
            "title": page.title,
            "kind": page.kind,
            "status": page.status,
            "is_to_come": page.date is not None and page.date.date() > today,
            "date": page.date.date().isoformat() if page.date else "",
            "words": page.words,
            "strategies": front.strategies,
            "techniques": page.techniques,
            "links": sorted(page.links),
            "sources_checked_on": front.sources_checked_on.isoformat() if front.sources_checked_on else "",
            "next_check_on": check["iso"] if check else "",
        }

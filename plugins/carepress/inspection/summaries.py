"""Summaries: titles and summaries by which pages are told apart in lists and searches."""

from collections.abc import Iterator

from carepress.finding import Finding
from carepress.glanced_library import GlancedLibrary
from carepress.head_place import head_place
from carepress.inspection import words_of_rules as told
from carepress.page import Library, Page

FEW = 5
"""So many pages without a summary are told one by one; of more, the first names the number of the others."""

HOME = "/"
"""The home page has the site's own description where it has no summary."""


def summary_findings(library: Library) -> Iterator[Finding]:
    """An advice for each title or summary that another page has, too, and for listed pages without a summary."""
    if isinstance(library, GlancedLibrary):
        return  # these pages are not all, and their front matter has not changed
    without = [page for page in library.listed if not page.front.summary.strip() and page.url != HOME]
    told_alone = without if len(without) <= FEW else without[:1]
    for page in told_alone:
        yield _finding(page, "title", told.description_missing(len(without) - len(told_alone)))
    titles: dict[tuple[str, str], Page] = {}
    summaries: dict[str, Page] = {}
    for page in library.pages:
        first = titles.setdefault((page.language, _plain(page.title)), page)
        if first is not page:
            yield _finding(page, "title", told.title_repeated(page.title, first.url))
        first = summaries.setdefault(_plain(page.front.summary), page)
        if first is not page and page.front.summary.strip():
            yield _finding(page, "summary", told.description_repeated(first.url))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _finding(page: Page, key: str, said: told.Said) -> Finding:
    rule, message, remedy, severity = said
    return Finding(page.source, *head_place(page.head, key), rule, message, remedy, severity)

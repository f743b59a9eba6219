"""The log of corrections: what was put right on all pages, in one list."""

from collections.abc import Mapping

from carepress.page import Library
from carepress.views import View, date_view, link, view

TEMPLATE = "editorial-policy"
"""Pages with this template get the log."""


def corrections_log(library: Library) -> Mapping[str, tuple[View, ...]]:
    """For each page that shows the log, by address: the corrections of all listed pages, the newest first."""
    return {page.url: _log(library, page.lang) for page in library.pages if page.front.template == TEMPLATE}


def _log(library: Library, lang: str) -> tuple[View, ...]:
    made = [(correction, page) for page in library.listed for correction in page.front.corrections]
    newest_first = sorted(made, key=lambda one: one[0].date, reverse=True)
    return tuple(view(date=date_view(c.date, lang), text=c.text, **link(page)) for c, page in newest_first)

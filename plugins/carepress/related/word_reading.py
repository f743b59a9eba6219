"""Reading words: how often every page has which."""

from collections.abc import Callable, Sequence
from functools import partial

from carepress.html import plain_text
from carepress.kept_answers import KeptAnswers
from carepress.one_by_one import one_by_one
from carepress.page import Page
from carepress.page_groups import page_groups
from carepress.related.term_counts import Counted, Terms, counted, together

Each = Callable[..., dict[int, Counted]]
"""What asks a pure function about many things, each known by a key: see `bridge.each`."""

ALONE: Each = partial(one_by_one, KeptAnswers(None))

_MANY = 8
"""So many groups of pages are worth a process of their own."""


def terms_of(pages: Sequence[Page], each: Each = ALONE) -> Terms:
    """The terms of all pages."""
    groups = ([(page.title, page.front.summary, page.html) for page in group] for group in page_groups(pages))
    return together([*each(_counted, {at: (group,) for at, group in enumerate(groups)}, many=_MANY).values()])


def _counted(pages: Sequence[tuple[str, str, str]]) -> Counted:
    return counted(text for title, summary, html in pages for text in (title, summary, plain_text(html)))

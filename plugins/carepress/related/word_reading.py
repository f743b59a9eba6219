"""Reading words: those of every page."""

from collections.abc import Callable, Sequence
from functools import partial

from carepress.html import plain_text
from carepress.kept_answers import KeptAnswers
from carepress.one_by_one import one_by_one
from carepress.page import Page
from carepress.page_groups import page_groups
from carepress.related.words import Forms, Words, forms, put_together

PARTS = 3
"""A page's texts: its title, its summary, and the text itself."""

Each = Callable[..., dict[int, Forms]]
"""What asks a pure function about many things, each known by a key: see `bridge.each`."""

ALONE: Each = partial(one_by_one, KeptAnswers(None))

_MANY = 8
"""So many groups of pages are worth a process of their own."""


def words_of(pages: Sequence[Page], each: Each = ALONE) -> Words:
    """The words of all pages, three texts for each: title, summary, and the text itself."""
    groups = ([(page.title, page.front.summary, page.html) for page in group] for group in page_groups(pages))
    return put_together([*each(_forms, {at: (group,) for at, group in enumerate(groups)}, many=_MANY).values()])


def _forms(pages: Sequence[tuple[str, str, str]]) -> Forms:
    return forms(text for title, summary, html in pages for text in (title, summary, plain_text(html)))

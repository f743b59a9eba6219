"""Reading words: those of every page."""

from collections.abc import Sequence

from carepress.html import plain_text
from carepress.page import Page
from carepress.processes import answers
from carepress.related.words import Forms, Words, forms, put_together

PARTS = 3
"""A page's texts: its title, its summary, and the text itself."""


def words_of(pages: Sequence[Page]) -> Words:
    """The words of all pages, three texts for each: title, summary, and the text itself."""
    return put_together(answers(_forms, pages))


def _forms(pages: Sequence[Page]) -> Forms:
    return forms(text for page in pages for text in (page.title, page.front.summary, plain_text(page.html)))

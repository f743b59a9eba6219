"""Places: where a citation stands, in a page's Markdown or in the vocabulary."""

import re

from carepress.finding import place_at
from carepress.page import Page
from carepress.vocabulary import SOURCE as VOCABULARY


def place_of_citation(page: Page, name: str, occurrence: int, vocabulary_text: str) -> tuple[str, int, int]:
    """Source, line and column of a mention of an id, counted from 1: in the page's Markdown, else in the vocabulary."""
    mention = re.compile(rf"@{re.escape(name)}(?![\w-])")
    for source, text, first_line, wanted in (
        (page.source, page.markdown, page.body_line, occurrence),
        (VOCABULARY, vocabulary_text, 1, 1),
    ):
        starts = [match.start() for match in mention.finditer(text)]
        if len(starts) >= wanted:
            return source, *place_at(text, starts[wanted - 1], first_line)
    return page.source, page.body_line, 1

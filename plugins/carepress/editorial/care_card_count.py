"""The count of care cards: on a page with many of them, readers stop seeing any."""

import re
from collections.abc import Iterator

from carepress.finding import Finding, place_at
from carepress.page import Page
from carepress.source_places import without_code

_BEGINNING = re.compile(r"^ {0,3}/{3,}[ \t]*(?:non-urgent|urgent|emergency)[ \t]*\|", re.MULTILINE)


def too_many_care_cards(page: Page, most: int) -> Iterator[Finding]:
    """An advice at the first care card that is one too many."""
    cards = [*_BEGINNING.finditer(without_code(page.markdown))] if "///" in page.markdown else []
    if len(cards) > most:
        line, column = place_at(page.markdown, cards[most].start(), page.body_line)
        message = (
            f"This page has {len(cards)} care cards, and readers stop seeing them where there are more than {most}."
        )
        remedy = "Keep those that say what to do now, and make plain paragraphs of the rest."
        yield Finding(page.source, line, column, "care-cards-too-many", message, remedy, "advice")

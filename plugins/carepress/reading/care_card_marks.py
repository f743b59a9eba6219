"""Care card marks: cards that are never closed, or that the converter does not know for cards."""

import re
from collections.abc import Iterator

from carepress.finding import Finding, did_you_mean, place_at
from carepress.reading.care_cards import LEVELS
from carepress.source_places import without_code

_MARK = re.compile(
    r"^ {0,3}(?P<mark>/{3,})[ \t]*(?P<level>[A-Za-z][\w-]*)?[ \t]*(?P<heading>\|.*?)?[ \t]*$", re.MULTILINE
)
_FORM = "Write “/// urgent | Heading”, the text below it, and “///” on a line of its own at its end."


def misread_cards(markdown: str, source: str, first_line: int) -> Iterator[Finding]:
    """A finding for each mark of a card that does not do what it looks like."""
    still_open: list[re.Match[str]] = []
    for mark in _MARK.finditer(without_code(markdown)):
        if mark["level"] or mark["heading"]:
            fault = _fault(mark)
            still_open.append(mark)
        elif mark["mark"] in [begun["mark"] for begun in still_open]:
            fault = ""
            while still_open.pop()["mark"] != mark["mark"]:
                pass
        else:
            fault = "This “///” ends no card, so readers see it."
        if fault:
            yield _finding(mark, markdown, source, first_line, fault)
    for mark in still_open:
        if mark["level"] in LEVELS and not _fault(mark):
            fault = "This card has no end, so it holds all that follows on the page."
            yield _finding(mark, markdown, source, first_line, fault)


def _fault(mark: re.Match[str]) -> str:
    """What is wrong with the beginning of a card, or ""."""
    level, heading = mark["level"] or "", (mark["heading"] or "").strip("| \t")
    guess = did_you_mean(level, LEVELS)
    if level in LEVELS:
        return "" if heading else f"This card, “{level}”, has no heading, so readers see it as it was typed."
    known = f"Known levels: {', '.join(LEVELS)}."
    return f"There is no care card “{level}”.{guess} {known}" if guess or mark["heading"] else ""


def _finding(mark: re.Match[str], markdown: str, source: str, first_line: int, message: str) -> Finding:
    line, column = place_at(markdown, mark.start("mark"), first_line)
    return Finding(source, line, column, "care-card-markup", message, _FORM)

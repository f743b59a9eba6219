"""Care card marks: cards that are never closed, or that the converter does not know for cards."""

import re
from collections.abc import Iterator

from carepress.finding import Finding, did_you_mean, place_at
from carepress.reading.care_cards import LEVELS
from carepress.source_places import without_code

_MARK = re.compile(
    r"^(?: {0,3}>)* {0,3}(?P<mark>/{2,})[ \t]*(?P<level>[A-Za-z][\w-]*)?[ \t]*"
    r"(?:(?P<heading>\|.*?)|(?P<rest>[^|\s].*?))?[ \t]*$",
    re.MULTILINE,
)
_SLASHES = 3
_FORM = "Write “/// urgent | Heading”, the text below it, and “///” on a line of its own at its end."


def misread_cards(markdown: str, source: str, first_line: int) -> Iterator[Finding]:
    """A finding for each mark of a card that does not do what it looks like."""
    if "//" not in markdown:
        return
    still_open: list[re.Match[str]] = []
    for mark in _MARK.finditer(without_code(markdown)):
        if _is_no_mark(mark):
            continue
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
        if _level(mark) in LEVELS and not _fault(mark):
            fault = "This card has no end, so it holds all that follows on the page."
            yield _finding(mark, markdown, source, first_line, fault)


def _is_no_mark(mark: re.Match[str]) -> bool:
    """Words after slashes that only look like the beginning of a card."""
    if len(mark["mark"]) < _SLASHES:
        return not (mark["heading"] and did_you_mean(_level(mark), LEVELS))
    return bool(mark["rest"]) and not _fault(mark)


def _level(mark: re.Match[str]) -> str:
    """The converter takes levels in any case."""
    return (mark["level"] or "").lower()


def _fault(mark: re.Match[str]) -> str:
    """What is wrong with the beginning of a card, or ""."""
    level, heading = _level(mark), (mark["heading"] or "").strip("| \t")
    guess = did_you_mean(level, LEVELS)
    if len(mark["mark"]) < _SLASHES:
        return "A care card begins with three slashes, so readers see this one as it was typed."
    if level in LEVELS and mark["rest"]:
        return f"This card, “{level}”, has no “|” before its heading, so readers see it as it was typed."
    if level in LEVELS:
        return "" if heading else f"This card, “{level}”, has no heading, so readers see it as it was typed."
    known = f"Known levels: {', '.join(LEVELS)}."
    if not level:
        return f"This card has no level, so readers see it as it was typed. {known}" if mark["heading"] else ""
    return f"There is no care card “{level}”.{guess} {known}" if guess or mark["heading"] else ""


def _finding(mark: re.Match[str], markdown: str, source: str, first_line: int, message: str) -> Finding:
    line, column = place_at(markdown, mark.start("mark"), first_line)
    return Finding(source, line, column, "care-card-markup", message, _FORM)

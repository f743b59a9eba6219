"""Typewriter marks: straight quotation marks and apostrophes and three dots, where print has marks of its own."""

from collections.abc import Iterator, Sequence

from carepress.edit import Edit
from carepress.finding import Finding, place_at
from carepress.head_place import head_place
from carepress.page import Page
from carepress.typography.quotation_marks import Mark, marks
from carepress.typography.running_text import running_text

LANGUAGE = "en"
"""Other languages set other quotation marks, and some have two ways."""

_TYPED = ("'", '"', "...")
_KEYS = ("title", "summary", "covers", "audience")


def findings(pages: Sequence[Page]) -> list[Finding]:
    """An advice for each English page that has such marks, with the edits that set them as print does."""
    told = []
    for page in pages:
        edits = [*_in_head(page), *_in_text(page)] if page.language == LANGUAGE else []
        if edits:
            first = min(edits)
            more = f", the first of {len(edits)} such marks on this page" if edits[1:] else ""
            message = f"A straight quotation mark or apostrophe, or three dots, stands here{more}: print has its own."
            remedy = "Write “ ” ‘ ’ and …; ./invoke check --fix does it for you."
            place = first.line, first.column
            told.append(Finding(page.source, *place, "typewriter-mark", message, remedy, "advice", (*edits,)))
    return told


def _in_text(page: Page) -> Iterator[Edit]:
    markdown = page.markdown
    for mark in sorted(_marks(markdown)):
        yield Edit(*place_at(markdown, mark.offset, page.body_line), mark.typed, mark.printed)


def _in_head(page: Page) -> Iterator[Edit]:
    """What stands in one line of front matter, in whichever way YAML spells it."""
    for key in _KEYS:
        text = getattr(page.front, key) or ""
        found = _marks(text)
        if not found:
            continue
        line, _ = head_place(page.head, key)
        typed = page.head.split("\n")[line - 1]
        for quote in ("'", "''") if typed.lower().startswith(f"{key}:") else ():
            at = typed.find(text.replace("'", quote), len(key) + 1)
            if at >= 0:
                yield from (_edit(line, at, text, mark, quote) for mark in found)
                break


def _marks(text: str) -> list[Mark]:
    return [*marks(running_text(text))] if any(sign in text for sign in _TYPED) else []


def _edit(line: int, at: int, text: str, mark: Mark, quote: str) -> Edit:
    column = at + len(text[: mark.offset].replace("'", quote)) + 1
    return Edit(line, column, mark.typed.replace("'", quote), mark.printed)

"""Word findings: what pages and printed data say that they should not, each in its place, but for exempted lines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from carepress.finding import Finding, place_at
from carepress.head_place import head_place
from carepress.keyed import Keyed
from carepress.page import Page
from carepress.phrase_finder import PhraseFinder
from carepress.printed_data import PrintedText, printed_texts
from carepress.words.exemptions import EXEMPTS, Exemption, exemption_findings, exemptions
from carepress.words.replacements import replaced, typed
from carepress.words.terms import Term, term_finder
from carepress.words.word_check import may_say, said

_FRONT = ("title", "summary", "covers", "audience", "series")


class Found(NamedTuple):
    """Words, the term that forbids them, their line and column, from 1, and the words as typed, if they stand there."""

    words: str
    term: Term
    place: tuple[int, int]
    typed: str = ""


def in_pages(pages: Iterable[Page], terms: tuple[Term, ...], lang: str) -> list[Finding]:
    """Everything found in those of some pages that are in the site's language."""
    finder, language = _finder(Keyed(terms, id(terms))), lang.partition("-")[0].casefold()
    mine = [page for page in pages if page.language == language and _may_tell(page, finder)] if finder.has_any else []
    return [finding for page in mine for finding in _on_page(page, finder)]


def in_data(texts: Mapping[str, str], terms: tuple[Term, ...]) -> Iterator[Finding]:
    """Everything found in the texts of data files that pages print, by source."""
    finder = _finder(Keyed(terms, id(terms)))
    for source, text in texts.items() if finder.has_any else ():
        found = [one for printed in printed_texts(source, text) for one in _in_data(printed, text, finder)]
        yield from _told(source, found, [*exemptions(text)])


@lru_cache(maxsize=2)
def _finder(terms: Keyed[tuple[Term, ...]]) -> PhraseFinder[Term | None]:
    return term_finder(terms.value)


def _on_page(page: Page, finder: PhraseFinder[Term | None]) -> Iterator[Finding]:
    allowed = [*exemptions(page.head), *exemptions(page.markdown, page.body_line)]
    return _told(page.source, [*_in_head(page, finder), *_in_text(page, finder)], allowed)


def _may_tell(page: Page, finder: PhraseFinder[Term | None]) -> bool:
    """A quick look at all of a page at once, after which most pages need no other."""
    exempts = any(EXEMPTS in text for text in (page.head, page.markdown))
    return exempts or may_say(finder, page.markdown, *(text for _, text in _in_front(page)))


def _in_front(page: Page) -> list[tuple[str, str]]:
    """The texts of the front matter, each with its key."""
    texts = [(key, getattr(page.front, key) or "") for key in _FRONT]
    return [*texts, *(("corrections", correction.text) for correction in page.front.corrections)]


def _in_head(page: Page, finder: PhraseFinder[Term | None]) -> Iterator[Found]:
    for key, text in _in_front(page):
        # A title may have capitals throughout, as a heading may.
        for one in said(f"# {text}" if key == "title" else text, finder):
            place = head_place(page.head, key, one.words)
            yield Found(one.words, one.term, place, typed(page.head, _offset(page.head, *place), one.words))


def _in_text(page: Page, finder: PhraseFinder[Term | None]) -> Iterator[Found]:
    for one in said(page.markdown, finder):
        place = place_at(page.markdown, one.offset, page.body_line)
        yield Found(one.words, one.term, place, typed(page.markdown, one.offset, one.words))


def _in_data(printed: PrintedText, text: str, finder: PhraseFinder[Term | None]) -> Iterator[Found]:
    line, column = printed.place
    for one in said(printed.text, finder):
        pattern = re.compile(r"\s+".join(map(re.escape, one.words.split())))
        match = pattern.search(text, _offset(text, line, column))
        yield Found(one.words, one.term, place_at(text, match.start()) if match else printed.place)


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(part) for part in text.splitlines(keepends=True)[: line - 1]) + column - 1


def _told(source: str, found: Iterable[Found], allowed: list[Exemption]) -> Iterator[Finding]:
    used: list[Exemption] = []
    for one in found:
        held = [e for e in allowed if e.holds and e.rule == one.term.rule and e.line == one.place[0]]
        used += held
        if not held:
            message = f"“{one.words}” stands here. {one.term.why}"
            edits = replaced(one.place, one.typed, one.words, one.term.replace)
            yield Finding(source, *one.place, one.term.rule, message, one.term.remedy, one.term.severity, edits)
    yield from exemption_findings(source, allowed, used)

"""Word findings: what pages and printed data say that they should not, each in its place, but for exempted lines."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from carepress.finding import Finding, place_at
from carepress.front_matter import FrontMatter
from carepress.head_place import head_place
from carepress.keyed import Keyed
from carepress.page import Library, Page
from carepress.page_groups import page_groups
from carepress.phrase_finder import PhraseFinder
from carepress.printed_data import PrintedText, printed_texts
from carepress.words.exemptions import EXEMPTS, Exemption, exemption_findings, exemptions
from carepress.words.replacements import replaced, typed
from carepress.words.terms import Term, term_finder
from carepress.words.word_check import may_say, said

Each = Callable[..., dict[int, list[Finding]]]
"""What asks a pure function about many things, each known by a key: see `bridge.each`."""

_MANY = 8
"""So many groups of pages are worth a process of their own."""

_FRONT = ("title", "summary", "covers", "audience", "series")


class Found(NamedTuple):
    """Words, the term that forbids them, their line and column, from 1, and the words as typed, if they stand there."""

    words: str
    term: Term
    place: tuple[int, int]
    typed: str = ""


class Written(NamedTuple):
    """What somebody has written of a page, and the line at which its text begins."""

    source: str
    head: str
    markdown: str
    body_line: int
    front: FrontMatter


def findings(
    library: Library, lang: str, terms: Iterable[Term], data: Mapping[str, str], each: Each
) -> Iterator[Finding]:
    """Everything found in pages of the site's language, and in the texts of data files that pages print."""
    wanted = tuple(terms)
    finder, language = _finder(Keyed(wanted, id(wanted))), lang.partition("-")[0].casefold()
    if not finder.has_any:
        return
    groups = page_groups([page for page in library.pages if page.language == language])
    asked = {at: ([_written(page) for page in group],) for at, group in enumerate(groups)}
    for told in each(in_pages, asked, wanted, many=_MANY).values():
        yield from told
    for source, text in data.items():
        found = [one for printed in printed_texts(source, text) for one in _in_data(printed, text, finder)]
        yield from _told(source, found, [*exemptions(text)])


def _written(page: Page) -> Written:
    return Written(page.source, page.head, page.markdown, page.body_line, page.front)


def in_pages(pages: Iterable[Written], terms: tuple[Term, ...]) -> list[Finding]:
    """Everything found in what is written of some pages."""
    finder = _finder(Keyed(terms, id(terms)))
    return [finding for page in pages if _may_tell(page, finder) for finding in _on_page(page, finder)]


@lru_cache(maxsize=2)
def _finder(terms: Keyed[tuple[Term, ...]]) -> PhraseFinder[Term | None]:
    return term_finder(terms.value)


def _on_page(page: Written, finder: PhraseFinder[Term | None]) -> Iterator[Finding]:
    allowed = [*exemptions(page.head), *exemptions(page.markdown, page.body_line)]
    return _told(page.source, [*_in_head(page, finder), *_in_text(page, finder)], allowed)


def _may_tell(page: Written, finder: PhraseFinder[Term | None]) -> bool:
    """A quick look at all of a page at once, after which most pages need no other."""
    exempts = any(EXEMPTS in text for text in (page.head, page.markdown))
    return exempts or may_say(finder, page.markdown, *(text for _, text in _in_front(page)))


def _in_front(page: Written) -> list[tuple[str, str]]:
    """The texts of the front matter, each with its key."""
    texts = [(key, getattr(page.front, key) or "") for key in _FRONT]
    return [*texts, *(("corrections", correction.text) for correction in page.front.corrections)]


def _in_head(page: Written, finder: PhraseFinder[Term | None]) -> Iterator[Found]:
    for key, text in _in_front(page):
        # A title may have capitals throughout, as a heading may.
        for one in said(f"# {text}" if key == "title" else text, finder):
            place = head_place(page.head, key, one.words)
            yield Found(one.words, one.term, place, typed(page.head, _offset(page.head, *place), one.words))


def _in_text(page: Written, finder: PhraseFinder[Term | None]) -> Iterator[Found]:
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

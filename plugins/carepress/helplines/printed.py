"""Printed numbers: pages that print a number that they must not, told with its place, and without it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from carepress.finding import Finding, place_of
from carepress.front_matter import FrontMatter
from carepress.helplines.blocks import BLOCKS, Block, block, empty
from carepress.helplines.known_numbers import Fault
from carepress.helplines.number_check import NumberCheck
from carepress.helplines.number_traces import may_have_number, may_have_numbers
from carepress.html import fragment, inner_html
from carepress.page import Page
from carepress.source_places import SourcePlaces

_FRONT = ("title", "summary", "covers", "audience", "series")


class Withheld(NamedTuple):
    """A page as readers may see it: its HTML, the links left out, and its front matter, if they change; and why."""

    url: str
    findings: list[Finding]
    html: str | None
    links: tuple[str, ...]
    front: FrontMatter | None


def withheld(pages: Sequence[Page], check: NumberCheck, words: str) -> list[Withheld]:
    """The pages that print a number that they must not, with `words` in place of each paragraph that does.

    Every such number is a finding. A title stays without its digits.
    """
    return [found for page in pages if (found := _withheld(page, check, words)).findings]


def changes(pages: Sequence[Withheld]) -> dict[str, dict[str, Any]]:
    """The new values of fields of such pages, by name and address: see `bridge.rewrite`."""
    html = {page.url: page.html for page in pages if page.html is not None}
    front = {page.url: page.front for page in pages if page.front is not None}
    return {
        "html": html,
        "front": front,
        "withheld_links": {page.url: page.links for page in pages if page.url in html},
    }


def _withheld(page: Page, check: NumberCheck, words: str) -> Withheld:
    wrong = {name: faults for name, text in _front_texts(page) if (faults := _in_text(text, check, page.language))}
    told = [_finding(page, fault, place_of(page.head, fault.shown)) for f in wrong.values() for fault in f]
    front = page.front.model_copy(update=_without(page, wrong, words)) if wrong else None
    of_text, html, links = _in_page(page, check, words) if may_have_numbers(page.html) else ([], None, ())
    return Withheld(page.url, [*told, *of_text], html, links, front)


def _front_texts(page: Page) -> Iterator[tuple[str, str]]:
    yield from ((name, getattr(page.front, name) or "") for name in _FRONT)
    yield "corrections", "\n".join(correction.text for correction in page.front.corrections)


def _in_text(text: str, check: NumberCheck, language: str) -> list[Fault]:
    return [*check.faults(Block(text, text), language)]


def _without(page: Page, wrong: Mapping[str, list[Fault]], words: str) -> dict[str, Any]:
    """New values of the fields of front matter that print such a number."""
    changes: dict[str, Any] = dict.fromkeys(wrong, words)
    for name in {"title", "series"} & {*wrong}:
        changes[name] = getattr(page.front, name)
        for fault in wrong[name]:
            changes[name] = changes[name].replace(fault.shown, "…")
    if "corrections" in wrong:
        shown = {fault.shown for fault in wrong["corrections"]}
        changes["corrections"] = tuple(
            one.model_copy(update={"text": words}) if any(s in one.text for s in shown) else one
            for one in page.front.corrections
        )
    return changes


def _in_page(page: Page, check: NumberCheck, words: str) -> tuple[list[Finding], str | None, tuple[str, ...]]:
    """The findings of a page's text, its HTML without the blocks that they are about, and their links."""
    root, places, told, left_out = fragment(page.html), _Places(page), list[Finding](), list[str]()
    if not any(_has_fault(element, check, page.language) for element in root.iter(*BLOCKS)):
        return [], None, ()
    for element in list(root.iter(*BLOCKS)):
        said = block(element)
        faults = [*check.faults(said, page.language)]
        told += [_finding(page, fault, places.place(fault, said)) for fault in faults]
        places.pass_by(said)
        if faults:
            left_out += [link.address for link in said.links]
            _blank(element, words)
    return told, inner_html(root) if told else None, tuple(left_out)


def _has_fault(element: HtmlElement, check: NumberCheck, language: str) -> bool:
    return may_have_number(element) and any(check.faults(block(element), language))


def _blank(element: HtmlElement, words: str) -> None:
    empty(element)
    element.text = words


class _Places:
    """Where in the Markdown source the numbers of a page stand, asked for in reading order."""

    def __init__(self, page: Page) -> None:
        self._page, self._before, self._met = page, "", Counter[str]()
        self._words: SourcePlaces | None = None

    def pass_by(self, said: Block) -> None:
        """Go on behind a block."""
        self._before = f"{self._before} {said.text}"[-200:]

    def place(self, fault: Fault, said: Block) -> tuple[int, int]:
        """Line and column of a number in a block, or of the address that calls it."""
        page, shown = self._page, fault.shown
        self._met[shown] += 1
        found = (1, 1)
        if fault.is_address and shown in page.markdown:
            return place_of(page.markdown, shown, page.body_line, self._met[shown])
        if fault.is_address:
            shown = next(link.words for link in said.links if link.address == shown)
        self._words = self._words or SourcePlaces(page.markdown, page.body_line)
        found = self._words.words(f"{self._before} {said.text.partition(shown)[0]}", shown)
        if found == (page.body_line, 1):
            return place_of(page.markdown, shown, page.body_line, self._met[shown])
        return found[0], found[1] - self._marks_before(found, shown)

    def _marks_before(self, place: tuple[int, int], shown: str) -> int:
        """How many marks, such as “+” or “(”, a number begins with at a place."""
        marks = re.match(r"\W*", shown)
        line = self._page.markdown.split("\n")[place[0] - self._page.body_line]
        return len(marks[0]) if marks and line[: place[1] - 1].endswith(marks[0]) else 0


def _finding(page: Page, fault: Fault, place: tuple[int, int]) -> Finding:
    return Finding(page.source, *place, fault.rule, fault.message, fault.remedy)

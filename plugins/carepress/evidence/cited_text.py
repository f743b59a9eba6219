"""Cited text: a page's HTML in which every citation has become a number that leads to the list of sources."""

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from lxml import etree
from lxml.html import HtmlElement, fromstring

from carepress.evidence.citation import GROUP, Citation, citations
from carepress.html import HEADINGS, fragment, inner_html

_AS_TYPED = {"code", "pre", "kbd", "samp"}
_NO_PLACE = {"a", *HEADINGS}


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """A citation that cannot become a number; `occurrence` counts the mentions of its id on the page from 1."""

    id: str
    occurrence: int


@dataclasses.dataclass(frozen=True)
class CitedText:
    """A page's HTML, the anchors of each source's mentions by id in the order of the numbers, and what stayed as typed.

    No source has the ids in `unknown`; those in `misplaced` are cited within a heading or a link.
    """

    html: str
    anchors: dict[str, list[str]]
    unknown: tuple[Fault, ...]
    misplaced: tuple[Fault, ...]


def is_cited(html: str) -> bool:
    """Whether an HTML fragment holds anything that looks like a citation."""
    return GROUP.search(html) is not None


def cited_text(html: str, known: Collection[str], label: str) -> CitedText:
    """The text with its citations numbered in the order in which sources first appear.

    A number stands right after the word before it; a place in the source, such as "p. 4", stands behind it in brackets.
    `label` is the number's accessible name, with a `{number}`. A citation that cannot become a number is shown as it
    was typed, in `<mark class="unknown-reference">`; code is left alone.
    """
    root, numbering = fragment(html), _Numbering(known, label)
    for holder, is_tail in list(_running_text(root)):
        text = (holder.tail if is_tail else holder.text) or ""
        if GROUP.search(text):
            around = holder.getparent() if is_tail else holder
            misplaced = any(element.tag in _NO_PLACE for element in (around, *around.iterancestors()))
            _put(holder, list(numbering.pieces(text, misplaced=misplaced)), is_tail=is_tail)
    return CitedText(inner_html(root), numbering.anchors, tuple(numbering.unknown), tuple(numbering.misplaced))


def _running_text(root: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """Each text in reading order, code left out: an element, and whether the text is the one after that element."""
    as_typed = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        as_typed += (element.tag in _AS_TYPED) * (1 if event == "start" else -1)
        if not as_typed and (event == "start" or element is not root):
            yield element, event == "end"


class _Numbering:
    """The numbers that the sources of one page have so far."""

    def __init__(self, known: Collection[str], label: str) -> None:
        self._known, self._label = known, label
        self._met: Counter[str] = Counter()
        self.anchors: dict[str, list[str]] = {}
        self.unknown: list[Fault] = []
        self.misplaced: list[Fault] = []

    def pieces(self, text: str, *, misplaced: bool) -> Iterator[str | HtmlElement]:
        """The text cut at its citations, each of them in the form that readers see."""
        start = 0
        for group in GROUP.finditer(text):
            before, start = text[start : group.start()], group.end()
            found = citations(group[0])
            numbered = [] if misplaced else [citation for citation in found if citation.id in self._known]
            self._count(found, numbered)
            yield before.rstrip() if numbered else before
            if numbered:
                yield self._sup(numbered)
            for citation in (citation for citation in found if citation not in numbered):
                yield " " if citation is not found[0] else ""
                yield _mark(citation)
        yield text[start:]

    def _count(self, found: Sequence[Citation], numbered: Sequence[Citation]) -> None:
        for citation in found:
            self._met[citation.id] += 1
            if citation not in numbered:
                faults = self.misplaced if citation.id in self._known else self.unknown
                faults.append(Fault(citation.id, self._met[citation.id]))

    def _sup(self, found: Sequence[Citation]) -> HtmlElement:
        sup = fromstring('<sup class="citation"></sup>')
        for citation in found:
            anchors = self.anchors.setdefault(citation.id, [])
            number = list(self.anchors).index(citation.id) + 1
            anchors.append(f"cite-{number}-{len(anchors) + 1}")
            link = etree.SubElement(sup, "a", {"href": f"#reference-{number}", "id": anchors[-1]})
            link.set("aria-label", self._label.format(number=number))
            link.text = str(number)
            link.tail = (f" ({citation.place})" if citation.place else "") + (", " if citation is not found[-1] else "")
        return sup


def _mark(citation: Citation) -> HtmlElement:
    mark = fromstring('<mark class="unknown-reference"></mark>')
    mark.text = citation.mark
    return mark


def _put(holder: HtmlElement, pieces: Sequence[str | HtmlElement], *, is_tail: bool) -> None:
    """Set pieces in the place of a text."""
    parent = holder.getparent() if is_tail else holder
    at = parent.index(holder) + 1 if is_tail else 0
    setattr(holder, "tail" if is_tail else "text", "")
    last = holder
    for piece in pieces:
        if not isinstance(piece, str):
            parent.insert(at, piece)
            last, at, is_tail = piece, at + 1, True
        elif is_tail:
            last.tail = (last.tail or "") + piece
        else:
            last.text = (last.text or "") + piece

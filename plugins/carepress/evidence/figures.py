"""Figures: percentages, effect sizes and counts of people or studies, and whether a source carries them."""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from types import MappingProxyType

from lxml.html import HtmlElement

from carepress.evidence.citation import GROUP, citations
from carepress.evidence.cited_text import is_cited
from carepress.evidence.reference import Sources
from carepress.finding import Finding
from carepress.html import fragment
from carepress.keyed import Keyed
from carepress.page import Library, Page
from carepress.sentences import sentences
from carepress.source_places import SourcePlaces
from carepress.vocabulary import SOURCE as VOCABULARY

Place = tuple[str, int, int]
"""Source, line and column."""

_NUMBER = r"(?<![\w.,])\d{1,3}(?:[,  ]\d{3})+|(?<![\w.,–-])\d+(?:[.,]\d+)?"

# Two digits and more, for a guide may well say “ask 3 people”; a year is no count.
_COUNT = rf"(?:{_NUMBER})(?<!\b[12]\d{{3}})(?<!\b\d)"
_STUDIES = rf"(?:{_NUMBER})(?<!\b[12]\d{{3}})"
_ANY_LANGUAGE = (
    rf"(?:{_NUMBER})\s?%",
    r"\b(?:g|d|r|β|NNT)\s?(?:=|of)\s?[-−–]?\d*[.,]\d+",
    r"\b(?:SMD|MD|OR|RR|HR)\s?(?:=|of)?\s?[-−–]?\d*[.,]\d+",
    r"\bn\s?=\s?\d+",
)
_COUNTED = (
    "people|persons|participants|adults|children|adolescents|teenagers|students|patients|women|men|parents|employees"
    "|workers|respondents|veterans|countries"
)
_SOME = "two|three|four|five|six|seven|eight|nine|ten|twenty"
_SHARE = (
    rf"\b(?i:one|two|three|[123])\s(?:in|out of)\s(?:every\s)?(?:{_SOME}|\d+)\s"
    rf"(?:[\w’-]+\s){{0,2}}(?:{_COUNTED}|of us)\b"
)
_IN_WORDS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "en": (
            rf"(?:{_NUMBER})\s(?:per\s?cent|standard deviations?)\b",
            rf"(?:{_NUMBER})\s(?:million|billion)\b(?!\s(?:dollars|pounds|euros|rupees))",
            rf"{_COUNT}(?:\s[\w’-]+){{0,2}}?\s(?:{_COUNTED})\b",
            rf"{_STUDIES}(?:\s[\w’-]+){{0,3}}?\s(?:studies|trials|reviews|experiments|surveys)\b",
            _SHARE,
        )
    }
)
_BLOCKS = ("p", "li", "dd", "td", "th", "figcaption", "summary")


def figure_findings(library: Library, sources: Sources, vocabulary_text: str) -> Iterator[Finding]:
    """Figures without a citation nearby, on pages that cite at all, and figures that their source cannot carry.

    Nearby is: in the same sentence, in the one before, or later in the paragraph; for a list also in the words that
    lead to it, for a table anywhere in it.
    """
    for page in library.pages:
        if sources.known and is_cited(page.html):
            text = Keyed(page, (page.source, page.language, page.html, page.head, page.markdown))
            yield from _of_page(text, Keyed(sources, id(sources)), vocabulary_text)


@lru_cache(maxsize=500)
def _of_page(page: Keyed[Page], sources: Keyed[Sources], vocabulary_text: str) -> tuple[Finding, ...]:
    pattern = re.compile("|".join((*_ANY_LANGUAGE, *_IN_WORDS.get(page.value.language, ()))))
    blocks = fragment(page.value.html).iter(*_BLOCKS)
    found = (_of_block(page.value, block, pattern, sources.value, vocabulary_text) for block in blocks)
    return tuple(itertools.chain.from_iterable(found))


def _of_block(
    page: Page, block: HtmlElement, pattern: re.Pattern[str], sources: Sources, vocabulary_text: str
) -> Iterator[Finding]:
    text = _own_text(block)
    if not pattern.search(GROUP.sub("", text)):
        return
    carried = bool(GROUP.search(_around(block)))
    before = ""
    for start, end in sentences(text):
        sentence = text[start:end]
        later = GROUP.search(text, start)
        for figure in pattern.finditer(_without_marks(sentence)):
            place = partial(_place, page, sentence, figure, vocabulary_text)  # looking for it takes long
            groups = [*GROUP.finditer(sentence)]
            if groups:
                nearest = next((group for group in groups if group.start() >= figure.start()), groups[-1])
                yield from _unconfirmed(figure[0], nearest[0], sources, place)
            elif not (later or carried or GROUP.search(before)):
                message = f"“{figure[0]}” stands here without its source."
                remedy = "Cite where it comes from as [@id], or say it without the figure."
                yield Finding(*place(), "figure-uncited", message, remedy, "advice")
        before = sentence


def _unconfirmed(figure: str, group: str, sources: Sources, place: Callable[[], Place]) -> Iterator[Finding]:
    """A figure whose sources are all known and none of whose figures anybody has seen."""
    cited = [sources.known.get(citation.id) for citation in citations(group)]
    found = [source for source in cited if source]
    if found and len(found) == len(cited) and not any(source.figures_confirmed for source in found):
        message = f"“{figure}” is cited to “{found[0].id}”, whose figures nobody has seen in the source itself."
        remedy = "Tell the finding without the figure, or look it up and write “figures_confirmed: true”."
        yield Finding(*place(), "figure-unconfirmed", message, remedy)


def _without_marks(text: str) -> str:
    """The text with citations blanked, so that what follows keeps its place."""
    return GROUP.sub(lambda match: " " * len(match[0]), text)


def _own_text(block: HtmlElement) -> str:
    """The text of a block without the blocks within it, in single spaces."""
    parts = [block.text or ""]
    for child in block:
        parts += ["" if child.tag in (*_BLOCKS, "ul", "ol", "table") else str(child.text_content()), child.tail or ""]
    return " ".join("".join(parts).split())


def _around(block: HtmlElement) -> str:
    """The text in which a citation counts for a block as well."""
    table = next(block.iterancestors("table"), None)
    if table is not None:
        return str(table.text_content())
    leading = block.getparent().getprevious() if block.tag == "li" else None
    return str(leading.text_content()) if leading is not None and leading.tag == "p" else ""


def _place(page: Page, sentence: str, figure: re.Match[str], vocabulary_text: str) -> Place:
    before = GROUP.sub("", sentence[: figure.start()])
    for source, text, first_line in (
        (page.source, page.markdown, page.body_line),
        (VOCABULARY, vocabulary_text, 1),
    ):
        place = SourcePlaces(text, first_line).words(before, figure[0])
        if place != (first_line, 1):
            return source, *place
    return page.source, page.body_line, 1

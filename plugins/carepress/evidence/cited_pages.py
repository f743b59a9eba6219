"""Cited pages: the citations of all pages as numbers, their lists of sources, and what cannot be cited."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping

from carepress.evidence.cited_text import CitedText, Fault, cited_text, is_cited
from carepress.evidence.reference import SOURCE, Reference
from carepress.evidence.reference_list import reference_list
from carepress.finding import Finding, did_you_mean, place_at
from carepress.page import Library, Page
from carepress.views import View
from carepress.vocabulary import SOURCE as VOCABULARY


@dataclasses.dataclass(frozen=True)
class Evidence:
    """HTML and lists of sources by the address of the page, for pages that cite; and the findings."""

    html: Mapping[str, str]
    references: Mapping[str, tuple[View, ...]]
    findings: tuple[Finding, ...]


def evidence(
    library: Library, known: Mapping[str, Reference], labels: Mapping[str, str], vocabulary_text: str = ""
) -> Evidence:
    """The citations of a library; a strategy page also cites through the vocabulary, whose text is searched then."""
    pages = [page for page in library.pages if known and is_cited(page.html)]
    texts = [(page, cited_text(page.html, known, labels["citation_label"])) for page in pages]
    return Evidence(
        {page.url: text.html for page, text in texts},
        {page.url: reference_list(text.anchors, known, labels) for page, text in texts if text.anchors},
        tuple(finding for page, text in texts for finding in _findings(page, text, known, vocabulary_text)),
    )


def without_file(library: Library) -> tuple[Finding, ...]:
    """An advice where pages cite and there is no file of sources."""
    if not any(is_cited(page.html) for page in library.pages):
        return ()
    message = "Pages cite sources, and there is no file that holds them, so the citations stay as they were typed."
    return (Finding(SOURCE, 1, 1, "references-missing", message, f"Add {SOURCE} to the content folder.", "advice"),)


def _findings(page: Page, text: CitedText, known: Iterable[str], vocabulary_text: str) -> Iterator[Finding]:
    for fault in text.unknown:
        message = f"No source with the id “{fault.id}” can be cited.{did_you_mean(fault.id, known)}"
        remedy = f"Correct the id, or add the source to {SOURCE}."
        yield Finding(*_place(page, fault, vocabulary_text), "reference-unknown", message, remedy)
    for fault in text.misplaced:
        message = f"“[@{fault.id}]” stands in a heading or a link, whose words would then end in a number."
        remedy = "Cite the source in the text below, or after the link."
        yield Finding(*_place(page, fault, vocabulary_text), "reference-misplaced", message, remedy)


def _place(page: Page, fault: Fault, vocabulary_text: str) -> tuple[str, int, int]:
    """Source, line and column of a citation: in the page's Markdown, else in the vocabulary."""
    mention = re.compile(rf"@{re.escape(fault.id)}(?![\w-])")
    for source, text, first_line, wanted in (
        (page.source, page.markdown, page.body_line, fault.occurrence),
        (VOCABULARY, vocabulary_text, 1, 1),
    ):
        starts = [match.start() for match in mention.finditer(text)]
        if len(starts) >= wanted:
            return source, *place_at(text, starts[wanted - 1], first_line)
    return page.source, page.body_line, 1

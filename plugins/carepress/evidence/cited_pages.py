"""Cited pages: the citations of all pages as numbers, their lists of sources, and what cannot be cited."""

import dataclasses
from collections.abc import Iterator, Mapping
from functools import lru_cache

from carepress.evidence.cited_text import CitedText, Fault, cited_text, is_cited
from carepress.evidence.figures import figure_findings
from carepress.evidence.places import place_of_citation
from carepress.evidence.reference import SOURCE, Sources
from carepress.evidence.reference_list import reference_list
from carepress.finding import Finding, did_you_mean
from carepress.page import Library, Page
from carepress.table import Row
from carepress.views import View


@dataclasses.dataclass(frozen=True)
class Evidence:
    """HTML, lists of sources and the ids in them, each by the address of the page; and the findings."""

    html: Mapping[str, str]
    references: Mapping[str, tuple[View, ...]]
    cited: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]

    def table(self, library: Library) -> Iterator[Row]:
        """A row for each source of each page, in the order of its list."""
        for url, sources in self.references.items():
            for name, source in zip(self.cited[url], sources, strict=True):
                shown = {key: source[key] or "" for key in ("number", "text", "kind", "grade", "url")}
                yield {"source": library.by_url[url].source, "id": name, **shown}


def evidence(
    library: Library,
    sources: Sources,
    labels: Mapping[str, str],
    vocabulary_text: str = "",
    looked_at: Library | None = None,
) -> Evidence:
    """The citations of a library; a strategy page also cites through the vocabulary, whose text is searched then.

    Figures are looked for in the library or, where one is given, in another one with fewer pages.
    """
    pages = [page for page in library.pages if sources.known and is_cited(page.html)]
    known = sources.citable
    texts = [(page, _cited(page.html, tuple(known), labels["citation_label"])) for page in pages]
    cited = {page.url: tuple(text.anchors) for page, text in texts if text.anchors}
    named = {name for ids in cited.values() for name in ids}
    named |= {fault.id for _, text in texts for fault in (*text.unknown, *text.misplaced)}
    findings = [finding for page, text in texts for finding in _findings(page, text, sources, vocabulary_text)]
    findings += figure_findings(looked_at or library, sources, vocabulary_text)
    return Evidence(
        {page.url: text.html for page, text in texts},
        {page.url: reference_list(text.anchors, known, labels) for page, text in texts if text.anchors},
        cited,
        (*findings, *(_uncited(sources, name) for name in sources.known if name not in named)),
    )


_cited = lru_cache(maxsize=500)(cited_text)


def without_file(library: Library, text: str | None) -> tuple[Finding, ...]:
    """An advice where pages cite and there is no text of a file of sources."""
    if text is not None or not any(is_cited(page.html) for page in library.pages):
        return ()
    message = "Pages cite sources, and there is no file that holds them, so the citations stay as they were typed."
    return (Finding(SOURCE, 1, 1, "references-missing", message, f"Add {SOURCE} to the content folder.", "advice"),)


def _findings(page: Page, text: CitedText, sources: Sources, vocabulary_text: str) -> Iterator[Finding]:
    for fault in text.unknown:
        yield _not_cited(fault, sources, place_of_citation(page, fault.id, fault.occurrence, vocabulary_text))
    for fault in text.misplaced:
        message = f"“[@{fault.id}]” stands in a heading or a link, whose words would then end in a number."
        remedy = "Cite the source in the text below, or after the link."
        place = place_of_citation(page, fault.id, fault.occurrence, vocabulary_text)
        yield Finding(*place, "reference-misplaced", message, remedy)


def _not_cited(fault: Fault, sources: Sources, place: tuple[str, int, int]) -> Finding:
    """Why a citation cannot become a number."""
    source = sources.known.get(fault.id)
    if source is None:
        message = f"No source with the id “{fault.id}” can be cited.{did_you_mean(fault.id, sources.citable)}"
        return Finding(*place, "reference-unknown", message, f"Correct the id, or add the source to {SOURCE}.")
    if source.retracted:
        message = f"“{source.title}” was withdrawn, so nothing may rest on it."
        return Finding(*place, "reference-retracted", message, "Take out what it said, or find another source for it.")
    message = f"“{source.title}” is marked “citable: false”: it is kept for editors and may not be cited."
    return Finding(*place, "reference-not-citable", message, "Cite another source, or take the sentence out.")


def _uncited(sources: Sources, name: str) -> Finding:
    message = f"No page cites the source “{name}”."
    remedy = "Cite it where it belongs, or take it out."
    return Finding(SOURCE, sources.lines[name], 1, "reference-uncited", message, remedy, "advice")

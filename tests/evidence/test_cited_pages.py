"""Laws of cited pages: the findings and lists of sources of a whole library."""

import pytest

from carepress.evidence.cited_pages import Evidence, evidence, without_file
from carepress.evidence.reference import Reference, Sources
from carepress.finding import Finding
from carepress.front_matter import FrontMatter
from carepress.labels import Labels
from carepress.page import Library, Page

LABELS = Labels(citation_label="Reference {number}", and_others="et al.", kind_trial="Trial", grade_trial="A good test")
KNOWN = {
    name: Reference(id=name, title=f"On {name}", kind="trial", year=2020)
    for name in ("joyce-2018", "joyce-2018-resilience", "leppin-2014")
}
SOURCES = Sources(KNOWN, {name: 2 + 4 * at for at, name in enumerate(KNOWN)})
HEAD = "---\ntitle: A page\n---\n"


def told(answer: Evidence) -> list[Finding]:
    """What is wrong with citations; sources that nobody cites are another matter."""
    return [finding for finding in answer.findings if finding.rule != "reference-uncited"]


def page(markdown: str, html: str | None = None, url: str = "/a/") -> Page:
    """A page whose HTML is its Markdown in one paragraph, unless it is given."""
    return Page(
        source=f"articles{url.rstrip('/')}.md",
        kind="article",
        url=url,
        save_as=f"{url[1:]}index.html",
        slug=url.strip("/"),
        lang="en",
        status="published",
        html=f"<p>{markdown}</p>" if html is None else html,
        head=HEAD,
        markdown=markdown,
        front=FrontMatter(title="A page"),
    )


def test_each_page_numbers_its_own_sources() -> None:
    pages = (
        page("One [@joyce-2018]. Two [@leppin-2014]."),
        page("Two [@leppin-2014].", url="/b/"),
        page("None.", url="/c/"),
    )
    answer = evidence(Library(pages), SOURCES, LABELS)
    assert {url: [entry["text"] for entry in found] for url, found in answer.references.items()} == {
        "/a/": ["On joyce-2018 (2020).", "On leppin-2014 (2020)."],
        "/b/": ["On leppin-2014 (2020)."],
    }
    assert set(answer.html) == {"/a/", "/b/"}
    assert told(answer) == []


def test_an_unknown_id_is_an_error_in_its_place_with_the_closest_id() -> None:
    markdown = "One [@joyce-2018-resilience].\n\nTwo [@leppin-2014; @joyce-2081], and [@joyce-2081]."
    answer = evidence(Library((page(markdown),)), SOURCES, LABELS)
    assert [(f.source, f.line, f.column, f.rule, f.severity) for f in told(answer)] == [
        ("articles/a.md", 6, 20, "reference-unknown", "error"),
        ("articles/a.md", 6, 39, "reference-unknown", "error"),
    ]
    assert "Did you mean “joyce-2018”?" in told(answer)[0].message


def test_an_id_that_begins_another_is_found_in_its_own_place() -> None:
    markdown = "One [@leppin].\nTwo [@lep]."
    answer = evidence(Library((page(markdown),)), SOURCES, LABELS)
    assert [(f.line, f.column) for f in told(answer)] == [(4, 6), (5, 6)]


def test_a_citation_in_a_heading_is_an_error_in_its_own_place() -> None:
    markdown, html = "One [@joyce-2018].\n\n## Two [@joyce-2018]", "<p>One [@joyce-2018].</p><h2>Two [@joyce-2018]</h2>"
    answer = evidence(Library((page(markdown, html),)), SOURCES, LABELS)
    assert [(f.rule, f.line, f.column) for f in told(answer)] == [("reference-misplaced", 6, 9)]


def test_a_citation_that_comes_from_the_vocabulary_is_found_there() -> None:
    vocabulary = "strategies:\n- id: x\n  evidence: It helps [@nobody-1999].\n"
    answer = evidence(Library((page("Text.", "<p>It helps [@nobody-1999].</p>"),)), SOURCES, LABELS, vocabulary)
    assert [(f.source, f.line, f.column) for f in told(answer)] == [("data/strategies.yaml", 3, 23)]


def test_a_citation_that_is_found_nowhere_points_to_the_text_of_the_page() -> None:
    answer = evidence(Library((page("Text.", "<p>It helps [@nobody-1999].</p>"),)), SOURCES, LABELS)
    assert [(f.source, f.line, f.column) for f in told(answer)] == [("articles/a.md", 4, 1)]


def test_without_a_file_pages_stay_and_one_advice_says_so() -> None:
    library = Library((page("One [@joyce-2018]."), page("Two [@nobody].", url="/b/")))
    answer = evidence(library, Sources(), LABELS)
    assert (answer.html, answer.references, answer.findings) == ({}, {}, ())
    assert [(f.rule, f.severity) for f in without_file(library, None)] == [("references-missing", "advice")]


def test_a_site_that_cites_nothing_needs_no_file() -> None:
    assert without_file(Library((page("Nothing."),)), None) == ()


def test_a_source_that_no_page_cites_is_told_at_its_line() -> None:
    answer = evidence(Library((page("One [@joyce-2018]. Wrong [@leppin]. ## No [@leppin-2014]"),)), SOURCES, LABELS)
    assert [(f.source, f.line, f.severity) for f in answer.findings if f.rule == "reference-uncited"] == [
        ("data/references.yaml", SOURCES.lines["joyce-2018-resilience"], "advice")
    ]


@pytest.mark.parametrize(
    ("fault", "rule"), [({"retracted": True}, "reference-retracted"), ({"citable": False}, "reference-not-citable")]
)
def test_a_source_that_may_not_be_cited_gets_no_number(fault: dict[str, bool], rule: str) -> None:
    known = {**KNOWN, "old-2001": Reference.model_validate({"id": "old-2001", "title": "T", "kind": "trial"} | fault)}
    answer = evidence(Library((page("One [@joyce-2018].\n\nTwo [@old-2001]."),)), Sources(known, SOURCES.lines), LABELS)
    assert [(f.rule, f.line, f.column, f.severity) for f in told(answer)] == [(rule, 6, 6, "error")]
    assert len(answer.references["/a/"]) == 1
    assert "[@old-2001]" in answer.html["/a/"]

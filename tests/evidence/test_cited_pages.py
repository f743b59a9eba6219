"""Laws of cited pages: the findings and lists of sources of a whole library."""

from carepress.evidence.cited_pages import evidence, without_file
from carepress.evidence.reference import Reference
from carepress.front_matter import FrontMatter
from carepress.labels import Labels
from carepress.page import Library, Page

LABELS = Labels(citation_label="Reference {number}", and_others="et al.", kind_trial="Trial")
KNOWN = {
    name: Reference(id=name, title=f"On {name}", kind="trial", year=2020)
    for name in ("joyce-2018", "joyce-2018-resilience", "leppin-2014")
}
HEAD = "---\ntitle: A page\n---\n"


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
    answer = evidence(Library(pages), KNOWN, LABELS)
    assert {url: [entry["text"] for entry in found] for url, found in answer.references.items()} == {
        "/a/": ["On joyce-2018 (2020).", "On leppin-2014 (2020)."],
        "/b/": ["On leppin-2014 (2020)."],
    }
    assert set(answer.html) == {"/a/", "/b/"}
    assert answer.findings == ()


def test_an_unknown_id_is_an_error_in_its_place_with_the_closest_id() -> None:
    markdown = "One [@joyce-2018-resilience].\n\nTwo [@leppin-2014; @joyce-2081], and [@joyce-2081]."
    answer = evidence(Library((page(markdown),)), KNOWN, LABELS)
    assert [(f.source, f.line, f.column, f.rule, f.severity) for f in answer.findings] == [
        ("articles/a.md", 6, 20, "reference-unknown", "error"),
        ("articles/a.md", 6, 39, "reference-unknown", "error"),
    ]
    assert "Did you mean “joyce-2018”?" in answer.findings[0].message


def test_an_id_that_begins_another_is_found_in_its_own_place() -> None:
    markdown = "One [@leppin].\nTwo [@lep]."
    answer = evidence(Library((page(markdown),)), KNOWN, LABELS)
    assert [(f.line, f.column) for f in answer.findings] == [(4, 6), (5, 6)]


def test_a_citation_in_a_heading_is_an_error_in_its_own_place() -> None:
    markdown, html = "One [@joyce-2018].\n\n## Two [@joyce-2018]", "<p>One [@joyce-2018].</p><h2>Two [@joyce-2018]</h2>"
    answer = evidence(Library((page(markdown, html),)), KNOWN, LABELS)
    assert [(f.rule, f.line, f.column) for f in answer.findings] == [("reference-misplaced", 6, 9)]


def test_a_citation_that_comes_from_the_vocabulary_is_found_there() -> None:
    vocabulary = "strategies:\n- id: x\n  evidence: It helps [@nobody-1999].\n"
    answer = evidence(Library((page("Text.", "<p>It helps [@nobody-1999].</p>"),)), KNOWN, LABELS, vocabulary)
    assert [(f.source, f.line, f.column) for f in answer.findings] == [("data/strategies.yaml", 3, 23)]


def test_a_citation_that_is_found_nowhere_points_to_the_text_of_the_page() -> None:
    answer = evidence(Library((page("Text.", "<p>It helps [@nobody-1999].</p>"),)), KNOWN, LABELS)
    assert [(f.source, f.line, f.column) for f in answer.findings] == [("articles/a.md", 4, 1)]


def test_without_a_file_pages_stay_and_one_advice_says_so() -> None:
    library = Library((page("One [@joyce-2018]."), page("Two [@nobody].", url="/b/")))
    answer = evidence(library, {}, LABELS)
    assert (answer.html, answer.references, answer.findings) == ({}, {}, ())
    assert [(f.rule, f.severity) for f in without_file(library)] == [("references-missing", "advice")]


def test_a_site_that_cites_nothing_needs_no_file() -> None:
    assert without_file(Library((page("Nothing."),))) == ()

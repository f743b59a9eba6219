"""Laws of the editorial rules: what the site as a whole cannot keep is told, and what is sound is not."""

import pytest

from carepress.editorial.rules import findings
from carepress.finding import Finding
from carepress.page import Library, Page
from carepress.settings import Settings
from made_pages import library, page, vocabulary

PUBLISHER = dict.fromkeys(("name", "telephone", "address", "email", "funding", "advertising"), "x") | {
    "website": "https://x.org"
}
SOUND = {"publisher": PUBLISHER, "help_page": "pages/help.md", "report_page": "pages/help.md"}
HELP = page("help", kind="page")


def found(site: Library, *files: str, address: str = "https://host", **settings: object) -> list[Finding]:
    return list(findings(site, Settings.model_validate(SOUND | settings), files, address))


def with_head(slug: str, head: str, **front: object) -> Page:
    return page(slug, head=head, **front)


def test_a_sound_site_has_no_findings() -> None:
    assert found(library(HELP, page("a", related=["b"]), page("b")), "pages/help.md", "articles/a.md") == []


def test_a_folder_without_pages_is_told() -> None:
    assert "nothing-to-publish" in [finding.rule for finding in found(library())]


@pytest.mark.parametrize("path", ["articles/a.txt", "b.MD", "c.docx", "deep/d.rst", "e.html"])
def test_a_file_that_looks_like_writing_and_becomes_no_page_is_told(path: str) -> None:
    (finding,) = found(library(HELP), path)
    assert (finding.source, finding.rule, finding.severity) == (path, "file-left-out", "advice")


def test_a_folder_that_is_named_like_a_page_is_told() -> None:
    (finding,) = found(library(HELP), "articles/x.md/")
    assert finding.source == "articles/x.md"
    assert "it is a folder" in finding.message


@pytest.mark.parametrize("path", ["data/notes.txt", ".hidden.md", "_draft.txt", "images/a.png", "files/a.html", "a/"])
def test_other_files_are_nobodys_business(path: str) -> None:
    assert found(library(HELP, files=frozenset({"files/a.html"})), path) == []


def test_an_unknown_strategy_is_told_in_its_place_with_a_guess() -> None:
    one = with_head("a", "---\ntitle: A\nstrategies: [sail, rowign]\n---\n", strategies=["sail", "rowign"])
    (finding,) = found(library(HELP, one, words=vocabulary(sail=[], rowing=[])))
    assert (finding.line, finding.column, finding.rule) == (3, 20, "strategy-unknown")
    assert "Did you mean “rowing”?" in finding.message


def test_a_site_without_a_vocabulary_may_name_strategies() -> None:
    assert found(library(HELP, page("a", strategies=["sail"]))) == []


@pytest.mark.parametrize("key", ["related", "not_related"])
def test_a_pin_to_nowhere_is_told_with_a_guess(key: str) -> None:
    one = with_head("a", f"---\n{key}: [tides]\n---\n", **{key: ["tides"]})
    (finding,) = found(library(HELP, one, page("tide")))
    assert (finding.line, finding.rule, finding.severity) == (2, "related-unknown", "error")
    assert "Did you mean “tide”?" in finding.message


@pytest.mark.parametrize("other", [page("b", status="draft"), page("b", status="hidden")])
def test_a_pin_to_what_nothing_may_suggest_gets_an_advice(other: Page) -> None:
    (finding,) = found(library(HELP, page("a", related=["b"]), other))
    assert (finding.rule, finding.severity) == ("related-unknown", "advice")


def test_a_phrase_that_is_switched_off_where_it_does_not_stand_gets_an_advice() -> None:
    head = "---\nno_links: [tidez, The\n  Sea]\n---\n"
    one = with_head("a", head, html="<p>Mind the tide and the\nsea.</p>", no_links=["tidez", "The Sea"])
    (finding,) = found(library(HELP, one))
    assert (finding.line, finding.rule, finding.severity) == (2, "phrase-unknown", "advice")
    assert "“tidez”" in finding.message


@pytest.mark.parametrize("key", ["help_page", "report_page"])
def test_a_page_that_the_settings_name_exists_and_is_no_draft(key: str) -> None:
    (finding,) = found(library(HELP), **{key: "pages/hlep.md"})
    assert (finding.rule, finding.severity) == ("page-missing", "advice")
    assert "Did you mean “pages/help.md”?" in finding.message
    (finding,) = found(library(HELP, page("later", kind="page", status="draft")), **{key: "pages/later.md"})
    assert "is a draft" in finding.message


def test_what_the_publisher_does_not_state_is_told_in_one_sentence() -> None:
    (finding,) = found(library(HELP), publisher={"name": "A", "email": "b@c"})
    assert (finding.rule, finding.severity) == ("publisher-fact-missing", "advice")
    assert "telephone, website, address, funding, advertising" in finding.message


def test_a_site_that_is_published_should_have_an_address() -> None:
    (finding,) = found(library(HELP), address="", mode="publish")
    assert (finding.rule, finding.severity) == ("site-address-missing", "advice")
    assert found(library(HELP), address="") == []

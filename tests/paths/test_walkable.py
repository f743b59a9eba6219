"""Laws of reading paths: a step leads to a listed page or a heading of it, or is left out with a finding."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress.finding import Finding
from carepress.labels import Labels
from carepress.page import Library
from carepress.paths.views import listings, page_paths, site_paths
from carepress.paths.walkable import walkable
from carepress.reading_path import ReadingPath
from carepress.settings import Settings
from carepress.views import Site
from made_pages import library, page, technique, vocabulary

HEADINGS = '<h2 id="reefing">R</h2><h2 id="about">A</h2>'
LIBRARY = library(
    page("a"),
    page("b", HEADINGS),
    page("not-yet", status="draft"),
    page("quay", status="hidden"),
    page("sail", HEADINGS, kind="strategy"),
    words=vocabulary(sail=[technique("reefing")]),
)


def paths(*steps: str, within: Library = LIBRARY) -> tuple[tuple[ReadingPath, ...], tuple[Finding, ...]]:
    """The one path with these steps, if there is one, and the findings."""
    rows = "".join(f"  - page: {step}\n    why: Why {step}.\n" for step in steps)
    return walkable(within, f"paths:\n- id: p\n  title: P\n  summary: S.\n  steps:\n{rows}")


def test_a_step_has_the_name_of_its_technique_and_else_of_its_page() -> None:
    (found,), findings = paths(
        "articles/a.md", "strategies/sail.md#reefing", "strategies/sail.md#about", "./articles/b.md#reefing"
    )
    assert [(step.title, step.url) for step in found.steps] == [
        ("A", "/a/"),
        ("Reefing", "/strategies/sail/#reefing"),
        ("Sail", "/strategies/sail/#about"),
        ("B", "/b/#reefing"),
    ]
    assert found.steps[0].why == "Why articles/a.md."
    assert not findings


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("articles/bb.md", "“articles/bb.md” is no page. Did you mean “articles/b.md”?"),
        ("articles/not-yet.md", "a draft"),
        ("articles/quay.md", "hidden"),
        ("articles/b.md#reffing", "no anchor “reffing”. Did you mean “reefing”?"),
        ("'#reefing'", "is no page"),
    ],
)
def test_a_step_that_leads_to_nothing_is_named_and_left_out(step: str, words: str) -> None:
    (found,), (finding,) = paths("articles/a.md", step, "articles/b.md")
    assert [one.page_url for one in found.steps] == ["/a/", "/b/"]
    assert (finding.source, finding.line, finding.column) == ("data/paths.yaml", 8, 5)
    assert (finding.rule, finding.severity) == ("path-step-missing", "error")
    assert words in finding.message


def test_a_path_with_no_step_left_is_not_shown() -> None:
    found, findings = paths("articles/zzz.md")
    assert (found, site_paths(found), page_paths(found)) == ((), (), {})
    assert len(findings) == 1


def test_paths_and_their_list_have_pages() -> None:
    found, _ = paths("articles/a.md")
    site = Site(Settings(), Labels(home="Home", paths_title="Paths", paths_summary="All."), LIBRARY, "Tiny", "en")
    assert [(made["kind"], made["url"]) for made in listings(site, found)] == [
        ("paths", "/paths/"),
        ("path", "/paths/p/"),
    ]
    assert list(listings(site, ())) == []
    assert [dict(one) for one in site_paths(found)] == [
        {"title": "P", "url": "/paths/p/", "summary": "S.", "length": 1}
    ]


@given(some.lists(some.sampled_from("abc"), min_size=1, max_size=8))
def test_whoever_follows_what_comes_next_takes_every_page_of_the_path_in_order(slugs: list[str]) -> None:
    found, _ = paths(*(f"articles/{slug}.md" for slug in slugs), within=library(*map(page, "abc")))
    passing = page_paths(found)
    by_position = {one["position"]: (url, one) for url, ones in passing.items() for one in ones}
    way = [(url, one["next"]) for _, (url, one) in sorted(by_position.items())]
    runs = [slug for at, slug in enumerate(slugs) if slugs[at + 1 : at + 2] != [slug]]
    assert [url for url, _ in way] == [f"/{slug}/" for slug in runs]
    assert [following and following["url"] for _, following in way] == [*(f"/{slug}/" for slug in runs[1:]), None]
    assert {one["total"] for ones in passing.values() for one in ones} == {len(slugs)}


def test_what_comes_next_says_why() -> None:
    found, _ = paths("articles/a.md", "strategies/sail.md#reefing")
    passing = page_paths(found)
    (first,), (last,) = passing["/a/"], passing["/strategies/sail/"]
    assert (first["title"], first["url"], first["position"], first["total"]) == ("P", "/paths/p/", 1, 2)
    assert dict(first["next"]) == {
        "title": "Reefing",
        "url": "/strategies/sail/#reefing",
        "why": "Why strategies/sail.md#reefing.",
    }
    assert last["next"] is None

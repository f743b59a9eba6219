"""Laws of the reading graph: each kind of way from a listed page to another, each once and in a stable order."""

from hypothesis import given
from hypothesis import strategies as some

from carepress.graph import Edge, edges
from carepress.page import Library
from carepress.reading_path import ReadingPath, Step
from made_pages import library, page, technique, vocabulary

WORDS = vocabulary(sail=[technique("reef"), technique("tack")], row=[technique("oar")])
SAIL = page("sail", kind="strategy", strategies=["sail"])


def ways(*pages: object, **given: object) -> set[tuple[str, str, str, float]]:
    found = library(*pages, words=WORDS)
    found = Library(found.pages, found.vocabulary, **given)
    return {(edge.source, edge.target, edge.kind, edge.weight) for edge in edges(found)}


def test_a_page_teaches_the_strategies_of_its_front_matter() -> None:
    assert ways(page("a", strategies=["sail", "row", "swim"]), SAIL) == {("/a/", SAIL.url, "teaches", 1.0)}


def test_mentions_count_the_techniques_of_a_strategy() -> None:
    assert ways(page("a", techniques=("reef", "tack", "oar")), SAIL) == {("/a/", SAIL.url, "mentions", 2.0)}


def test_an_editors_links_are_ways() -> None:
    html = '<a href="/b%C3%A9/#x">b</a> <a href="/gone/">c</a> <a href="https://h/a/">h</a>'
    assert ways(page("a", html), page("bé")) == {("/a/", "/bé/", "links", 1.0)}


def test_a_part_of_a_series_leads_to_the_next() -> None:
    parts = [page(slug, series="Sea", series_order=order) for slug, order in [("b", 2), ("a", 1), ("c", 3)]]
    assert ways(*parts) == {("/a/", "/b/", "series", 1.0), ("/b/", "/c/", "series", 1.0)}


def test_a_step_of_a_path_leads_to_the_next_as_often_as_paths_do() -> None:
    steps = tuple(Step(f"/{slug}/", "", slug, "Why.") for slug in "aab")
    paths = tuple(ReadingPath(name, name, "", steps) for name in "xy")
    assert ways(page("a"), page("b"), paths=paths) == {("/a/", "/b/", "path", 2.0)}


def test_a_suggestion_is_a_way_with_its_score() -> None:
    assert ways(page("a", suggestions=(("/b/", 0.5),)), page("b")) == {("/a/", "/b/", "similar", 0.5)}


@given(some.lists(some.sampled_from(["published", "draft", "hidden"]), min_size=3, max_size=3))
def test_ways_join_listed_pages_only(statuses: list[str]) -> None:
    links = '<a href="/a/">a</a> <a href="/b/">b</a> <a href="/c/">c</a> <a href="/nowhere/">n</a>'
    pages = [page(slug, links, status=status) for slug, status in zip("abc", statuses, strict=True)]
    listed = {one.url for one in pages if one.is_listed}
    found = edges(library(*pages))
    assert {(edge.source, edge.target) for edge in found} == {(a, b) for a in listed for b in listed if a != b}
    assert list(found) == sorted(found)
    assert found == edges(library(*reversed(pages)))
    assert all(isinstance(edge, Edge) for edge in found)

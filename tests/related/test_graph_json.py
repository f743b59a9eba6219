"""The contract of graph.json."""

import json
from typing import Any

from carepress.labels import theme_labels
from carepress.page import Library
from carepress.related.graph_json import graph_json
from carepress.related.reasons import Reasons
from carepress.related.suggestions import suggested
from made_pages import library, page, technique, vocabulary
from theme.theme_files import THEME

LABELS = theme_labels(THEME / "labels", "en")


def site() -> Library:
    words = vocabulary(sail=[technique("reef"), technique("tack")], row=[technique("oar")])
    links = '<p><a href="/b%C3%A9/#x">b</a> <a href="/draft/">d</a> <a href="/a/">a</a> <a href="https://h/">h</a></p>'
    return library(
        page("a", links, techniques=("reef", "tack", "oar"), strategies=["sail", "row", "swim"], title="A & <b>"),
        page("bé"),
        page("draft", '<p><a href="/a/">a</a></p>', status="draft", strategies=["sail"]),
        page("about", kind="page"),
        page("sail", kind="strategy", strategies=["sail"]),
        page("row", kind="strategy", status="draft"),
        words=words,
    )


def written(found: Library) -> str:
    return graph_json(found, suggested(found, Reasons(found, LABELS).told))


def graph(found: Library) -> Any:
    return json.loads(written(found))


def test_the_nodes_are_the_listed_pages() -> None:
    nodes = graph(site())["nodes"]
    assert [node["url"] for node in nodes] == ["/a/", "/bé/", "/about/", "/strategies/sail/"]
    assert nodes[0] == {"url": "/a/", "title": "A & <b>", "kind": "article", "strategies": ["sail", "row", "swim"]}


def test_edges_have_a_kind_and_a_weight_and_join_nodes() -> None:
    found = graph(site())
    nodes = {node["url"] for node in found["nodes"]}
    edges = {(edge["source"], edge["target"], edge["kind"], edge["weight"]) for edge in found["edges"]}
    assert edges == {
        ("/a/", "/strategies/sail/", "teaches", 1.0),
        ("/a/", "/strategies/sail/", "mentions", 2.0),
        ("/a/", "/bé/", "links", 1.0),
    }
    assert all({source, target} <= nodes for source, target, _, _ in edges)


def test_every_suggestion_has_an_address_a_score_and_reasons_in_words() -> None:
    found = graph(site())
    assert set(found) == {"nodes", "edges", "related"}
    assert set(found["related"]) == {"/a/", "/bé/", "/strategies/sail/"}
    for mine in found["related"].values():
        for suggestion in mine:
            assert set(suggestion) == {"url", "score", "reasons"}
            assert suggestion["url"] in found["related"]
            assert all(isinstance(reason, str) and reason for reason in suggestion["reasons"])
            assert suggestion["reasons"]


def test_the_same_site_gives_the_same_bytes() -> None:
    pages = site().pages
    again = Library(tuple(pages), site().vocabulary)
    assert written(again) == written(site())

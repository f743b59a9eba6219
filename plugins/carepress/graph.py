"""The reading graph: which page leads to which, and in what way."""

import itertools
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from carepress.page import Library

EdgeKind = Literal["links", "mentions", "path", "series", "similar", "teaches"]


_EDGES = "edges"


class Edge(NamedTuple):
    """One way from a listed page to another, by their site-relative addresses.

    The kinds: `teaches` (front matter names the strategy), `mentions` (the weight counts the techniques mentioned),
    `links` (an editor's link), `series` (the next part), `path` (the next step; the weight counts the paths),
    `similar` (a suggestion, with its score).
    """

    source: str
    target: str
    kind: EdgeKind
    weight: float = 1.0


def edges(library: Library) -> tuple[Edge, ...]:
    """Every edge between listed pages, in a stable order; no page leads to itself."""
    known: dict[str, tuple[Edge, ...]] = vars(library)
    if _EDGES not in known:  # a library keeps what was found in it once, as with its cached properties
        known[_EDGES] = _edges(library)
    return known[_EDGES]


def _edges(library: Library) -> tuple[Edge, ...]:
    listed = {page.url for page in library.listed}
    found = itertools.chain(
        _teaches(library), _mentions(library), _links(library), _series(library), _path(library), _similar(library)
    )
    joining = (edge for edge in found if edge.source in listed and edge.target in listed and edge.source != edge.target)
    return tuple(sorted(joining))


def _teaches(library: Library) -> Iterator[Edge]:
    pages = library.strategy_pages
    for page in library.listed:
        yield from (Edge(page.url, pages[name].url, "teaches") for name in {*page.front.strategies} if name in pages)


def _mentions(library: Library) -> Iterator[Edge]:
    pages, owner = library.strategy_pages, library.vocabulary.strategy_of
    for page in library.listed:
        named = Counter(owner[technique].id for technique in page.techniques if technique in owner)
        yield from (Edge(page.url, pages[name].url, "mentions", float(n)) for name, n in named.items() if name in pages)


def _links(library: Library) -> Iterator[Edge]:
    for page in library.listed:
        yield from (Edge(page.url, url, "links") for url in page.links)


def _series(library: Library) -> Iterator[Edge]:
    for series in library.series.values():
        for part, following in itertools.pairwise(series.pages):
            yield Edge(part.url, following.url, "series")


def _path(library: Library) -> Iterator[Edge]:
    steps = (pair for path in library.paths for pair in itertools.pairwise(step.page_url for step in path.steps))
    for (page, following), weight in Counter(steps).items():
        yield Edge(page, following, "path", float(weight))


def _similar(library: Library) -> Iterator[Edge]:
    for page in library.listed:
        yield from (Edge(page.url, url, "similar", score) for url, score in page.suggestions)

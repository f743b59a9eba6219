"""The network that a map shows: strategies are its lines, articles the stops on them, and ways lead on from each."""

import dataclasses
from collections.abc import Iterable, Mapping

from carepress.graph import Edge, EdgeKind, edges
from carepress.page import Library, Page

KINDS: tuple[EdgeKind, ...] = ("series", "path", "links", "similar")
"""The kinds of ways, the one that says most first."""


LIKENESSES = 2
"""Pages on a similar subject to which ways lead from one page; its suggestions name the others."""


@dataclasses.dataclass(frozen=True, slots=True)
class Station:
    """A page on the map, and the addresses of the strategy pages whose lines stop there, the nearest first."""

    page: Page
    lines: tuple[str, ...]

    @property
    def url(self) -> str:
        """The site-relative address."""
        return self.page.url

    @property
    def home(self) -> str | None:
        """The address of the strategy that is nearest; None for an article on no line."""
        return next(iter(self.lines), None)


@dataclasses.dataclass(frozen=True)
class Network:
    """The strategies in the publisher's order, the articles by title, and by address the ways that lead on from each.

    A way is an edge between two pages that no line joins already; of several to one page, the one that says most.
    """

    strategies: tuple[Station, ...]
    articles: tuple[Station, ...]
    ways: Mapping[str, tuple[Edge, ...]]


def network(library: Library) -> Network:
    """The network of all listed articles and strategies; no hidden page and no draft is on it."""
    strategies = _strategies(library)
    stops, others = _sorted_out(edges(library), {station.url for station in strategies})
    found = (Station(page, _lines(page, library, stops.get(page.url, {}))) for page in library.articles)
    articles = tuple(sorted(found, key=lambda station: (station.page.title, station.url)))
    return Network(strategies, articles, _ways(others, {station.url: station for station in (*strategies, *articles)}))


def _strategies(library: Library) -> tuple[Station, ...]:
    """Those of the vocabulary first, in its order."""
    place = {name: number for number, name in enumerate(library.vocabulary.by_id)}
    pages = [page for page in library.listed if page.kind == "strategy"]
    pages.sort(key=lambda page: (place.get(page.slug, len(place)), page.url))
    return tuple(Station(page, (page.url,)) for page in pages)


Stops = dict[str, dict[str, float]]


def _sorted_out(found: Iterable[Edge], strategies: set[str]) -> tuple[Stops, list[Edge]]:
    """By address, the strategies that a page teaches or mentions, with the weights of mentions; and all other edges."""
    stops, others = Stops(), list[Edge]()
    for edge in found:
        if edge.kind not in {"teaches", "mentions"}:
            others.append(edge)
        elif edge.target in strategies:
            mine = stops.setdefault(edge.source, {})
            mine[edge.target] = mine.get(edge.target, 0.0) + edge.weight * (edge.kind == "mentions")
    return stops, others


def _lines(page: Page, library: Library, stops: Mapping[str, float]) -> tuple[str, ...]:
    """What the front matter names, in its order; where it names nothing, what the text mentions, the most first."""
    pages = library.strategy_pages
    taught = dict.fromkeys(pages[name].url for name in page.front.strategies if name in pages)
    return tuple(url for url in taught if url in stops) or tuple(sorted(stops, key=lambda url: (-stops[url], url)))


def _ways(found: Iterable[Edge], stations: Mapping[str, Station]) -> dict[str, tuple[Edge, ...]]:
    """Edges by their sources; of several to one page the one whose kind says most."""
    best, lines = dict[str, dict[str, Edge]](), {url: station.lines for url, station in stations.items()}
    for edge in found:
        source, target, kind, _ = edge
        if source in lines and target in lines and source not in lines[target] and target not in lines[source]:
            mine = best.setdefault(source, {})
            if target not in mine or _PLAINNESS[kind] < _PLAINNESS[mine[target].kind]:
                mine[target] = edge
    return {url: _best(ways.values()) for url, ways in best.items()}


def _best(ways: Iterable[Edge]) -> tuple[Edge, ...]:
    """Ways from one page, those first that say most, and of likenesses only the strongest."""
    found = sorted(ways, key=_plainness)
    said = sum(way.kind != "similar" for way in found)
    return tuple(found[: said + LIKENESSES])


_PLAINNESS = {kind: at for at, kind in enumerate(KINDS)}


def _plainness(edge: Edge) -> tuple[int, float, str]:
    return _PLAINNESS[edge.kind], -edge.weight, edge.target

"""The order of a map's rows: each strategy, then the articles nearest to it, those that are joined side by side."""

from collections.abc import Iterable, Mapping, Sequence

from carepress.reading_map.network import Network, Station

SWEEPS = 8
"""How often every article moves towards its neighbours; after a few times hardly any moves on."""


def in_order(network: Network) -> tuple[Station, ...]:
    """All stations in the order in which they are drawn and read; the same for the same pages, whatever their files."""
    groups = grouped(network.strategies, network.articles)
    drawn_by = _neighbours(network)
    for _ in range(SWEEPS):
        place = {station.url: at for at, station in enumerate(_rows(network, groups))}
        for group in groups.values():
            # No root and no logarithm: the same mean, to the last digit, on every machine.
            group.sort(key=lambda s: (_mean(place[url] for url in (s.url, *drawn_by[s.url])), s.page.title, s.url))
    return _rows(network, groups)


def grouped(strategies: Iterable[Station], articles: Iterable[Station]) -> dict[str | None, list[Station]]:
    """Articles by the address of the strategy that is nearest to them, or None, in the order of the strategies."""
    groups: dict[str | None, list[Station]] = {strategy.url: [] for strategy in strategies}
    groups[None] = []
    for article in articles:
        groups[article.home].append(article)
    return groups


def _rows(network: Network, groups: Mapping[str | None, Sequence[Station]]) -> tuple[Station, ...]:
    with_articles = ((strategy, *groups[strategy.url]) for strategy in network.strategies)
    return (*(station for group in with_articles for station in group), *groups[None])


def _neighbours(network: Network) -> dict[str, list[str]]:
    """By address, the other pages that draw a station towards themselves: its lines, and both ends of every way."""
    found = {station.url: list(station.lines) for station in (*network.strategies, *network.articles)}
    for url, ways in network.ways.items():
        for way in ways:
            if url in found and way.target in found:
                found[url].append(way.target)
                found[way.target].append(url)
    return found


def _mean(places: Iterable[int]) -> float:
    known = list(places)
    return sum(known) / len(known)

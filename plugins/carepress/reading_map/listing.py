"""The list beneath a map: all that its picture says, and what it leaves out, in words."""

import itertools
from collections.abc import Iterable, Iterator

from carepress.graph import Edge
from carepress.reading_map.network import Network, Station
from carepress.reading_map.plan import strategy_name, strategy_shape
from carepress.views import Site, View, link, view


def groups(site: Site, network: Network, stations: Iterable[Station]) -> Iterator[View]:
    """The rows of a map, strategy by strategy: the ways on from the strategy itself, and its articles."""
    strategies = {strategy.url: strategy for strategy in network.strategies}
    for home, found in itertools.groupby(stations, key=lambda station: station.home):
        entries = [article_entry(site, network, one) for one in found if one.url != home]
        if home is None:
            yield group(site.labels["map_no_line"], entries)
        else:
            yield strategy_group(site, network, strategies[home], entries)


def group(title: str, entries: Iterable[View], **given: object) -> View:
    """A heading with its address, its shape and its anchor, if it has them, and the entries below it."""
    return view(
        **({"url": None, "shape": None, "anchor": None, "ways": ()} | given), title=title, entries=tuple(entries)
    )


def strategy_group(site: Site, network: Network, strategy: Station, entries: Iterable[View]) -> View:
    """A strategy with the ways that lead on from it."""
    fields = {"url": strategy.url, "shape": strategy_shape(site, strategy)}
    return group(strategy_name(site, strategy), entries, **fields, ways=_ways(site, network, strategy))


def article_entry(site: Site, network: Network, article: Station) -> View:
    """An article with the other lines that it is on, and the ways that lead on."""
    return entry(site, network, article.page.title, article.url, article.lines, ways=_ways(site, network, article))


def entry(site: Site, network: Network, title: str, url: str, on: Iterable[str], **given: object) -> View:
    """What one entry says; of the lines `on` which it is, the first goes without saying."""
    strategies = {strategy.url: strategy for strategy in network.strategies}
    others = (strategies[line] for line in tuple(on)[1:])
    lines = tuple(view(title=strategy_name(site, one), url=one.url) for one in others)
    return view(**({"note": "", "ways": ()} | given), title=title, url=url, lines=lines)


def _ways(site: Site, network: Network, station: Station) -> tuple[View, ...]:
    return ways_on(site, network.ways.get(station.url, ()))


def ways_on(site: Site, ways: Iterable[Edge]) -> tuple[View, ...]:
    """Ways, kind by kind, each with the pages that they lead to."""
    by_kind, pages = itertools.groupby(ways, key=lambda way: way.kind), site.library.by_url
    return tuple(view(kind=kind, pages=tuple(link(pages[way.target]) for way in found)) for kind, found in by_kind)

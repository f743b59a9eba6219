"""Plans: what a page of the map is to show, before anything is drawn."""

import dataclasses
from collections.abc import Iterable

from carepress.reading_map.chart import Row
from carepress.reading_map.network import Network, Station
from carepress.views import Site, View

MAP = "/map/"
"""The address of the map; those of its parts begin with it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """One page: its address and title, the network that gives its tracks and joins, its rows, and the list beneath."""

    url: str
    title: str
    network: Network
    rows: tuple[Row, ...]
    groups: tuple[View, ...]


def strategy_name(site: Site, strategy: Station) -> str:
    """A strategy's name in the vocabulary, or else the title of its page."""
    known = site.library.vocabulary.by_id.get(strategy.page.slug)
    return known.name if known else strategy.page.title


def strategy_shape(site: Site, strategy: Station) -> str:
    """The shape of a strategy; "" for one that the vocabulary does not know."""
    known = site.library.vocabulary.by_id.get(strategy.page.slug)
    return known.shape if known else ""


def tracks(network: Network) -> dict[str, int]:
    """The number of each strategy's track, by its address."""
    return {strategy.url: number for number, strategy in enumerate(network.strategies)}


def strategy_row(site: Site, network: Network, strategy: Station) -> Row:
    """The row of a strategy, which is a landmark."""
    stop = tracks(network)[strategy.url]
    return Row(strategy.url, strategy_name(site, strategy), (stop,), strategy_shape(site, strategy))


def station_rows(site: Site, network: Network, stations: Iterable[Station]) -> tuple[Row, ...]:
    """A row for every strategy and article."""
    track = tracks(network)
    return tuple(
        strategy_row(site, network, one)
        if one.page.kind == "strategy"
        else Row(one.url, one.page.title, tuple(track[url] for url in one.lines))
        for one in stations
    )

"""Local maps: an article in the middle, the strategies that it teaches on one side, what it leads to on the other."""

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cached_property

from carepress.graph import Edge
from carepress.reading_map.network import Network, Station
from carepress.reading_map.plan import strategy_name, strategy_shape
from carepress.views import Site, View, view

MOST = 9
"""Pages around the one in the middle."""
ONWARD = 3
"""Pages to go on to that have a place, however many strategies there are."""


@dataclasses.dataclass(frozen=True)
class LocalMaps(Mapping[str, View]):
    """The local map of every listed article that leads anywhere, by address.

    Each is made when it is asked for: a hundred thousand at once would fill the memory for nothing.
    """

    site: Site
    network: Network

    @cached_property
    def _articles(self) -> Mapping[str, Station]:
        return {one.url: one for one in self.network.articles if one.lines or one.url in self.network.ways}

    @cached_property
    def _strategies(self) -> Mapping[str, View]:
        return {
            one.url: view(title=strategy_name(self.site, one), url=one.url, shape=strategy_shape(self.site, one))
            for one in self.network.strategies
        }

    def __getitem__(self, url: str) -> View:
        """As many strategies as leave three places to pages to go on to."""
        article, ways = self._articles[url], self.network.ways.get(url, ())
        lines = article.lines[: MOST - min(ONWARD, len(ways))]
        onward = ways[: min(MOST - len(lines), ONWARD + 1)]
        return view(strategies=tuple(self._strategies[line] for line in lines), onward=tuple(map(self._onward, onward)))

    def _onward(self, way: Edge) -> View:
        return view(title=self.site.library.by_url[way.target].title, url=way.target, kind=way.kind)

    def __contains__(self, url: object) -> bool:
        return url in self._articles

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)

"""The map of a large site: strategies and clusters first, then a page for each strategy with the best joined."""

import dataclasses
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from carepress.page import ALL_ARTICLES
from carepress.reading_map.chart import Row
from carepress.reading_map.clusters import Cluster, Clusters, clusters
from carepress.reading_map.listing import article_entry, entry, group, strategy_group
from carepress.reading_map.network import Network, Station
from carepress.reading_map.order import in_order
from carepress.reading_map.plan import MAP, Plan, station_rows, strategy_name, strategy_row, tracks
from carepress.views import Site, View

STRATEGY_PAGES = 60
"""Articles and strategies in the picture of one strategy."""
WAYS = 8
"""Ways on from one page that a list names."""


def plans(site: Site, whole: Network) -> Iterator[Plan]:
    """The overview, and the page of each strategy that is nearest to some article."""
    found = clusters(whole)
    with_page = {strategy.url: _url(strategy) for strategy in whole.strategies if found[strategy.url]}
    yield _overview(site, whole, found)
    for strategy in whole.strategies:
        if strategy.url in with_page:
            yield _strategy(site, whole, strategy, found[strategy.url], with_page)


def _url(strategy: Station) -> str:
    return f"{MAP}{strategy.page.slug}/"


def _anchor(number: int) -> str:
    return f"site--cluster-{number}"


def _count(site: Site, articles: int) -> str:
    return site.labels["map_count"].format(count=articles)


def _overview(site: Site, whole: Network, found: Clusters) -> Plan:
    """Rows for strategies and for clusters, each of which leads to its place on the strategy's page; no joins."""
    lines = Network(whole.strategies, (), {})
    track, rows, listed = tracks(lines), list[Row](), list[View]()
    for strategy in whole.strategies:
        mine = [(f"{_url(strategy)}#{_anchor(number)}", one) for number, one in enumerate(found[strategy.url], 1)]
        notes = [_count(site, len(one.articles)) for _, one in mine]
        rows.append(strategy_row(site, lines, strategy))
        rows += (
            Row(url, one.name, tuple(track[line] for line in one.lines), note=note)
            for (url, one), note in zip(mine, notes, strict=True)
        )
        entries = (
            entry(site, lines, one.name, url, one.lines, note=note)
            for (url, one), note in zip(mine, notes, strict=True)
        )
        listed.append(strategy_group(site, lines, strategy, entries))
    if found[None]:
        title, note = site.labels["map_no_line"], _count(site, sum(len(one.articles) for one in found[None]))
        rows.append(Row(ALL_ARTICLES, title, (), note=note))
        listed.append(group(f"{title} ({note})", (), url=ALL_ARTICLES))
    return Plan(MAP, site.labels["map_title"], lines, tuple(rows), tuple(listed))


def _strategy(
    site: Site, whole: Network, strategy: Station, found: Sequence[Cluster], pages: Mapping[str, str]
) -> Plan:
    """The best joined articles of every cluster in turn, until the picture is full; other strategies as ways out."""
    others = tuple(one for one in whole.strategies if one is not strategy)
    in_turn = itertools.chain.from_iterable(itertools.zip_longest(*(one.articles for one in found)))
    room = max(1, STRATEGY_PAGES - len(whole.strategies))
    shown = {one.url: one for one in itertools.islice(filter(None, in_turn), room)}
    ways = {url: whole.ways[url][:WAYS] for url in (strategy.url, *shown) if url in whole.ways}
    part = Network(whole.strategies, tuple(shown.values()), ways)
    rows = station_rows(site, part, in_order(Network((strategy, *others), part.articles, ways)))
    name = strategy_name(site, strategy)
    elsewhere = (entry(site, part, strategy_name(site, one), pages.get(one.url, one.url), ()) for one in others)
    groups = (
        strategy_group(site, part, strategy, ()),
        *_cluster_groups(site, part, found, shown),
        group(site.labels["map_other_lines"], elsewhere),
    )
    led = (
        dataclasses.replace(row, url=row.url if row.url == strategy.url else pages.get(row.url, row.url))
        for row in rows
    )
    return Plan(_url(strategy), site.labels["map_of_strategy"].format(strategy=name), part, tuple(led), groups)


def _cluster_groups(site: Site, part: Network, found: Iterable[Cluster], shown: Collection[str]) -> Iterator[View]:
    for number, one in enumerate(found, 1):
        entries = [article_entry(site, part, article) for article in one.articles if article.url in shown]
        yield group(one.name, entries, anchor=_anchor(number), more=len(one.articles) - len(entries))

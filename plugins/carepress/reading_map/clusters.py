"""Clusters: on a large site, the articles nearest to a strategy by what else they teach, named by their own words."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from carepress.reading_map.network import Network, Station
from carepress.reading_map.order import grouped

MOST = 6
"""Clusters of a strategy; all that would be smaller are one."""

WORDS = 3
"""Words that name a cluster."""

_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclasses.dataclass(frozen=True, slots=True)
class Cluster:
    """Articles with the same nearest strategy, and mostly the same next: name, lines, and the best joined first."""

    name: str
    lines: tuple[str, ...]
    articles: tuple[Station, ...]


Clusters = Mapping[str | None, tuple[Cluster, ...]]


def clusters(network: Network) -> Clusters:
    """The clusters of every strategy by its address, the largest first; those of articles on no line under None."""
    degree = _degrees(network)
    common = Counter(word for article in network.articles for word in _words(article))
    most = len(network.articles) // 10
    rare = {word: count for word, count in common.items() if 1 < count <= most}
    groups = grouped(network.strategies, network.articles)
    return {
        url: tuple(_cluster(members, degree, rare) for members in _parts(articles)) for url, articles in groups.items()
    }


def _degrees(network: Network) -> Counter[str]:
    """How many ways begin or end at each page."""
    found = Counter({url: len(ways) for url, ways in network.ways.items()})
    found.update(way.target for ways in network.ways.values() for way in ways)
    return found


def _parts(articles: Iterable[Station]) -> Iterator[Sequence[Station]]:
    """Articles by their second line, the largest part first; the small ones come together as the last."""
    parts: dict[str, list[Station]] = {}
    for article in articles:
        parts.setdefault("".join(article.lines[1:2]), []).append(article)
    by_size = sorted(parts.values(), key=lambda part: (-len(part), part[0].lines[1:2]))
    kept = by_size if len(by_size) <= MOST else by_size[: MOST - 1]
    yield from kept
    rest = [article for part in by_size[len(kept) :] for article in part]
    if rest:
        yield rest


def _cluster(members: Sequence[Station], degree: Mapping[str, int], rare: Mapping[str, int]) -> Cluster:
    best = sorted(members, key=lambda article: (-degree[article.url], article.page.title, article.url))
    same = all(article.lines[:2] == best[0].lines[:2] for article in members)
    return Cluster(_name(best, rare), best[0].lines[: 2 if same else 1], tuple(best))


def _name(members: Sequence[Station], rare: Mapping[str, int]) -> str:
    """The words that these titles use often and others seldom; the title of the best joined article where none is."""
    counts = Counter(word for article in members for word in _words(article) if word in rare)
    # Squared, so that a word must be frequent here, and not only rare elsewhere.
    found = sorted((word for word, n in counts.items() if n > 1), key=lambda w: (-(counts[w] ** 2) / rare[w], w))
    name = ", ".join(found[:WORDS]) or members[0].page.title
    return name[:1].upper() + name[1:]


def _words(article: Station) -> set[str]:
    return set(_WORD.findall(article.page.title.casefold()))

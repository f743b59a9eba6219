"""Joins: the few lines between rows of a map that show which page leads to which; the list beneath names every one."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from carepress.graph import Edge, EdgeKind
from carepress.reading_map.network import KINDS

IN_ORDER = frozenset({"series", "path"})
"""Kinds that lead from one page to the next; all of them are drawn, whatever else is."""

MOST = 3
"""Joins that a row may have before a link or a likeness is left to the list."""


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Join:
    """A line from a row to another, by their numbers."""

    source: int
    target: int
    kind: EdgeKind


def joins(urls: Sequence[str], ways: Mapping[str, Iterable[Edge]]) -> tuple[Join, ...]:
    """The joins between rows, given by their addresses: few enough to be followed with a finger."""
    found = _strongest(urls, ways)
    kept = [join for join in found if join.kind in IN_ORDER]
    taken = Counter(end for join in kept for end in (join.source, join.target))
    for join in sorted((join for join in found if join.kind not in IN_ORDER), key=_plainness):
        ends = {join.source, join.target}
        # A likeness is worth a line only where nothing else leads on.
        if max(taken[end] for end in ends) < MOST and not (join.kind == "similar" and all(taken[end] for end in ends)):
            kept.append(join)
            taken.update(ends)
    return tuple(sorted(kept))


def _plainness(join: Join) -> tuple[int, int, Join]:
    """Short lines come first: they cross little."""
    return KINDS.index(join.kind), abs(join.source - join.target), join


def _strongest(urls: Sequence[str], ways: Mapping[str, Iterable[Edge]]) -> list[Join]:
    """For every two rows that a way joins, one join, of the kind that says most."""
    number = {url: at for at, url in enumerate(urls)}
    found: dict[frozenset[int], Join] = {}
    for url, source in number.items():
        for way in ways.get(url, ()):
            if way.target in number:
                join, pair = Join(source, number[way.target], way.kind), frozenset({source, number[way.target]})
                found[pair] = min(found.get(pair, join), join, key=lambda one: (KINDS.index(one.kind), one))
    return list(found.values())

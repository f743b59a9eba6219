"""Neighbourhoods: pages of one language compared with one another, and the best of each one's neighbours."""

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from carepress.related.affinity import Affinity, Sets, affinity
from carepress.related.latent import Dense
from carepress.related.permission import Permission
from carepress.related.ranking import ranked
from carepress.related.term_weights import Matrix, weighted
from carepress.related.words import Integers

LENGTH = 8
"""Suggestions kept for each page."""


@dataclasses.dataclass(frozen=True)
class Neighbourhood:
    """Pages by their numbers on the site, in order; how close they are; for each the places of the best, and scores."""

    members: Integers
    affinity: Affinity
    allowed: npt.NDArray[np.bool_]
    order: Integers
    scores: Dense

    def best(self, number: int) -> Mapping[int, float]:
        """What to read after a page, best first, each with the score that ranked it."""
        return self._best[self._row[number]]

    def neighbours(self, number: int) -> Iterator[tuple[int, float]]:
        """The neighbours that may stand with a page, in order, each with its affinity."""
        row = self._row[number]
        allowed = self.allowed[row]
        others = self.members[self.affinity.others[row, allowed]]
        return zip(others.tolist(), self.affinity.total[row, allowed].tolist(), strict=True)

    def signals(self, number: int, others: Sequence[int]) -> list[dict[str, float]]:
        """What each signal adds to the affinity of a page with each of some others; nothing for those not near it."""
        row = self._row[number]
        values = (self._best_signals[row].get(other) or self._signals(row, other) for other in others)
        names = [*self.affinity.signals]
        return [{name: value for name, value in zip(names, found, strict=False) if value > 0} for found in values]

    def _signals(self, row: int, other: int) -> Sequence[float]:
        places = np.flatnonzero(self.affinity.others[row] == self._row.get(other, -2))
        return [round(float(found[row, place]), 4) for place in places for found in self.affinity.signals.values()]

    @cached_property
    def _best(self) -> Sequence[Mapping[int, float]]:
        return self._by_number(self.scores)

    @cached_property
    def _best_signals(self) -> Sequence[Mapping[int, Sequence[float]]]:
        found = [self._of_best(values) for values in self.affinity.signals.values()]
        return self._by_number(np.round(np.stack(found, axis=2), 4))

    def _by_number(self, values: Dense) -> list[dict[int, Any]]:
        """For each row what is said of the best, by their numbers."""
        numbers, counts = self.members[self._of_best(self.affinity.others)].tolist(), (self.order >= 0).sum(axis=1)
        rows = zip(numbers, values.tolist(), counts.tolist(), strict=True)
        return [dict(zip(mine[:count], said, strict=False)) for mine, said, count in rows]

    def _of_best(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Those values of the neighbours that belong to the best, and any number where there are fewer."""
        return np.take_along_axis(np.pad(values, ((0, 0), (0, 1))), self.order, axis=1)

    @cached_property
    def _row(self) -> Mapping[int, int]:
        return {number: row for row, number in enumerate(self.members.tolist())}


def neighbourhoods(permission: Permission, counts: Matrix, headlines: Matrix) -> Mapping[str, Neighbourhood]:
    """The neighbourhood of each language. Languages with too few pages for a list share one with the whole site."""
    languages = np.array([page.language for page in permission.pages])
    large = [name for name, pages in sorted(Counter(languages.tolist()).items()) if pages > LENGTH]
    found = {name: _neighbourhood(permission, counts, headlines, languages == name) for name in large}
    small = sorted({*languages.tolist()} - set(large))
    if small:
        whole = _neighbourhood(permission, counts, headlines, languages != "")
        found |= dict.fromkeys(small, whole)
    return found


def _neighbourhood(
    permission: Permission, counts: Matrix, headlines: Matrix, chosen: npt.NDArray[np.bool_]
) -> Neighbourhood:
    members = np.flatnonzero(chosen)
    pages = [permission.pages[number] for number in members]
    library = permission.library
    sets: dict[str, Sets] = {
        "techniques": [page.techniques for page in pages],
        "strategies": [page.front.strategies for page in pages],
        "links": [(page.links & library.by_url.keys()) | {page.url} for page in pages],
        "paths": [library.paths_through.get(page.url, ()) for page in pages],
    }
    texts, titles = (found if len(members) == found.shape[0] else found[members] for found in (counts, headlines))
    found = affinity(weighted(texts), weighted(titles), sets)
    allowed = found.others >= 0
    for row, number in enumerate(members.tolist()):
        apart = permission.never[number] | permission.beside.get(number, frozenset())
        if len(apart) > 1:
            allowed[row] &= ~np.isin(members[found.others[row]], [*apart])
    return Neighbourhood(members, found, allowed, *ranked(found, allowed, LENGTH))

"""Neighbourhoods: pages of one language compared with one another, and the best of each one's neighbours."""

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

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

    def best(self, number: int) -> dict[int, float]:
        """What to read after a page, best first, each with the score that ranked it."""
        row = self._row(number)
        places = self.order[row][self.order[row] >= 0]
        others = self.members[self.affinity.others[row, places]]
        return dict(zip(others.tolist(), self.scores[row, : len(places)].tolist(), strict=True))

    def neighbours(self, number: int) -> Iterator[tuple[int, float]]:
        """The neighbours that may stand with a page, in order, each with its affinity."""
        row = self._row(number)
        allowed = self.allowed[row]
        others = self.members[self.affinity.others[row, allowed]]
        return zip(others.tolist(), self.affinity.total[row, allowed].tolist(), strict=True)

    def signals(self, number: int, others: Sequence[int]) -> list[dict[str, float]]:
        """What each signal adds to the affinity of a page with each of some others; nothing for those not near it."""
        row = self._row(number)
        place = {other: at for at, other in enumerate(self.members[self.affinity.others[row]].tolist())}
        values = {name: found[row].tolist() for name, found in self._rounded.items()}
        known = (place.get(other) for other in others)
        return [{} if at is None else {n: found[at] for n, found in values.items() if found[at] > 0} for at in known]

    @cached_property
    def _rounded(self) -> Mapping[str, Dense]:
        return {name: np.round(found, 4) for name, found in self.affinity.signals.items()}

    def _row(self, number: int) -> int:
        return int(np.searchsorted(self.members, number))


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

"""Adoption: nobody is never suggested, because a page that no list shows takes the last shown place of one."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable

Hosts = Callable[[int], Iterable[tuple[float, int]]]
"""The pages that may show a page, each with what it loses by that."""


@dataclasses.dataclass(frozen=True)
class Adoption:
    """Lists of page numbers, of which the first `shown` are shown, and the numbers that each list has to keep there."""

    lists: list[list[int]]
    kept: dict[int, set[int]]
    shown: int

    def adopt(self, hosts: Hosts, first: int) -> None:
        """Change the lists so that each page is shown by one, where a host has room, at its place `first` or later.

        A host makes room by moving down a page that others show too. Of hosts that lose as much the first one adopts.
        """
        times = Counter(page for mine in self.lists for page in mine[: self.shown])
        for orphan in range(len(self.lists)):
            if not times[orphan]:
                takers = (host for _, host in sorted(hosts(orphan)) if self._makes_room(host, first, times))
                host = next(takers, None)
                if host is not None:
                    self._take(host, orphan)
                    times[orphan] += 1

    def _makes_room(self, host: int, first: int, times: Counter[int]) -> bool:
        mine, kept = self.lists[host], self.kept.get(host, set())
        if len(mine) < self.shown:
            return True
        spare = [page for page in mine[first : self.shown] if times[page] > 1 and page not in kept]
        if spare:
            times[spare[-1]] -= 1
            mine.remove(spare[-1])
            mine.insert(self.shown - 1, spare[-1])
        return bool(spare)

    def _take(self, host: int, orphan: int) -> None:
        mine = self.lists[host]
        length = len(mine)
        if orphan in mine:
            mine.remove(orphan)
        mine.insert(self.shown - 1, orphan)
        del mine[max(length, self.shown) :]

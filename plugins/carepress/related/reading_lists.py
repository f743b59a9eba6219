"""Reading lists: for each page what to read next, by number: ranked, pinned and adopted."""

import dataclasses
import itertools
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from carepress.related.adoption import Adoption
from carepress.related.neighbourhood import LENGTH, Neighbourhood
from carepress.related.permission import Permission

SHOWN = 4
"""Suggestions that pages show."""
ENOUGH = 5
"""With so many others, the parts of a series beside a page are left out of its list."""
PINNED = 10.0
"""More than everything else can add up to, so that pins keep their order."""


class Choice(NamedTuple):
    """A page chosen to follow another: its number, the score that ranked it, and what each signal added."""

    number: int
    score: float
    signals: Mapping[str, float]


@dataclasses.dataclass(frozen=True)
class ReadingLists:
    """The lists of all pages, which are numbered as in `permission`; `homes` are their neighbourhoods by language."""

    permission: Permission
    homes: Mapping[str, Neighbourhood]

    def lists(self) -> list[list[int]]:
        """What to read after each page, by number, best first."""
        pins = self._pins
        lists = [self._list(number) for number in range(len(self.permission.pages))]
        adoption = Adoption(lists, {number: set(mine) for number, mine in pins.items()}, SHOWN)
        adoption.adopt(self._near_hosts, SHOWN - 1)
        adoption.adopt(self._far_hosts, SHOWN - 1)
        adoption.adopt(self._far_hosts, 0)
        return lists

    @cached_property
    def _pins(self) -> Mapping[int, list[int]]:
        pages = enumerate(self.permission.pages)
        return {number: self.permission.pinned(number) for number, page in pages if page.front.related}

    @cached_property
    def _home_of(self) -> Sequence[Neighbourhood]:
        return [self.homes[page.language] for page in self.permission.pages]

    def _home(self, number: int) -> Neighbourhood:
        return self._home_of[number]

    def _list(self, number: int) -> list[int]:
        pins = self._pins.get(number, [])
        mine = [*pins, *(other for other in self._home(number).best(number) if other not in pins)]
        if len(mine) < ENOUGH:
            beside = self.permission.beside.get(number, frozenset()) - self.permission.never[number]
            mine += sorted(beside - set(mine))
        return mine[: max(LENGTH, len(pins))]

    def _near_hosts(self, orphan: int) -> Iterator[tuple[float, int]]:
        """Neighbours in the page's language; each loses what it has in its last shown place and gains the page."""
        home = self._home(orphan)
        for host, gain in home.neighbours(orphan):
            if self._home(host) is home:
                last = [*home.best(host).values()][SHOWN - 1 : SHOWN]
                yield round(sum(last) - gain, 6), host

    def _far_hosts(self, orphan: int) -> Iterator[tuple[float, int]]:
        """All others that may stand with the page, those in its language first and those beside it in a series last."""
        apart, beside = self.permission.never[orphan], self.permission.beside.get(orphan, frozenset())
        for host in range(len(self.permission.pages)):
            if host not in apart:
                yield 2.0 * (host in beside) + (self._home(host) is not self._home(orphan)), host

    def choices(self, number: int, mine: Sequence[int]) -> tuple[Choice, ...]:
        """The pages in the list of one page, each with the score that ranked it and what made it."""
        best, pins = self._home(number).best(number), self._pins.get(number, [])
        signals = self._home(number).signals(number, mine)
        signals = [found or self._backwards(number, other) for other, found in zip(mine, signals, strict=True)]
        scores = [best.get(other, sum(found.values())) for other, found in zip(mine, signals, strict=True)]
        for at in range(len(pins)):
            signals[at] = {"editor": PINNED * (len(pins) - at), **signals[at]}
            scores[at] = sum(signals[at].values())
        for at, other in enumerate(mine[:-1]):
            if other not in best:  # it was adopted, and has a better place than its score would give it
                scores[at] = max(scores[at], scores[at + 1])
        falling = [round(max(score, 0.0), 4) for score in itertools.accumulate(scores, min)]
        return tuple(map(Choice, mine, falling, signals))

    def _backwards(self, number: int, other: int) -> dict[str, float]:
        """The signals of an adopted page, of which its host is a neighbour, but not always it of its host."""
        is_ranked = other < len(self.permission.pages) and other not in self._pins.get(number, ())
        return self._home(other).signals(other, [number])[0] if is_ranked else {}

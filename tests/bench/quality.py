"""Quality of related reading against labels that people gave: nDCG@5, reciprocity, and who is never suggested.

The gain of a suggestion is the rarity (inverse document frequency) of the labels that both pages bear over that of the
labels that either bears. nDCG@5 (Järvelin and Kekäläinen, 2002) compares each list with the best one there could be.
"""

import dataclasses
import math
from collections import Counter
from collections.abc import Mapping, Sequence

SIZE = 5

Labels = Mapping[str, frozenset[str]]
Lists = Mapping[str, Sequence[str]]


@dataclasses.dataclass(frozen=True)
class Quality:
    """nDCG@5, the share of suggestions that are mutual, and how many pages no list has among its first five."""

    ndcg: float
    reciprocity: float
    never_suggested: int


def quality(lists: Lists, labels: Labels) -> Quality:
    """The quality of lists of slugs by slug; only labelled pages count, and a page without a list has an empty one."""
    gains = Gains(labels)
    first = {slug: list(lists.get(slug, ()))[:SIZE] for slug in labels}
    scores = [score for slug in labels if (score := gains.ndcg(slug, first[slug])) is not None]
    pairs = {(one, other) for one, mine in first.items() for other in mine}
    mutual = sum((other, one) in pairs for one, other in pairs)
    suggested = {other for _, other in pairs}
    return Quality(
        sum(scores) / max(1, len(scores)), mutual / max(1, len(pairs)), sum(slug not in suggested for slug in labels)
    )


class Gains:
    """What a suggestion is worth, by labels."""

    def __init__(self, labels: Labels) -> None:
        uses = Counter(label for mine in labels.values() for label in mine)
        self._labels, self._rarity = labels, {label: math.log(len(labels) / n) for label, n in uses.items()}

    def gain(self, one: str, other: str) -> float:
        """How well a page suits another, from 0 to 1."""
        mine, theirs = self._labels[one], self._labels.get(other, frozenset())
        whole = sum(self._rarity[label] for label in sorted(mine | theirs))
        return sum(self._rarity[label] for label in sorted(mine & theirs)) / whole if whole else 0.0

    def ndcg(self, slug: str, found: Sequence[str]) -> float | None:
        """The worth of a list over that of the best one; None where no list could be worth anything."""
        best = sorted((self.gain(slug, other) for other in self._labels if other != slug), reverse=True)[:SIZE]
        ideal = _discounted(best)
        return _discounted([self.gain(slug, other) for other in found]) / ideal if ideal else None


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))

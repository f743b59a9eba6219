"""Suggestions: what to read after a page, and why, in words."""

import dataclasses
import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from carepress.html import plain_text
from carepress.page import Library, Page
from carepress.related.similarity import Similarity, term_counts

LENGTH = 8
"""Suggestions kept for each page; the page itself may show fewer."""

PINNED = 10.0
"""More than everything else can add up to, so that pins keep their order."""
STRATEGY_WEIGHT = 0.25
TECHNIQUE_WEIGHT = 0.25


@dataclasses.dataclass(frozen=True, slots=True)
class Suggestion:
    """One page suggested after another: the score that ranked it, and the reasons that made the score."""

    url: str
    score: float
    is_pinned: bool
    techniques: tuple[str, ...]
    strategies: tuple[str, ...]
    words: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Reading:
    """What is known of the pages that may be suggested: articles and strategy pages."""

    library: Library

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Pages that have suggestions and may be suggested."""
        return tuple(page for page in self.library.listed if page.kind != "page")

    @cached_property
    def similarity(self) -> Similarity:
        """How alike the pages' words are."""
        return Similarity([term_counts(page.title, plain_text(page.html)) for page in self.pages])

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """The weight of sharing a strategy or a technique: the rarer, the more it says."""
        counts = Counter(name for page in self.pages for name in {*page.front.strategies, *page.techniques})
        return {name: math.log(1 + len(self.pages) / count) for name, count in counts.items()}

    def suggestions(self, number: int) -> tuple[Suggestion, ...]:
        """The best suggestions for the page of a number, the best first."""
        page, likeness = self.pages[number], self.similarity.to_all(number)
        excluded = set(page.front.not_related)
        scored = [
            (self._score(page, other, likeness.get(at, 0.0)), other.url, at)
            for at, other in enumerate(self.pages)
            if at != number and other.slug not in excluded and page.slug not in other.front.not_related
        ]
        best = sorted(scored, key=lambda item: (-item[0], item[1]))[:LENGTH]
        return tuple(self._suggestion(number, at, score) for score, _, at in best)

    def _score(self, page: Page, other: Page, likeness: float) -> float:
        strategies = self._share(page.front.strategies, other.front.strategies)
        techniques = self._share(page.techniques, other.techniques)
        pins = page.front.related
        pinned = PINNED * (len(pins) - pins.index(other.slug)) if other.slug in pins else 0.0
        return round(pinned + likeness + STRATEGY_WEIGHT * strategies + TECHNIQUE_WEIGHT * techniques, 6)

    def _share(self, one: Collection[str], other: Collection[str]) -> float:
        """The weight of what two pages share over the weight of what either has: 0 to 1."""
        both, either = set(one) & set(other), set(one) | set(other)
        whole = math.fsum(self.rarity[name] for name in sorted(either))
        return math.fsum(self.rarity[name] for name in sorted(both)) / whole if whole else 0.0

    def _suggestion(self, number: int, at: int, score: float) -> Suggestion:
        page, other = self.pages[number], self.pages[at]
        return Suggestion(
            url=other.url,
            score=score,
            is_pinned=other.slug in page.front.related,
            techniques=self._rarest(set(page.techniques) & set(other.techniques)),
            strategies=self._rarest(set(page.front.strategies) & set(other.front.strategies)),
            words=self.similarity.shared_words(number, at),
        )

    def _rarest(self, names: Collection[str]) -> tuple[str, ...]:
        return tuple(sorted(names, key=lambda name: (-self.rarity[name], name)))


def suggestions(library: Library) -> dict[str, tuple[Suggestion, ...]]:
    """The suggestions of every listed article and strategy page, by address."""
    reading = Reading(library)
    return {page.url: reading.suggestions(number) for number, page in enumerate(reading.pages)}


def reasons(suggestion: Suggestion, page: Page, library: Library, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Why a page is suggested after another, in the words of the labels: one or two reasons, the strongest first."""
    found = list(_reasons(suggestion, page, library, labels))
    return tuple(found[:2] or [labels["reason_similar"]])


def _reasons(suggestion: Suggestion, page: Page, library: Library, labels: Mapping[str, str]) -> Iterator[str]:
    vocabulary, other = library.vocabulary, library.by_url[suggestion.url]
    strategies = [vocabulary.by_id[name].name for name in suggestion.strategies if name in vocabulary.by_id]
    if suggestion.is_pinned:
        yield labels["reason_editor"]
    if strategies and "strategy" in {page.kind, other.kind}:
        yield labels["reason_uses_strategy" if other.kind == "article" else "reason_strategy_used"]
    if suggestion.techniques:
        technique = vocabulary.techniques[suggestion.techniques[0]]
        yield labels["reason_shared_technique"].format(technique=technique.name)
    if strategies and page.kind == other.kind:
        yield labels["reason_shared_strategy"].format(strategy=strategies[0])
    if suggestion.words:
        yield labels["reason_words"].format(words=labels["and"].join(suggestion.words))
    if page.kind == other.kind == "strategy":
        yield labels["reason_other_strategy"]

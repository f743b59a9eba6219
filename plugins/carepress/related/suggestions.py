"""Suggestions: what to read after each page, best first, and what speaks for it."""

import itertools
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple, TypeVar

from carepress.page import Library, Page
from carepress.processes import answers, without_collecting
from carepress.related.neighbourhood import LENGTH, neighbourhoods
from carepress.related.permission import Permission
from carepress.related.reading_lists import SHOWN, Choice, ReadingLists
from carepress.related.shared import rarity
from carepress.related.topic_words import TopicWords
from carepress.related.word_reading import ALONE, Each, terms_of

Answer = TypeVar("Answer")

__all__ = ["LENGTH", "SHOWN", "Suggestion", "suggested", "suggestions"]


class Suggestion(NamedTuple):
    """One page suggested after another.

    `score` ranked it; it falls along a list. `signals` are what added to it: "editor", "text", "techniques",
    "strategies", "links", "paths"; twins of suggestions before it lose some of that. `techniques` and `strategies` are
    the ids that both pages have, the rarest first. `words` are up to two, as written, which both pages use and few
    others do.
    """

    url: str
    score: float
    signals: Mapping[str, float]
    techniques: tuple[str, ...]
    strategies: tuple[str, ...]
    words: tuple[str, ...]


def suggestions(library: Library, each: Each = ALONE) -> dict[str, tuple[Suggestion, ...]]:
    """The suggestions of every listed article and strategy page, by address."""
    return suggested(library, lambda _, suggestion: suggestion, each)


@without_collecting()
def suggested(
    library: Library, tell: Callable[[Page, Suggestion], Answer], each: Each = ALONE
) -> dict[str, tuple[Answer, ...]]:
    """What is told of each suggestion of every listed article and strategy page, by the address of the page."""
    permission = Permission(library)
    pages, everyone = permission.pages, permission.all
    if not pages:
        return {}
    terms = terms_of(everyone, each)
    reading = ReadingLists(permission, neighbourhoods(permission, terms.counts, terms.headlines))
    lists, topics = reading.lists(), TopicWords(terms, {page.language for page in pages})
    weights = rarity([{*page.techniques, *page.front.strategies} for page in pages])

    def told(numbers: Sequence[int]) -> list[tuple[Answer, ...]]:
        mine = [reading.choices(number, lists[number]) for number in numbers]
        words = topics.shared(
            [(n, choice.number) for n, choices in zip(numbers, mine, strict=True) for choice in choices]
        )
        return [
            tuple(tell(pages[n], _suggestion(pages[n], everyone[c.number], c, next(words), weights)) for c in choices)
            for n, choices in zip(numbers, mine, strict=True)
        ]

    parts = answers(told, range(len(pages)))
    return dict(zip((page.url for page in pages), itertools.chain.from_iterable(parts), strict=True))


def _suggestion(
    page: Page, other: Page, choice: Choice, words: tuple[str, ...], weights: Mapping[str, float]
) -> Suggestion:
    return Suggestion(
        url=other.url,
        score=choice.score,
        signals=choice.signals,
        techniques=_rarest(page.techniques, other.techniques, weights),
        strategies=_rarest(page.front.strategies, other.front.strategies, weights),
        words=words,
    )


def _rarest(some: Collection[str], others: Collection[str], weights: Mapping[str, float]) -> tuple[str, ...]:
    """What two have in common, the rarest first."""
    shared = {*some}.intersection(others) if some and others else ()
    return tuple(sorted(shared, key=lambda name: (-weights[name], name))) if len(shared) > 1 else tuple(shared)

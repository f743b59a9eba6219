"""Suggestions: what to read after each page, best first, and what speaks for it."""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
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

Names = tuple[tuple[str, ...], tuple[str, ...]]
"""The techniques and the strategies of a page, the rarest first."""

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
    named = [(_rarest_first(p.techniques, weights), _rarest_first(p.front.strategies, weights)) for p in everyone]

    def told(numbers: Sequence[int]) -> list[tuple[Answer, ...]]:
        mine = [(number, reading.choices(number, lists[number])) for number in numbers]
        words = topics.shared([(number, choice.number) for number, choices in mine for choice in choices])
        return [
            tuple(tell(pages[n], _suggestion(everyone, named, n, choice, next(words))) for choice in choices)
            for n, choices in mine
        ]

    parts = answers(told, range(len(pages)))
    return dict(zip((page.url for page in pages), itertools.chain.from_iterable(parts), strict=True))


def _rarest_first(names: Iterable[str], weights: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted({*names}, key=lambda name: (-weights.get(name, 0.0), name)))


def _suggestion(
    pages: Sequence[Page], named: Sequence[Names], number: int, choice: Choice, words: tuple[str, ...]
) -> Suggestion:
    mine, theirs = named[number], named[choice.number]
    techniques, strategies = (tuple([name for name in theirs[at] if name in mine[at]]) for at in (0, 1))
    return Suggestion(pages[choice.number].url, choice.score, choice.signals, techniques, strategies, words)

"""Reasons: why a page is suggested after another, in words, from what made it rank."""

import dataclasses
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from carepress.page import Library, Page
from carepress.related.suggestions import Suggestion
from carepress.vocabulary import Technique

MOST = 2
_PLAINEST = "links"


class Told(NamedTuple):
    """A page suggested after another, its score, and why, in words."""

    url: str
    score: float
    reasons: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Reasons:
    """Why pages of a library are suggested after others, in the words of the labels."""

    library: Library
    labels: Mapping[str, str]

    def told(self, page: Page, suggestion: Suggestion) -> Told:
        """What a page says of a page suggested after it."""
        return Told(suggestion.url, suggestion.score, self.of(page, suggestion))

    def of(self, page: Page, suggestion: Suggestion) -> tuple[str, ...]:
        """Why a page is suggested after another: one or two reasons, the strongest first.

        Only what added to the score is a reason. That one links to the other is told last, as it tells least; where
        nothing has words, the one reason claims no more than likeness.
        """
        other, signals, found = self.library.by_url[suggestion.url], suggestion.signals, list[str]()
        for name in sorted(signals, key=lambda name: (name == _PLAINEST, -signals[name], name)):
            words = _SAID[name](self, suggestion, page, other)
            if words and words not in found:
                found.append(words)
                if len(found) == MOST:
                    break
        return tuple(found or [self.labels["reason_similar"]])

    def editor(self, *_: object) -> str:
        """An editor put them together."""
        return self.labels["reason_editor"]

    def paths(self, _: Suggestion, page: Page, other: Page) -> str:
        """Both are steps of a path, or the path even leads from one to the other."""
        for title, steps in self._ways:
            if (page.url, other.url) in itertools.pairwise(steps):
                return self.labels["reason_next_in_path"].format(path=title)
        for title, steps in self._ways:
            if page.url in steps and other.url in steps:
                return self.labels["reason_same_path"].format(path=title)
        return ""

    def techniques(self, suggestion: Suggestion, *_: object) -> str:
        """Both speak of the same techniques."""
        return self._about("reason_shared_technique", suggestion.techniques) if suggestion.techniques else ""

    def strategies(self, suggestion: Suggestion, page: Page, other: Page) -> str:
        """Both teach a strategy, or one is the page of a strategy whose techniques the other speaks of or teaches."""
        owner, known = self.library.vocabulary.strategy_of, self.library.vocabulary.by_id
        match page.kind, other.kind:
            case "strategy", "strategy":
                return self.labels["reason_other_strategy"]
            case _, "strategy":
                shown = [name for name in page.techniques if owner[name].id == other.slug]
                return self._about("reason_shows_how", shown) if shown else self.labels["reason_strategy_used"]
            case "strategy", _:
                said = [name for name in other.techniques if owner[name].id == page.slug]
                return self._about("reason_speaks_of", said) if said else self.labels["reason_uses_strategy"]
        names = (known[name].name for name in suggestion.strategies if name in known)
        return next((self.labels["reason_shared_strategy"].format(strategy=name) for name in names), "")

    def links(self, _: Suggestion, page: Page, other: Page) -> str:
        """One links to the other."""
        if other.url in page.links:
            return self.labels["reason_linked_here"]
        return self.labels["reason_links_here"] if page.url in other.links else ""

    def text(self, suggestion: Suggestion, page: Page, other: Page) -> str:
        """Both say the same words again and again."""
        if suggestion.words:
            return self.labels["reason_words"].format(words=self.labels["and"].join(suggestion.words))
        return self.labels["reason_other_strategy"] if page.kind == other.kind == "strategy" else ""

    def _about(self, label: str, names: Iterable[str]) -> str:
        words = self.labels["and"].join(self._spoken[name] for name in itertools.islice(names, 2))
        return self.labels[label].format(techniques=words)

    @cached_property
    def _spoken(self) -> Mapping[str, str]:
        """How a sentence names each technique, by its id."""
        return {name: _in_sentence(technique) for name, technique in self.library.vocabulary.techniques.items()}

    @cached_property
    def _ways(self) -> Sequence[tuple[str, Sequence[str]]]:
        """The title of each path, and the addresses of its steps."""
        return [(path.title, [step.page_url for step in path.steps]) for path in self.library.paths]


_SAID: Mapping[str, Callable[[Reasons, Suggestion, Page, Page], str]] = {
    "editor": Reasons.editor,
    "paths": Reasons.paths,
    "techniques": Reasons.techniques,
    "strategies": Reasons.strategies,
    "links": Reasons.links,
    "text": Reasons.text,
}


def _in_sentence(technique: Technique) -> str:
    """A technique as a sentence names it: by the phrase that is its name, else by its name in quotation marks."""
    phrases = (*technique.phrases, *technique.ambiguous_phrases)
    same = (phrase for phrase in phrases if phrase.casefold() == technique.name.casefold())
    return next(same, f"“{technique.name}”")

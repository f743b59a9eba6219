"""Reasons: why a page is suggested after another, in words, from what made it rank."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping

from carepress.page import Library, Page
from carepress.related.suggestions import Suggestion
from carepress.vocabulary import Technique

MOST = 2
_PLAINEST = "links"


def reasons(suggestion: Suggestion, page: Page, library: Library, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Why a page is suggested after another, in the words of the labels: one or two reasons, the strongest first.

    Only what added to the score is a reason. That one links to the other is told last, as it tells least; where nothing
    has words, the one reason claims no more than likeness.
    """
    pair = _Pair(suggestion, page, library, labels)
    signals = suggestion.signals
    strongest = sorted(signals, key=lambda name: (name == _PLAINEST, -signals[name], name))
    found = dict.fromkeys(
        words for name in strongest if name in _SAID for words in itertools.islice(_SAID[name](pair), 1)
    )
    return tuple([*found][:MOST] or [labels["reason_similar"]])


class _Pair:
    """A page and another that is suggested after it, and what there is to say about both."""

    def __init__(self, suggestion: Suggestion, page: Page, library: Library, labels: Mapping[str, str]) -> None:
        self.page, self.other = page, library.by_url[suggestion.url]
        self._suggestion, self._library, self._labels = suggestion, library, labels

    def editor(self) -> Iterator[str]:
        """An editor put them together."""
        yield self._labels["reason_editor"]

    def paths(self) -> Iterator[str]:
        """Both are steps of a path, or the path even leads from one to the other."""
        ways = [(path.title, [step.page_url for step in path.steps]) for path in self._library.paths]
        for title, steps in ways:
            if (self.page.url, self.other.url) in itertools.pairwise(steps):
                yield self._labels["reason_next_in_path"].format(path=title)
        for title, steps in ways:
            if {self.page.url, self.other.url} <= {*steps}:
                yield self._labels["reason_same_path"].format(path=title)

    def techniques(self) -> Iterator[str]:
        """Both speak of the same techniques."""
        if self._suggestion.techniques:
            yield self._about("reason_shared_technique", self._suggestion.techniques)

    def strategies(self) -> Iterator[str]:
        """Both teach a strategy, or one is the page of a strategy whose techniques the other speaks of or teaches."""
        owner, known = self._library.vocabulary.strategy_of, self._library.vocabulary.by_id
        names = [known[name].name for name in self._suggestion.strategies if name in known]
        match self.page.kind, self.other.kind:
            case "strategy", "strategy":
                yield self._labels["reason_other_strategy"]
            case _, "strategy":
                shown = [name for name in self.page.techniques if owner[name].id == self.other.slug]
                yield self._about("reason_shows_how", shown) if shown else self._labels["reason_strategy_used"]
            case "strategy", _:
                said = [name for name in self.other.techniques if owner[name].id == self.page.slug]
                yield self._about("reason_speaks_of", said) if said else self._labels["reason_uses_strategy"]
            case _ if names:
                yield self._labels["reason_shared_strategy"].format(strategy=names[0])

    def links(self) -> Iterator[str]:
        """One links to the other."""
        if self.other.url in self.page.links:
            yield self._labels["reason_linked_here"]
        elif self.page.url in self.other.links:
            yield self._labels["reason_links_here"]

    def text(self) -> Iterator[str]:
        """Both say the same words again and again."""
        if self._suggestion.words:
            yield self._labels["reason_words"].format(words=self._labels["and"].join(self._suggestion.words))
        elif self.page.kind == self.other.kind == "strategy":
            yield self._labels["reason_other_strategy"]

    def _about(self, label: str, names: Iterable[str]) -> str:
        known = self._library.vocabulary.techniques
        words = self._labels["and"].join(_spoken(known[name]) for name in [*names][:2])
        return self._labels[label].format(techniques=words)


_SAID: Mapping[str, Callable[[_Pair], Iterator[str]]] = {
    "editor": _Pair.editor,
    "paths": _Pair.paths,
    "techniques": _Pair.techniques,
    "strategies": _Pair.strategies,
    "links": _Pair.links,
    "text": _Pair.text,
}


def _spoken(technique: Technique) -> str:
    """A technique as a sentence names it: by the phrase that is its name, else by its name in quotation marks."""
    phrases = (*technique.phrases, *technique.ambiguous_phrases)
    same = (phrase for phrase in phrases if phrase.casefold() == technique.name.casefold())
    return next(same, f"“{technique.name}”")

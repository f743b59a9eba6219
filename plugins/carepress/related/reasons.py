"""Reasons: why a page is suggested after another, in words, from what made it rank."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping

from carepress.graph import linked_pages
from carepress.page import Library, Page
from carepress.related.suggestions import Suggestion
from carepress.vocabulary import Technique

MOST = 2


def reasons(suggestion: Suggestion, page: Page, library: Library, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Why a page is suggested after another, in the words of the labels: one or two reasons, the strongest first.

    Only what added to the score is a reason. Where that has no words, the one reason claims no more than likeness.
    """
    pair = _Pair(suggestion, page, library, labels)
    strongest = sorted(suggestion.signals, key=lambda name: (-suggestion.signals[name], name))
    found = dict.fromkeys(words for name in strongest if name in _SAID for words in _SAID[name](pair))
    return tuple([*found][:MOST] or [labels["reason_similar"]])


class _Pair:
    """A page and another that is suggested after it, and what there is to say about both."""

    def __init__(self, suggestion: Suggestion, page: Page, library: Library, labels: Mapping[str, str]) -> None:
        self.page, self.other = page, library.by_url[suggestion.url]
        self._suggestion, self._library, self._labels = suggestion, library, labels

    def editor(self) -> Iterator[str]:
        """An editor put them together."""
        yield self._labels["reason_editor"]

    def onward(self) -> Iterator[str]:
        """A path leads from one to the other."""
        for path in self._library.paths:
            steps = [step.page_url for step in path.steps]
            if (self.page.url, self.other.url) in itertools.pairwise(steps):
                yield self._labels["reason_path"].format(path=path.title)

    def techniques(self) -> Iterator[str]:
        """Both speak of techniques, or one speaks of those that the other shows."""
        owner = self._library.vocabulary.strategy_of
        mine = [name for name in self.page.techniques if owner[name].id == self.other.slug]
        theirs = [name for name in self.other.techniques if owner[name].id == self.page.slug]
        shared = self._suggestion.techniques
        taught = {*self.page.front.strategies} & {*self.other.front.strategies}
        if self.other.kind == "strategy" and mine:
            yield self._about("reason_shows_how", mine)
        elif self.page.kind == "strategy" and theirs:
            yield self._about("reason_practises", theirs)
        elif shared and self.page.kind == self.other.kind == "article" and owner[shared[0]].id in taught:
            yield self._about("reason_practises_too", shared[:1])
        elif shared:
            yield self._about("reason_shared_technique", shared)

    def strategies(self) -> Iterator[str]:
        """Both teach a strategy, or one is the page of a strategy that the other teaches."""
        known = self._library.vocabulary.by_id
        names = [known[name].name for name in self._suggestion.strategies if name in known]
        kinds = (self.page.kind, self.other.kind)
        if kinds == ("strategy", "strategy"):
            yield self._labels["reason_other_strategy"]
        elif names and "strategy" in kinds:
            yield self._labels["reason_uses_strategy" if self.other.kind == "article" else "reason_strategy_used"]
        elif names:
            yield self._labels["reason_shared_strategy"].format(strategy=names[0])

    def links(self) -> Iterator[str]:
        """One links to the other."""
        if self.other.url in linked_pages(self.page):
            yield self._labels["reason_linked_here"]
        elif self.page.url in linked_pages(self.other):
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
    "path": _Pair.onward,
    "techniques": _Pair.techniques,
    "strategies": _Pair.strategies,
    "links": _Pair.links,
    "text": _Pair.text,
}


def _spoken(technique: Technique) -> str:
    """A technique as a sentence names it: by the phrase that is its name, else by its name in quotation marks."""
    same = (phrase for phrase in technique.phrases if phrase.casefold() == technique.name.casefold())
    return next(same, f"“{technique.name}”")

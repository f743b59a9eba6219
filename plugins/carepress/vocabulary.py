"""The vocabulary: strategies and the techniques that practise them, from `data/strategies.yaml`."""

import dataclasses
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

import pydantic

from carepress.finding import Finding
from carepress.schema import Strict, entries
from carepress.yaml_text import yaml_text

SOURCE = "data/strategies.yaml"

Grade = Literal[
    "strong",
    "moderate",
    "limited",
    "mixed",
    "observational",
    "descriptive",
    "guidance",
    "practice",
    "part-of-treatment",
]


class Technique(Strict):
    """One thing a reader can practise: its words, the phrases that name it in running text, and its evidence.

    `links_to` is the source file of a page to which its phrases link instead of its section, as crisis phrases do.
    """

    id: str
    name: str
    definition: str
    grade: Grade | None = None
    evidence: str = ""
    phrases: tuple[str, ...] = ()
    ambiguous_phrases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    links_to: str | None = None


class Strategy(Strict):
    """A family of techniques with a page of its own; `shape` names its sign in the theme."""

    id: str
    name: str
    summary: str = ""
    shape: str = ""
    techniques: tuple[Technique, ...] = pydantic.Field(default=())


@dataclasses.dataclass(frozen=True)
class Vocabulary:
    """All strategies, in the publisher's order."""

    strategies: tuple[Strategy, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Strategy]:
        """Strategies by id."""
        return {strategy.id: strategy for strategy in self.strategies}

    @cached_property
    def techniques(self) -> Mapping[str, Technique]:
        """Techniques of all strategies by id."""
        return {technique.id: technique for strategy in self.strategies for technique in strategy.techniques}

    @cached_property
    def strategy_of(self) -> Mapping[str, Strategy]:
        """The strategy to which a technique belongs, by the technique's id."""
        return {technique.id: strategy for strategy in self.strategies for technique in strategy.techniques}


def vocabulary(text: str | None) -> tuple[Vocabulary, tuple[Finding, ...]]:
    """The vocabulary in a YAML text with what is wrong in it; an empty one with an advice where there is no file."""
    if text is None:
        message = "There is no vocabulary, so pages get no strategy links."
        remedy = f"Add {SOURCE} to the content folder when the site teaches strategies."
        return Vocabulary(), (Finding(SOURCE, 1, 1, "vocabulary-missing", message, remedy, "advice"),)
    read = yaml_text(text)
    rows, findings = entries(read, "strategies", Strategy, SOURCE, "vocabulary-entry")
    found = Vocabulary(tuple(strategy for strategy, _ in rows))
    return found, (*findings, *_repeated(rows))


def _repeated(rows: tuple[tuple[Strategy, int], ...]) -> list[Finding]:
    """Ids and phrases that stand twice: a link could not know where to lead."""
    owners: dict[str, Strategy | Technique] = {}
    findings = []
    for strategy, line in rows:
        named: list[tuple[str, Strategy | Technique]] = [(strategy.id, strategy)]
        named += [(word, technique) for technique in strategy.techniques for word in _words(technique)]
        for word, owner in named:
            if owners.setdefault(word, owner) is not owner:
                message = f"“{word}” belongs to both {owners[word].name} and {owner.name}."
                findings.append(Finding(SOURCE, line, 1, "phrase-repeated", message, "Keep it for one of the two."))
    return findings


def _words(technique: Technique) -> list[str]:
    return sorted({technique.id, *(phrase.lower() for phrase in technique.phrases)})

"""The vocabulary: strategies and the techniques that practise them, from `data/strategies.yaml`."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Annotated, Any, Literal

import pydantic

from carepress.finding import Finding
from carepress.schema import Entry, Strict, entries
from carepress.yaml_text import Path, YamlText, yaml_text

SOURCE, KEY = "data/strategies.yaml", "strategies"

Rhythm = Literal["in-4-out-6", "in-5-out-5"]
"""Rhythms of breath that the theme can show, in seconds."""

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


def _with_reasons(value: Any) -> Any:
    if isinstance(value, dict):
        return value
    raise ValueError(_REASON)


def _reason(value: Any) -> Any:
    if not value:
        raise ValueError(_REASON)
    return value


_REASON = "each phrase has a line of its own with the reason, like “box breathing: A term of art.”"

Phrases = Annotated[
    dict[str, Annotated[str, pydantic.BeforeValidator(_reason)]], pydantic.BeforeValidator(_with_reasons)
]


class Technique(Strict):
    """One thing a reader can practise: its words, the phrases that name it in running text, and its evidence.

    Each phrase comes with the reason for which it is safe to link, or is not: ambiguous ones are links only where an
    editor makes them. `links_to` is the source file of a page to which its phrases link instead of its section, as
    crisis phrases do. `pacer` is the rhythm of a shape that moves as slowly as one would breathe.
    """

    id: str
    """The anchor of its section on the strategy page."""
    name: str
    """What readers call it."""
    definition: str
    """What somebody does, in one sentence."""
    grade: Grade | None = None
    """How sure its evidence is."""
    evidence: str = ""
    """What its evidence says, with citations."""
    phrases: Phrases = pydantic.Field(default_factory=dict)
    """Safe phrases, each with the reason why it is safe: they become links by themselves."""
    ambiguous_phrases: Phrases = pydantic.Field(default_factory=dict)
    """Phrases that mean other things too, each with the reason: only an editor makes them links."""
    searches: tuple[str, ...] = ()
    """What readers type when they look for it, in their own words: only the search knows these."""
    related: tuple[str, ...] = ()
    """Ids of techniques that go well with it."""
    links_to: str | None = None
    """The file of a page to which its phrases link, in place of its section."""
    pacer: Rhythm | None = None
    """The rhythm of the leaf to breathe along with, in seconds."""


class Strategy(Strict):
    """A family of techniques with a page of its own; `shape` names its sign in the theme."""

    id: str
    """The slug of its page."""
    name: str
    """What readers call it."""
    summary: str = ""
    """What it is, in one sentence."""
    shape: str = ""
    """The name of its sign in the theme."""
    techniques: tuple[Technique, ...] = pydantic.Field(default=())
    """The techniques that practise it, in order."""


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


@lru_cache(maxsize=2)
def vocabulary(text: str | None) -> tuple[Vocabulary, tuple[Finding, ...]]:
    """The vocabulary in a YAML text with what is wrong in it; an empty one with an advice where there is no file."""
    if text is None:
        message = "There is no vocabulary, so pages get no strategy links."
        remedy = f"Add {SOURCE} to the content folder when the site teaches strategies."
        return Vocabulary(), (Finding(SOURCE, 1, 1, "vocabulary-missing", message, remedy, "advice"),)
    read = yaml_text(text)
    rows, findings = entries(read, KEY, Strategy, SOURCE, "vocabulary-entry")
    found = Vocabulary(tuple(row.value for row in rows))
    return found, (*findings, *_repeated(rows, read))


def strategy_paths(read: YamlText) -> Mapping[str, Path]:
    """Where each strategy stands in a YAML text, by id: those with mistakes take a place, too."""
    rows = read.value.get("strategies") if isinstance(read.value, dict) else None
    known = enumerate(rows if isinstance(rows, list) else ())
    return {str(row["id"]): ("strategies", at) for at, row in known if isinstance(row, dict) and "id" in row}


def _repeated(rows: Iterable[Entry[Strategy]], read: YamlText) -> list[Finding]:
    """Ids and phrases that stand twice, at both places: a link could not know where to lead, or whether to be made."""
    met: dict[str, list[tuple[str, tuple[int, int]]]] = {}
    for strategy, _, index in rows:
        for word, owner, path in _words(strategy):
            met.setdefault(word, []).append((owner, read.place(("strategies", index, *path))))
    told = {word: " and to ".join(owner for owner, _ in uses) for word, uses in met.items()}
    return [
        Finding(SOURCE, *place, "phrase-repeated", f"“{word}” belongs to {told[word]}.", "Keep it in one place.")
        for word, uses in met.items()
        for _, place in uses
        if len(uses) > 1
    ]


def _words(strategy: Strategy) -> Iterator[tuple[str, str, Path]]:
    """Each id and phrase of a strategy with what it belongs to and its place in the entry."""
    yield strategy.id, strategy.name, ("id",)
    for number, technique in enumerate(strategy.techniques):
        here: Path = ("techniques", number)
        yield f"#{technique.id}", technique.name, (*here, "id")
        for phrase in technique.phrases:
            yield phrase.casefold(), technique.name, (*here, "phrases", phrase)
        for phrase in technique.ambiguous_phrases:
            owner = f"the ambiguous phrases of {technique.name}"
            yield phrase.casefold(), owner, (*here, "ambiguous_phrases", phrase)

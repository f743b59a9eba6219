"""Terms: what a text should not say, each with the forms that are looked for and the contexts in which they count."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Annotated, Literal

import pydantic

from carepress.finding import Finding, Severity
from carepress.front_matter import Listed
from carepress.inflections import inflections
from carepress.phrase_finder import PhraseFinder, folded_phrase
from carepress.schema import Strict, entries
from carepress.words.wording import Word, words
from carepress.yaml_text import yaml_text

SOURCE, KEY = "data/claims.yaml", "claims"

ClaimRule = Literal["absolute-claim", "method-detail", "promise-made"]
Text = Annotated[str, pydantic.Field(min_length=1)]


class Claim(Strict):
    """Things that no page should say about health, or about ways to die or to hurt oneself, in one list of forms."""

    rule: ClaimRule
    """Which rule it breaks; absolute-claim is an advice, the others keep a page from being published."""
    forms: Annotated[Listed, pydantic.Field(min_length=1)]
    """What is looked for, just as it stands, in any case."""
    unless: Listed = ()
    """Longer phrases in which it is fine."""
    near: Listed = ()
    """Words of which one must stand in the same sentence."""
    not_near: Listed = ()
    """Words that make it fine anywhere in the sentence."""
    not_after: Listed = ()
    """Words that make it fine a few words before it."""
    why: Text
    """Why no page should say it."""
    instead: Text
    """What to say instead."""


@dataclasses.dataclass(frozen=True)
class Term:
    """What is looked for: it counts in a sentence with one of `near`, if there are any, and none of `not_near`.

    `not_after` are words that make it fine a few words before it, such as “no” before “cure”. `replace` has the one
    right answer for some of the forms.
    """

    rule: str
    severity: Severity
    forms: frozenset[str]
    unless: frozenset[str]
    why: str
    remedy: str
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    replace: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @cached_property
    def near_pattern(self) -> re.Pattern[str] | None:
        """What finds a word of `near` in a folded sentence."""
        return _any_of(self.near)

    @cached_property
    def not_near_pattern(self) -> re.Pattern[str] | None:
        """What finds a word of `not_near` in a folded sentence."""
        return _any_of(self.not_near)

    @cached_property
    def not_after_pattern(self) -> re.Pattern[str] | None:
        """What finds a word of `not_after` in the folded words before a form."""
        return _any_of(self.not_after)


def word_term(word: Word, language: str) -> Term:
    """What is looked for of a word to avoid: its forms with their inflections, or only those that it gives itself."""
    looked_for = word.forms or tuple(
        form for text in (word.avoid, *word.variants) for form in inflections(folded_phrase(text), language)
    )
    remedy = f"Say instead: {word.prefer}. Source: {word.source}."
    return Term(
        rule="word-to-avoid",
        severity=word.severity,
        forms=_folded((*looked_for, *word.replace)),
        unless=_folded(word.unless),
        why=word.why,
        remedy=remedy,
        near=word.near,
        replace={folded_phrase(form): answer for form, answer in word.replace.items()},
    )


def claim_term(claim: Claim) -> Term:
    """What is looked for of a claim: its forms as they stand."""
    return Term(
        rule=claim.rule,
        severity="advice" if claim.rule == "absolute-claim" else "error",
        forms=_folded(claim.forms),
        unless=_folded(claim.unless),
        why=claim.why,
        remedy=f"Instead: {claim.instead}",
        near=claim.near,
        not_near=claim.not_near,
        not_after=claim.not_after,
    )


@lru_cache(maxsize=2)
def claims(text: str | None) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """The claims in a YAML text, with what is wrong in it; none where there is no file."""
    if text is None:
        return (), ()
    rows, findings = entries(yaml_text(text), KEY, Claim, SOURCE, "wording-entry")
    return tuple(row.value for row in rows), findings


def all_terms(words: Iterable[Word], known: Iterable[Claim], lang: str) -> list[Term]:
    """What is looked for in a site of a language: words to avoid first, then claims."""
    language = lang.partition("-")[0].casefold()
    return [*(word_term(word, language) for word in words), *map(claim_term, known)]


@lru_cache(maxsize=2)
def terms_in(words_text: str | None, claims_text: str | None, lang: str) -> tuple[Term, ...]:
    """The same of the texts of both data files."""
    return tuple(all_terms(words(words_text)[0], claims(claims_text)[0], lang))


def term_finder(terms: Iterable[Term]) -> PhraseFinder[Term | None]:
    """What finds the forms of terms; None stands for longer phrases in which a term is fine."""
    return PhraseFinder(dict(_forms([*terms])))


def _forms(terms: Sequence[Term]) -> Iterator[tuple[str, Term | None]]:
    """Each form with what it means, the one that counts last: what is fine, and the first of two terms."""
    for term in reversed(terms):
        yield from dict.fromkeys(sorted(term.forms), term).items()
    for term in terms:
        yield from dict.fromkeys(sorted(term.unless)).items()


def _folded(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(form for phrase in phrases if (form := folded_phrase(phrase)))


def _any_of(phrases: Sequence[str]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(folded_phrase(phrase)) for phrase in phrases)})(?!\w)")

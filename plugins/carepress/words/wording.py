"""Wording: the words that the publisher avoids, what it says instead, and why, from `data/wording.yaml`."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Annotated

import pydantic

from carepress.finding import Finding, Severity
from carepress.front_matter import Listed
from carepress.page import Library
from carepress.schema import Entry, ListOf, Strict, WebAddress, entries, repeated
from carepress.views import View, view
from carepress.yaml_text import Path, YamlText, yaml_text

SOURCE, KEY = "data/wording.yaml", "words"

TEMPLATE = "wording"
"""Pages with this template get the list of words."""

Text = Annotated[str, pydantic.Field(min_length=1)]
Plain = Annotated[str, pydantic.Field(pattern=r"^[^\W_][\w ’–-]*$")]
"""Words without any sign that Markdown or YAML might take for a mark."""


class Word(Strict):
    """One word or phrase to avoid; `variants` are other forms that count as the same.

    `unless` are longer phrases in which it is fine. It counts only in a sentence with one of `near`, where there are
    any. `forms`, where given, are looked for as they stand, in place of the word, its variants and their inflections.
    `replace` gives forms the one right answer that fits wherever they stand, so that nobody has to decide.
    """

    avoid: Text
    """The word or phrase."""
    prefer: Text
    """What to say instead."""
    why: Text
    """One plain sentence in our own words: what the word does to somebody."""
    source: Text
    """The organisation that advises it, by a short name."""
    source_url: WebAddress | None = None
    """Its public page; left out where only a copy, or no page, was seen."""
    severity: Severity = "advice"
    """Error (it has to go before a page is published) or advice (an editor decides)."""
    category: Text
    """Under which heading the page that prints the list has it."""
    variants: Listed = ()
    """Other forms that count as the same word; regular endings are found by themselves."""
    unless: Listed = ()
    """Longer phrases in which the word is fine."""
    near: Listed = ()
    """Words of which one must stand in the same sentence, or else the word is fine."""
    forms: Listed = ()
    """Where given, only these are looked for, just as they stand: for words that mean other things as well."""
    replace: dict[str, Plain] = pydantic.Field(default_factory=dict)
    """Forms with the one right answer that fits wherever they stand."""


ENTRIES: ListOf = (KEY, Word)
"""What the file holds."""


@lru_cache(maxsize=2)
def words(text: str | None) -> tuple[tuple[Word, ...], tuple[Finding, ...]]:
    """The words in a YAML text in its order, with what is wrong in it; none where there is no file."""
    if text is None:
        return (), ()
    read = yaml_text(text)
    rows, findings = entries(read, KEY, Word, SOURCE, "wording-entry")
    return tuple(row.value for row in rows), (*findings, *_repeated(rows, read))


def wording(library: Library, known: Iterable[Word]) -> Mapping[str, tuple[View, ...]]:
    """For each page that shows the words, by address: its categories in the order of the file, with their words."""
    categories: dict[str, list[View]] = {}
    for word in known:
        categories.setdefault(word.category, []).append(view(**word.model_dump()))
    grouped = tuple(view(category=name, words=tuple(found)) for name, found in categories.items())
    return {page.url: grouped for page in library.pages if page.front.template == TEMPLATE}


def _repeated(rows: Iterable[Entry[Word]], read: YamlText) -> Iterator[Finding]:
    """Words that stand twice: it would not be clear what to say instead."""
    for form, line, column in repeated(rows, read, KEY, _forms):
        message = f"“{form}” stands in several entries."
        yield Finding(SOURCE, line, column, "wording-entry", message, "Keep it in one of them.")


def _forms(word: Word) -> Iterator[tuple[Path, str]]:
    yield ("avoid",), _folded(word.avoid)
    yield from ((("variants", number), _folded(form)) for number, form in enumerate(word.variants))


def _folded(form: str) -> str:
    return " ".join(form.casefold().split())

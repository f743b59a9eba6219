"""Wording: the words that the publisher avoids, what it says instead, and why, from `data/wording.yaml`."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

import pydantic

from carepress.finding import Finding, Severity
from carepress.front_matter import Listed
from carepress.page import Library
from carepress.schema import Entry, Strict, WebAddress, entries, repeated
from carepress.views import View, view
from carepress.yaml_text import Path, YamlText, yaml_text

SOURCE = "data/wording.yaml"

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
    prefer: Text
    why: Text
    source: Text
    source_url: WebAddress | None = None
    severity: Severity = "advice"
    category: Text
    variants: Listed = ()
    unless: Listed = ()
    near: Listed = ()
    forms: Listed = ()
    replace: dict[str, Plain] = pydantic.Field(default_factory=dict)


def words(text: str | None) -> tuple[tuple[Word, ...], tuple[Finding, ...]]:
    """The words in a YAML text in its order, with what is wrong in it; none where there is no file."""
    if text is None:
        return (), ()
    read = yaml_text(text)
    rows, findings = entries(read, "words", Word, SOURCE, "wording-entry")
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
    for form, line, column in repeated(rows, read, "words", _forms):
        message = f"“{form}” stands in several entries."
        yield Finding(SOURCE, line, column, "wording-entry", message, "Keep it in one of them.")


def _forms(word: Word) -> Iterator[tuple[Path, str]]:
    yield ("avoid",), _folded(word.avoid)
    yield from ((("variants", number), _folded(form)) for number, form in enumerate(word.variants))


def _folded(form: str) -> str:
    return " ".join(form.casefold().split())

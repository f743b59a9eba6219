"""Collections: which files of the content the editing program offers, and the form of each."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import pydantic

from carepress.browser_editor.entry import BODY
from carepress.browser_editor.form import Field, Option, form, summary
from carepress.data_files import data_text
from carepress.front_matter import FrontMatter
from carepress.page_files import page_files
from carepress.schema import ListOf, mistakes
from carepress.vocabulary import SOURCE as STRATEGIES
from carepress.vocabulary import vocabulary

FIRST = ("title", "status", "date", "summary", BODY, "strategies", "covers")
"""What an editor fills in most often stands first."""

LEFT_OUT = {"category", "tags"}
"""Keys for content from elsewhere, which no page shows."""

INITIAL = {"status": "draft", "date": "{{now}}"}
"""With what new pages begin."""

ONLY_PAGES = {"template"}
ONLY_ARTICLES = {"series", "series_order"}


PAGES = {
    "articles": ("Articles", "Article", "article", ONLY_PAGES),
    "strategies": ("Strategies", "Strategy", "spa", ONLY_PAGES),
    "pages": ("Pages", "Page", "description", ONLY_ARTICLES),
}
"""What the folders of pages are called, and which keys their pages do without."""

NOTHING: Mapping[str, Any] = MappingProxyType({})

NAMES = ("name", "title", "id", "avoid")
"""Keys of which the first that is there names an entry of a list."""

DATA = {
    "data/references.yaml": ("Sources", "Source", "menu_book"),
    "data/helplines.yaml": ("Helplines", "Helpline", "call"),
    "data/paths.yaml": ("Reading paths", "Reading path", "route"),
    "data/wording.yaml": ("Words to avoid", "Word", "spellcheck"),
}
"""What the data files are called that a form can keep whole."""


Texts = Mapping[str, str]


@dataclasses.dataclass(frozen=True)
class Collection:
    """Files of one folder with one form, or one data file: `source`, with its list `key` of what `model` knows.

    New pages begin with the text of `outline`.
    """

    name: str
    label: str
    singular: str
    fields: Sequence[Field]
    icon: str
    source: str = ""
    model: type[pydantic.BaseModel] = FrontMatter
    key: str = ""
    outline: str = ""

    @property
    def is_data(self) -> bool:
        """Whether it is one data file instead of a folder of pages."""
        return bool(self.source)

    def faults(self, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """What is wrong with the values of a file, each with how to mend it, in the words of the findings."""
        for place, row in self._rows(values):
            yield from ((f"{place}{message}", remedy) for _, message, remedy in mistakes(self.model, row))

    def _rows(self, values: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        """What the model knows, each with words for its place: a page's front matter, or the entries of a list."""
        if not self.is_data:
            yield "", dict(values)
        for row in values.get(self.key) or ():
            named = next((str(row[key]) for key in NAMES if row.get(key)), "")
            yield f"“{named}”: ", row

    def holds(self, path: str) -> bool:
        """Whether a path in the content folder is of this collection."""
        parts = PurePosixPath(path)
        return path == self.source if self.is_data else (str(parts.parent) == self.name and parts.suffix == ".md")


Collections = tuple[Collection, ...]


def collections(content: Path, data: Mapping[str, ListOf] = NOTHING, outlines: Texts = NOTHING) -> Collections:
    """The collections of a content folder, with what its files can be chosen from just now.

    `data` are the data files that may be offered, each with the name of its list and the model of the list's entries,
    `outlines` the texts with which new pages begin, by folder.
    """
    pages = [(page.slug, page.front.title) for page in page_files(content)]
    strategies = vocabulary(data_text(content, STRATEGIES))[0].strategies
    chosen: dict[str, Sequence[Option]] = {
        "strategies": [(strategy.id, strategy.name) for strategy in strategies],
        "related": pages,
        "not_related": pages,
    }
    every = form(FrontMatter)
    return (
        *(_pages(folder, outlines.get(folder, ""), every, chosen) for folder in PAGES),
        *(_data(source, *data[source]) for source in DATA if source in data and (content / source).is_file()),
    )


def _pages(folder: str, outline: str, every: Sequence[Field], chosen: Mapping[str, Sequence[Option]]) -> Collection:
    label, singular, icon, without = PAGES[folder]
    fields = _page_form(every, chosen, without, outline)
    return Collection(folder, label, singular, fields, icon, outline=outline)


def _data(source: str, key: str, model: type[pydantic.BaseModel]) -> Collection:
    label, singular, icon = DATA[source]
    fields = form(model)
    more = {"summary": summary(fields), "collapsed": True, "label_singular": singular}
    rows = Field(key, "list", fields=fields, label=label, more=more)
    return Collection(key, label, singular, (rows,), icon, source, model, key)


def _page_form(
    every: Sequence[Field], chosen: Mapping[str, Sequence[Option]], without: set[str], outline: str
) -> tuple[Field, ...]:
    modes = {"modes": ["rich_text", "raw"]}
    body = Field(BODY, "richtext", initial=outline, label="Text", is_required=True, more=modes)
    kept = [_for_pages(field, chosen) for field in (*every, body) if field.name not in LEFT_OUT | without]
    return tuple(sorted(kept, key=lambda field: FIRST.index(field.name) if field.name in FIRST else len(FIRST)))


HINTS = {
    "title": "The page's title.",
    "strategies": "The strategies that the page teaches.",
    "related": "Pages that must be suggested here.",
    "not_related": "Pages that must not be suggested here.",
    "overdue_until": "Time for an overdue check: until when, who granted it, and why.",
    "review": "Only a clinical review that took place.",
    "corrections": "What was put right, and when.",
    "quick_exit": "For a page that could put its reader at risk.",
    "series_order": "The place in the series.",
    "series": "The series that the article belongs to.",
    BODY: (
        "Links name the file: ../pages/get-help.md. Sources stand in brackets: [@id]. A care card begins with a line"
        " “/// urgent | Heading” and ends with “///”."
    ),
}
"""What a form says otherwise than the file does."""


def _for_pages(field: Field, chosen: Mapping[str, Sequence[Option]]) -> Field:
    """A field as pages have it: a new one is a draft of today, and has a date."""
    field = dataclasses.replace(field, hint=HINTS.get(field.name, field.hint))
    if field.name in INITIAL:
        return dataclasses.replace(field, is_required=True, initial=INITIAL[field.name])
    return _chosen(field, chosen)


def _chosen(field: Field, chosen: Mapping[str, Sequence[Option]]) -> Field:
    """A field whose values are names of something else is a choice among these."""
    if not chosen.get(field.name):
        return field
    return dataclasses.replace(field, widget="select", options=chosen[field.name], more={"multiple": True})

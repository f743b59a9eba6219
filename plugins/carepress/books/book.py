"""Books as data: what is in one, and its parts."""

import dataclasses
from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from carepress.languages import direction
from carepress.views import View, view


@dataclasses.dataclass(frozen=True)
class Book:
    """What a book is, and the views of what is in it.

    `url` is the page that it is the book of, `address` that page on the web, `names` other addresses of parts of it.
    """

    url: str
    title: str
    lang: str
    address: str
    identifier: str
    day: View | None
    articles: Sequence[View]
    strategies: Sequence[View]
    names: Mapping[str, str]
    help: Sequence[View]
    whom_to_call: Sequence[str]

    @property
    def pages(self) -> list[View]:
        """What is in it, in order."""
        return [*self.articles, *self.strategies]

    @property
    def dir(self) -> str:
        """The direction in which it is read."""
        return direction(self.lang)

    @property
    def modified(self) -> str:
        """The moment of its last change; one is asked for, so it is the earliest of all where no day is known."""
        return f"{self.day['iso'] if self.day else '1970-01-01'}T00:00:00Z"

    @property
    def references(self) -> list[View]:
        """Every source that is cited in it, each once."""
        found = {source["text"]: source for page in self.pages for source in page.get("references") or ()}
        return [found[text] for text in sorted(found, key=str.casefold)]


@dataclasses.dataclass(frozen=True)
class Part:
    """A part of a book: its file, its title, and the tree of its HTML."""

    file: str
    title: str
    root: HtmlElement

    @property
    def sections(self) -> list[View]:
        """Its main headings that an editor gave an anchor; those of the theme say nothing of the text."""
        headings = (heading for heading in self.root.iter("h2") if heading.get("id"))
        own = (heading for heading in headings if not heading.get("id").startswith("site--"))
        return [view(id=heading.get("id"), title=" ".join(heading.text_content().split())) for heading in own]

"""References: the sources that pages may cite, from `data/references.yaml`."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Literal
from urllib.parse import quote

import pydantic

from carepress.finding import Finding
from carepress.front_matter import Listed
from carepress.schema import Entry, ListOf, Strict, WebAddress, entries, repeated
from carepress.yaml_text import YamlText, yaml_text

SOURCE, KEY = "data/references.yaml", "references"

Kind = Literal[
    "guideline",
    "systematic-review",
    "meta-analysis",
    "trial",
    "single-study",
    "observational",
    "review",
    "opinion",
    "official",
    "theory",
    "survey",
    "other",
]


def _id(value: str) -> str:
    if not re.fullmatch(r"[\w-]+", value):
        raise ValueError("an id has only letters, digits and hyphens, like “joyce-2018-road-to-resilience”")
    return value


def _doi(value: str) -> str:
    if not re.fullmatch(r"10\.\d{4,9}/\S+", value):
        raise ValueError("a DOI starts with “10.” and has no address before it, like “10.1136/bmjopen-2017-017858”")
    return value


class Reference(Strict):
    """One source: what it found, what it cannot say, and whether pages may cite it and its figures.

    `and_others` stands where `authors` is not a whole list, `figures_confirmed` where its figures were seen.
    """

    id: Annotated[str, pydantic.AfterValidator(_id)]
    """Family name, year and subject: joyce-2018-road-to-resilience. Pages cite it as [@id]."""
    authors: Listed = ()
    """The authors as the source prints them."""
    and_others: bool = False
    """True where the list of authors is not whole."""
    year: int | None = None
    """The year of publication."""
    title: str = pydantic.Field(min_length=1)
    """The title as the source prints it."""
    publisher: str = ""
    """The journal with volume and pages, or the institution."""
    doi: Annotated[str, pydantic.AfterValidator(_doi)] | None = None
    """Its DOI, without an address before it."""
    isbn: str | None = None
    """Its ISBN, for a book."""
    url: WebAddress | None = None
    """The publisher's own page, never a copy of it."""
    kind: Kind
    """What kind of source it is; readers see its grade in words. A news report is other."""
    finding: str = ""
    """What it found, in one or two plain sentences of our own."""
    limits: str = ""
    """What it cannot say, in one or two plain sentences of our own."""
    figures_confirmed: bool = False
    """True where somebody has seen the figures in the source itself."""
    retracted: bool = False
    """True where it was withdrawn: then no page may cite it."""
    citable: bool = True
    """False where it is kept for editors only: then no page may cite it."""

    @property
    def address(self) -> str | None:
        """Where the source can be read: by its DOI, else at its publisher's page; None where neither is known."""
        return f"https://doi.org/{quote(self.doi, safe='/:;()')}" if self.doi else self.url


ENTRIES: ListOf = (KEY, Reference)
"""What the file holds."""


@dataclasses.dataclass(frozen=True)
class Sources:
    """The sources by id, the line of each in the file, and what is wrong in it."""

    known: Mapping[str, Reference] = dataclasses.field(default_factory=dict)
    lines: Mapping[str, int] = dataclasses.field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def citable(self) -> Mapping[str, Reference]:
        """The sources that pages may cite, by id."""
        return {name: source for name, source in self.known.items() if source.citable and not source.retracted}


@lru_cache(maxsize=2)
def references(text: str | None) -> Sources:
    """The sources in a YAML text; none where there is no file."""
    if text is None:
        return Sources()
    read = yaml_text(text)
    rows, findings = entries(read, KEY, Reference, SOURCE, "reference-entry")
    first = {row.value.id: row for row in reversed(rows)}
    in_order = {row.value.id: first[row.value.id] for row in rows}
    known = {name: row.value for name, row in in_order.items()}
    lines = {name: row.line for name, row in in_order.items()}
    return Sources(known, lines, (*findings, *_repeated(rows, read)))


def _repeated(rows: Iterable[Entry[Reference]], read: YamlText) -> Iterator[Finding]:
    for name, line, column in repeated(rows, read, KEY, lambda reference: [(("id",), reference.id)]):
        message = f"The id “{name}” stands here twice, so a citation could mean either source."
        yield Finding(SOURCE, line, column, "reference-repeated", message, "Give one of them another id.")

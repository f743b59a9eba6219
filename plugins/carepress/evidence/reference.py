"""References: the sources that pages may cite, from `data/references.yaml`."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal
from urllib.parse import quote

import pydantic

from carepress.finding import Finding
from carepress.front_matter import Listed
from carepress.schema import Entry, Strict, WebAddress, entries, repeated
from carepress.yaml_text import YamlText, yaml_text

SOURCE = "data/references.yaml"

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
    authors: Listed = ()
    and_others: bool = False
    year: int | None = None
    title: str = pydantic.Field(min_length=1)
    publisher: str = ""
    doi: Annotated[str, pydantic.AfterValidator(_doi)] | None = None
    isbn: str | None = None
    url: WebAddress | None = None
    kind: Kind
    finding: str = ""
    limits: str = ""
    figures_confirmed: bool = False
    retracted: bool = False
    citable: bool = True

    @property
    def address(self) -> str | None:
        """Where the source can be read: by its DOI, else at its publisher's page; None where neither is known."""
        return f"https://doi.org/{quote(self.doi, safe='/:;()')}" if self.doi else self.url


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


def references(text: str | None) -> Sources:
    """The sources in a YAML text; none where there is no file."""
    if text is None:
        return Sources()
    read = yaml_text(text)
    rows, findings = entries(read, "references", Reference, SOURCE, "reference-entry")
    first = {row.value.id: row for row in reversed(rows)}
    in_order = {row.value.id: first[row.value.id] for row in rows}
    known = {name: row.value for name, row in in_order.items()}
    lines = {name: row.line for name, row in in_order.items()}
    return Sources(known, lines, (*findings, *_repeated(rows, read)))


def _repeated(rows: Iterable[Entry[Reference]], read: YamlText) -> Iterator[Finding]:
    for name, line, column in repeated(rows, read, "references", lambda reference: [(("id",), reference.id)]):
        message = f"The id “{name}” stands here twice, so a citation could mean either source."
        yield Finding(SOURCE, line, column, "reference-repeated", message, "Give one of them another id.")

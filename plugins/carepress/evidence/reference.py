"""References: the sources that pages may cite, from `data/references.yaml`."""

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
    """One source; `and_others` where `authors` is not a whole list, `figures_confirmed` where its figures were seen."""

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
    figures_confirmed: bool = False

    @property
    def address(self) -> str | None:
        """Where the source can be read: by its DOI, else at its publisher's page; None where neither is known."""
        return f"https://doi.org/{quote(self.doi, safe='/:;()')}" if self.doi else self.url


def references(text: str | None) -> tuple[Mapping[str, Reference], tuple[Finding, ...]]:
    """The sources in a YAML text, by id, with what is wrong in it; none where there is no file."""
    if text is None:
        return {}, ()
    read = yaml_text(text)
    rows, findings = entries(read, "references", Reference, SOURCE, "reference-entry")
    known: dict[str, Reference] = {}
    for reference, _, _ in rows:
        known.setdefault(reference.id, reference)
    return known, (*findings, *_repeated(rows, read))


def _repeated(rows: Iterable[Entry[Reference]], read: YamlText) -> Iterator[Finding]:
    for name, line, column in repeated(rows, read, "references", lambda reference: [(("id",), reference.id)]):
        message = f"The id “{name}” stands here twice, so a citation could mean either source."
        yield Finding(SOURCE, line, column, "reference-repeated", message, "Give one of them another id.")

"""Path entries: the reading paths as `data/paths.yaml` names them, checked one by one."""

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Annotated

import pydantic

from carepress.addresses import is_slug
from carepress.finding import Finding
from carepress.schema import Entry, ListOf, Strict, entries, repeated
from carepress.yaml_text import YamlText, yaml_text

SOURCE = "data/paths.yaml"

KEY = "paths"
_RULE = "path-entry"


def _id(value: str) -> str:
    if not is_slug(value):
        raise ValueError("an id is the last part of an address: letters and digits, joined by hyphens")
    return value


def _not_empty(value: tuple["StepEntry", ...]) -> tuple["StepEntry", ...]:
    """Pydantic's own `min_length` counts steps with mistakes as missing, and would tell each of them twice."""
    if not value:
        raise ValueError("a path has at least one step")
    return value


class StepEntry(Strict):
    """One step: the source file of a page, with `#anchor` for one of its headings, and a sentence of why."""

    page: str = pydantic.Field(min_length=1)
    """A file of the content folder, with #anchor for one of its headings."""
    why: str = pydantic.Field(min_length=1)
    """Why this page comes here, in a sentence."""


class PathEntry(Strict):
    """One path: the last part of its address, its title, whom it is for, and its steps in order."""

    id: Annotated[str, pydantic.AfterValidator(_id)]
    """The last part of its address."""
    title: str = pydantic.Field(min_length=1)
    """What readers see."""
    summary: str = ""
    """For whom or which day it is."""
    steps: Annotated[tuple[StepEntry, ...], pydantic.AfterValidator(_not_empty)]
    """The pages in their order. Where a reader may be unsafe, the first is the page that tells how to get help."""


ENTRIES: ListOf = (KEY, PathEntry)
"""What the file holds."""


@dataclasses.dataclass(frozen=True, slots=True)
class PlacedEntry:
    """A path entry with the line and column of each of its steps."""

    path: PathEntry
    places: tuple[tuple[int, int], ...]


def path_entries(text: str | None) -> tuple[tuple[PlacedEntry, ...], tuple[Finding, ...]]:
    """The sound paths of a YAML text, each id once, with what is wrong in it; none where there is no file."""
    if text is None:
        return (), ()
    read = yaml_text(text)
    rows, findings = entries(read, KEY, PathEntry, SOURCE, _RULE)
    known: dict[str, PlacedEntry] = {}
    for path, _, index in rows:
        places = (read.place((KEY, index, "steps", number, "page")) for number in range(len(path.steps)))
        known.setdefault(path.id.casefold(), PlacedEntry(path, tuple(places)))
    return tuple(known.values()), (*findings, *_repeated(rows, read))


def _repeated(rows: Iterable[Entry[PathEntry]], read: YamlText) -> Iterator[Finding]:
    for name, line, column in repeated(rows, read, KEY, lambda path: [(("id",), path.id.casefold())]):
        message = f"The id “{name}” stands here twice, so one path would overwrite the other."
        yield Finding(SOURCE, line, column, _RULE, message, "Give one of them another id.")

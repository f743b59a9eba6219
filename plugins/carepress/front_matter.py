"""Front matter: what an editor may say about a page above its text."""

import datetime
import re
from typing import Annotated, Any, Literal

import pydantic

from carepress.schema import Strict

Status = Literal["published", "draft", "hidden"]

_SLUG = re.compile(r"(?!.*\.\.)\w(?:[\w.-]*\w)?")


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise ValueError("an address part has only letters, digits and hyphens, like “sleep-and-worry”")
    return value


def _listed(value: Any) -> Any:
    """A list may be written as one line with commas, as in Pelican's own headers."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


Slug = Annotated[str, pydantic.AfterValidator(_slug)]
Listed = Annotated[tuple[str, ...], pydantic.BeforeValidator(_listed)]


class Review(Strict):
    """A clinical review that took place: who reviewed, with which qualification, and when."""

    reviewer: str
    qualification: str
    date: datetime.date


class Correction(Strict):
    """What was put right on a page, and when."""

    date: datetime.date
    text: str


class FrontMatter(Strict):
    """The front matter of one page, every key that is known here."""

    title: str = pydantic.Field(min_length=1)
    slug: Slug | None = None
    date: datetime.datetime | None = None
    updated: datetime.date | None = None
    summary: str = ""
    lang: str | None = None
    series: str | None = None
    series_order: int | None = None
    strategies: Listed = ()
    authors: Listed = ()
    sources_checked_on: datetime.date | None = None
    review: Review | None = None
    audience: str = ""
    status: Status = "published"
    covers: str = ""
    related: Listed = ()
    not_related: Listed = ()
    corrections: tuple[Correction, ...] = ()
    template: str | None = None
    category: str | None = None
    tags: Listed = ()
    extra: dict[str, Any] = pydantic.Field(default_factory=dict)

    @pydantic.field_validator("date")
    @classmethod
    def _without_zone(cls, value: datetime.datetime | None) -> datetime.datetime | None:
        return value.astimezone(datetime.UTC).replace(tzinfo=None) if value and value.tzinfo else value

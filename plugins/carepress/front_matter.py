"""Front matter: what an editor may say about a page above its text."""

import datetime
import re
from typing import Annotated, Any, Literal

import pydantic

from carepress.addresses import is_slug, slug_of
from carepress.schema import Strict

Status = Literal["published", "draft", "hidden"]

_DAY = re.compile(r"[12]\d{3}-\d\d-\d\d(?:[T ].*)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def _slug(value: str) -> str:
    if not is_slug(value):
        raise ValueError("an address part has only letters, digits and hyphens, like “sleep-and-worry”")
    return value


def _day(value: Any) -> Any:
    """Digits alone would be taken for seconds since 1970."""
    if isinstance(value, str) and not _DAY.fullmatch(value.strip()):
        raise ValueError("a date is written YYYY-MM-DD, like 2026-11-22")
    return value


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise ValueError("a language is written as its code, like “en” or “pt-BR”")
    return value


def _series(value: str) -> str:
    if not slug_of(value):
        raise ValueError("the name of a series has at least one letter or digit, for its address")
    return value


def _listed(value: Any) -> Any:
    """A list may be written as one line with commas, as in Pelican's own headers."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


Slug = Annotated[str, pydantic.AfterValidator(_slug)]
Day = Annotated[datetime.date, pydantic.BeforeValidator(_day)]
Moment = Annotated[datetime.datetime, pydantic.BeforeValidator(_day)]
Listed = Annotated[tuple[str, ...], pydantic.BeforeValidator(_listed)]


class Review(Strict):
    """A clinical review that took place: who reviewed, with which qualification, and when."""

    reviewer: str = pydantic.Field(min_length=1)
    qualification: str = pydantic.Field(min_length=1)
    date: Day


class Grant(Strict):
    """Time that a named editor granted for a check that is overdue: until when, by whom and why."""

    date: Day
    editor: str = pydantic.Field(min_length=1)
    reason: str = pydantic.Field(min_length=1)


class Correction(Strict):
    """What was put right on a page, and when."""

    date: Day
    text: str


class FrontMatter(Strict):
    """The front matter of one page, every key that is known here."""

    title: str = pydantic.Field(min_length=1)
    slug: Slug | None = None
    date: Moment | None = None
    updated: Day | None = None
    summary: str = ""
    lang: Annotated[str, pydantic.AfterValidator(_language)] | None = None
    series: Annotated[str, pydantic.AfterValidator(_series)] | None = None
    series_order: int | None = None
    strategies: Listed = ()
    authors: Listed = ()
    sources_checked_on: Day | None = None
    next_check_on: Day | None = None
    overdue_until: Grant | None = None
    review: Review | None = None
    audience: str = ""
    status: Status = "published"
    covers: str = ""
    quick_exit: bool = False
    related: Listed = ()
    not_related: Listed = ()
    no_links: Listed = ()
    corrections: tuple[Correction, ...] = ()
    template: str | None = None
    category: str | None = None
    tags: Listed = ()
    extra: dict[str, Any] = pydantic.Field(default_factory=dict)

    @pydantic.field_validator("date")
    @classmethod
    def _without_zone(cls, value: datetime.datetime | None) -> datetime.datetime | None:
        return value.astimezone(datetime.UTC).replace(tzinfo=None) if value and value.tzinfo else value

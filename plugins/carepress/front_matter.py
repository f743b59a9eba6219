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
    if isinstance(value, str):
        try:
            datetime.date.fromisoformat(value.strip()[:10])
        except ValueError:
            raise ValueError("the calendar has no such day; a date is written YYYY-MM-DD, like 2026-11-22") from None
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
    """Who reviewed it."""
    qualification: str = pydantic.Field(min_length=1)
    """With which qualification."""
    date: Day
    """On which day."""


class Grant(Strict):
    """Time that a named editor granted for a check that is overdue: until when, by whom and why."""

    date: Day
    """Until when, for at most 90 days."""
    editor: str = pydantic.Field(min_length=1)
    """Who granted it."""
    reason: str = pydantic.Field(min_length=1)
    """Why."""


class Correction(Strict):
    """What was put right on a page, and when."""

    date: Day
    """When it was put right."""
    text: str
    """What was put right."""


class FrontMatter(Strict):
    """The front matter of one page, every key that is known here."""

    title: str = pydantic.Field(min_length=1)
    """The page's title; in double quotes if it has a colon."""
    slug: Slug | None = None
    """The last part of the address; the file's name if left out."""
    date: Moment | None = None
    """The day of publication (articles must have it)."""
    updated: Day | None = None
    """The day of the last real change."""
    summary: str = ""
    """One or two sentences for lists and search engines."""
    lang: Annotated[str, pydantic.AfterValidator(_language)] | None = None
    """The language, if it is not the site's."""
    translation_of: Slug | None = None
    """The slug of the page that this one says in another language."""
    series: Annotated[str, pydantic.AfterValidator(_series)] | None = None
    """The series and the place in it."""
    series_order: int | None = None
    """The series and the place in it."""
    strategies: Listed = ()
    """Ids of the strategies that the page teaches."""
    authors: Listed = ()
    """Only people who wrote it; leave it out otherwise."""
    sources_checked_on: Day | None = None
    """The day on which every source was looked at again."""
    next_check_on: Day | None = None
    """A day for the next check that is sooner than the site's usual one."""
    overdue_until: Grant | None = None
    """Time for an overdue check: date, editor, reason; see “Reviews and checks”."""
    review: Review | None = None
    """Only a clinical review that took place: reviewer, qualification, date."""
    audience: str = ""
    """Whom it is written for."""
    status: Status = "published"
    """Published, draft (never published) or hidden (published, but listed nowhere); a published page whose date is
    still to come is published on that day, and the preview says so."""
    covers: str = ""
    """One calm line on what hard subjects the page touches; readers see it before the text, with a link past the
    text."""
    quick_exit: bool = False
    """True for a page that could put its reader at risk: see “A quick exit”."""
    related: Listed = ()
    """Slugs of pages that must, or must not, be suggested here."""
    not_related: Listed = ()
    """Slugs of pages that must, or must not, be suggested here."""
    no_links: Listed = ()
    """Phrases that must not become links by themselves on this page."""
    corrections: tuple[Correction, ...] = ()
    """What was put right, each with date and text."""
    template: str | None = None
    """Another template of the theme: see “Templates”."""
    category: str | None = None
    """Accepted for content that comes from elsewhere; not shown."""
    tags: Listed = ()
    """Accepted for content that comes from elsewhere; not shown."""
    extra: dict[str, Any] = pydantic.Field(default_factory=dict)
    """Your own keys, for your own templates."""

    @pydantic.field_validator("date")
    @classmethod
    def _without_zone(cls, value: datetime.datetime | None) -> datetime.datetime | None:
        return value.astimezone(datetime.UTC).replace(tzinfo=None) if value and value.tzinfo else value

"""Redirects: where the readers of former addresses are led, from `data/redirects.yaml`."""

import dataclasses
import datetime
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Annotated

import pydantic

from carepress.finding import Finding
from carepress.front_matter import Day
from carepress.schema import Strict, entries, repeated
from carepress.yaml_text import yaml_text

SOURCE = "data/redirects.yaml"
KEY = "redirects"
RULE = "redirect-entry"

_FORMER = re.compile(r"/(?:[^\s/?#\\;{}$\"']+/)*(?:[^\s/?#\\;{}$\"']+\.html|[^\s/?#\\;{}$\"']+/)")
_TARGET = re.compile(r"/(?!/)[^\s\\;{}$\"']*")


def _former(value: str) -> str:
    if not _FORMER.fullmatch(value) or "/../" in value:
        raise ValueError("a former address of this site starts with “/” and ends with “/” or “.html”, like “/sleep/”")
    return value


def _target(value: str | None) -> str | None:
    if value is not None and not _TARGET.fullmatch(value):
        raise ValueError("it leads to an address of this site, which starts with “/”, like “/sleep/#try”")
    return value


class RedirectEntry(Strict):
    """One former address: where its page is now, or why it was removed, and the day on which that happened."""

    former: Annotated[str, pydantic.AfterValidator(_former)] = pydantic.Field(alias="from")
    """The address that readers were given, such as /sleep/."""
    to: Annotated[str | None, pydantic.AfterValidator(_target)] = None
    """Where the page is now: an address of this site."""
    gone: str | None = pydantic.Field(default=None, validate_default=True)
    """Why the page was removed, in a sentence for its readers."""
    on: Day
    """The day on which that happened."""

    @pydantic.field_validator("gone")
    @classmethod
    def _one_of_two(cls, value: str | None, info: pydantic.ValidationInfo) -> str | None:
        if "to" in info.data and bool(value) is bool(info.data["to"]):
            raise ValueError("an entry says either where the page is now (to) or why it was removed (gone)")
        return value


@dataclasses.dataclass(frozen=True, slots=True)
class Redirect:
    """A former address and where its readers are led: `to` an address, or nowhere, with the reason in `gone`."""

    former: str
    to: str
    gone: str
    on: datetime.date
    place: tuple[int, int] = (1, 1)


def redirects(text: str | None, pages: Container[str] = ()) -> tuple[tuple[Redirect, ...], tuple[Finding, ...]]:
    """The sound redirects of a YAML text, each led to its last address, with what is wrong in it.

    Addresses of pages lead no further.
    """
    if text is None:
        return (), ()
    read = yaml_text(text)
    rows, findings = entries(read, KEY, RedirectEntry, SOURCE, RULE)
    known: dict[str, Redirect] = {}
    for row, _, number in rows:
        place = read.place((KEY, number, "from"))
        known.setdefault(row.former, Redirect(row.former, row.to or "", row.gone or "", row.on, place))
    doubles = repeated(rows, read, KEY, lambda row: [(("from",), row.former)])
    told = [
        _finding((line, column), f"“{name}” stands here twice.", "Keep one of the two.")
        for name, line, column in doubles
    ]
    further = {former: one for former, one in known.items() if former not in pages}
    sound = [found for one in known.values() if (found := flat(one, further))]
    loops = [_looped(one) for one in known.values() if one.former not in {found.former for found in sound}]
    return tuple(sound), (*findings, *told, *loops)


def flat(redirect: Redirect, known: Mapping[str, Redirect]) -> Redirect | None:
    """A redirect that leads at once to where it would lead over others; None where it leads back to itself."""
    met, last = {redirect.former}, redirect
    while last.to and (following := known.get(last.to.partition("#")[0])):
        if following.former in met:
            return None
        met.add(following.former)
        last = following
    return dataclasses.replace(redirect, to=last.to, gone=last.gone)


def _looped(redirect: Redirect) -> Finding:
    message = f"“{redirect.former}” leads over others back to itself, so its readers would never arrive."
    return _finding(redirect.place, message, "Let one of them lead to a page.")


def misplaced(
    found: Sequence[Redirect], pages: Mapping[str, str], addresses: Sequence[str]
) -> Iterator[tuple[Redirect, Finding]]:
    """Redirects that cannot be made, each with the finding: those from a page's address, or to no address.

    `pages` are the source files of the pages by address, `addresses` all others that there are.
    """
    for one in found:
        target = one.to.partition("#")[0]
        if one.former in pages or one.former in addresses:
            owner = pages.get(one.former, "a page that the site makes")
            message = f"“{one.former}” is the address of {owner} again."
            yield one, _finding(one.place, message, "Take this entry out, or give the page another address.")
        elif one.to and target not in pages and target not in addresses:
            message = f"“{one.former}” leads to “{one.to}”, and there is no such page."
            yield one, _finding(one.place, message, "Name the address of a published page, or say why it is “gone”.")


def _finding(place: tuple[int, int], message: str, remedy: str) -> Finding:
    return Finding(SOURCE, *place, RULE, message, remedy)

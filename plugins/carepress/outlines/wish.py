"""The wish for a new page, as it was typed, and a sentence on everything in it that cannot be."""

import dataclasses
import datetime
from collections.abc import Iterator
from pathlib import PurePosixPath

import pydantic

from carepress.addresses import is_slug, slug_of
from carepress.characters import INVISIBLE
from carepress.finding import did_you_mean
from carepress.front_matter import Day
from carepress.known_site import FOLDERS, KnownSite
from carepress.page import Kind
from carepress.page_files import NO_PAGES, kind_of


@dataclasses.dataclass(frozen=True)
class Wish:
    """What is wished for; "" where nothing was said. `strategies` are ids with commas between."""

    kind: str = ""
    title: str = ""
    strategies: str = ""
    series: str = ""
    date: str = ""
    slug: str = ""
    folder: str = ""

    @property
    def strategy_ids(self) -> tuple[str, ...]:
        """The strategies, one by one."""
        return tuple(dict.fromkeys(name.strip() for name in self.strategies.split(",") if name.strip()))


@dataclasses.dataclass(frozen=True)
class Plan:
    """The page that is to be made: what goes into its front matter, and its file's path in the content folder."""

    kind: Kind
    title: str
    slug: str
    date: datetime.date
    strategies: tuple[str, ...]
    series: str
    folder: str

    @property
    def source(self) -> str:
        """The file's path in the content folder."""
        return f"{self.folder}/{self.slug}.md"


def plan(wish: Wish, site: KnownSite, today: datetime.date) -> Plan | list[str]:
    """The plan that fulfils a wish, or every reason for which it cannot be fulfilled."""
    wrong = [*faults(wish, site)]
    if wrong:
        return wrong
    kind = _kind(wish)
    day = pydantic.TypeAdapter(Day).validate_python(wish.date) if wish.date else today
    folder = wish.folder.strip("/") or FOLDERS[kind]
    # Names that come to one address are one series, so the name is written as on its other pages.
    series = next((name for name in site.series if slug_of(name) == slug_of(wish.series)), wish.series.strip())
    return Plan(kind, wish.title.strip(), _slug(wish), day, wish.strategy_ids, series, folder)


def faults(wish: Wish, site: KnownSite) -> Iterator[str]:
    """A sentence on everything that cannot be, each with what to do about it."""
    yield from kind_faults(wish.kind)
    yield from title_faults(wish, site)
    yield from strategy_faults(wish, site)
    yield from series_faults(wish)
    yield from _date_faults(wish.date)
    yield from _folder_faults(wish)


def kind_faults(kind: str) -> Iterator[str]:
    """What is wrong with the kind."""
    if kind and kind not in FOLDERS:
        yield f"There is no kind of page “{kind}”.{did_you_mean(kind, FOLDERS)} Known kinds: {', '.join(FOLDERS)}."


def title_faults(wish: Wish, site: KnownSite) -> Iterator[str]:
    """What is wrong with the title and the address that follows from it."""
    slug = _slug(wish)
    if not wish.title.strip():
        yield 'A new page needs a title: add --title "Sleep and worry".'
    elif INVISIBLE.search(wish.title) or "\n" in wish.title:
        yield "The title holds a line break or an invisible control character: type it again."
    elif wish.slug and not is_slug(wish.slug):
        yield f"“{wish.slug}” is no part of an address: it has letters, digits and hyphens only, as “sleep-and-worry”."
    elif not slug:
        yield f"The title “{wish.title}” has no letter or digit for its address: add some, or --slug some-words."
    elif owner := site.owner(_kind(wish), slug):
        yield (
            f"The page would have the address part “{slug}”, which belongs to {owner}: give it another title,"
            " or another address with --slug."
        )
    elif (file := site.content / f"{wish.folder.strip('/') or FOLDERS[_kind(wish)]}/{slug}.md").exists():
        yield f"There is a file {file} already, and it stays as it is: give the page another title or --slug."


def strategy_faults(wish: Wish, site: KnownSite) -> Iterator[str]:
    """What is wrong with the strategies."""
    known = site.vocabulary.by_id
    for name in wish.strategy_ids:
        if name not in known:
            listed = f" Known strategies: {', '.join(known)}." if known else " This site has no strategies."
            yield f"There is no strategy “{name}”.{did_you_mean(name, known)}{listed}"
    if wish.kind == "strategy" and known and wish.title.strip() and _slug(wish) not in known:
        yield (
            f"“{_slug(wish)}” is no strategy of data/strategies.yaml, so its page would teach nothing:"
            f" name one with --strategies, or add it there first. Known strategies: {', '.join(known)}."
        )


def series_faults(wish: Wish) -> Iterator[str]:
    """What is wrong with the series."""
    if wish.series and not slug_of(wish.series):
        yield f"“{wish.series}” cannot name a series: its name has at least one letter or digit, for its address."
    elif wish.series and _kind(wish) != "article":
        yield f"Only articles belong to a series: leave out --series for a {_kind(wish)}."


def _date_faults(date: str) -> Iterator[str]:
    try:
        pydantic.TypeAdapter(Day | None).validate_python(date or None)
    except pydantic.ValidationError:
        yield f"“{date}” is no day: a date is written YYYY-MM-DD, like 2026-11-22."


def _folder_faults(wish: Wish) -> Iterator[str]:
    kind, parts = _kind(wish), PurePosixPath(wish.folder.replace("\\", "/")).parts
    is_inside = not {"..", "/"} & {*parts} and not any(":" in part for part in parts)
    if wish.folder and not (is_inside and parts[0] not in NO_PAGES and kind_of(f"{wish.folder}/x.md") == kind):
        yield (
            f"“{wish.folder}” is no folder for a new {kind}: name one within the content folder,"
            f" such as {FOLDERS[kind]}."
        )


def _kind(wish: Wish) -> Kind:
    return next((kind for kind in FOLDERS if kind == wish.kind), "article")


def _slug(wish: Wish) -> str:
    """A strategy's page has the strategy's id, by which the vocabulary finds it."""
    is_one = wish.kind == "strategy" and len(wish.strategy_ids) == 1
    return wish.slug or (wish.strategy_ids[0] if is_one else slug_of(wish.title))

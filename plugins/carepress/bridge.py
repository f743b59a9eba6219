"""The bridge: what a feature may ask of a build, the six ways in which it answers, and Pelican's run itself.

A feature's handler gets Pelican's generators. It reads `library`, and gives its answers back through `annotate`,
`rewrite`, `report`, `tabulate`, `write` and `make`.
"""

import dataclasses
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, log, signals
from pelican.settings import read_settings

from carepress import build, data_files, glanced_library, output, page_groups, put_off
from carepress.build import Build, build_of
from carepress.finding import Finding
from carepress.kept_answers import KeptAnswers
from carepress.kept_files import Held
from carepress.one_by_one import Answer, Key, one_by_one
from carepress.outcome import Outcome, Task, fresh_modules, outcome
from carepress.output import ASKED, PROGRESS, TABLES
from carepress.page import Library, Page
from carepress.printed_data import PRINTED
from carepress.processes import MANY, without_collecting
from carepress.progress import Progress
from carepress.schema import ListOf
from carepress.settings import Settings
from carepress.table import Row
from carepress.views import Site, View, site_view

is_glance, of_whole_site = glanced_library.is_glance, glanced_library.of_whole_site
generators_behind, ask_features = output.generators_behind, signals.all_generators_finalized.send


def build_behind(generators: Sequence[Any]) -> Build:
    """The build that generators belong to: its settings, labels, day and findings."""
    return build_of(generators[0].context)


def library(generators: Sequence[Any]) -> Library:
    """The library as the features before this one have left it."""
    current = build_behind(generators)
    return current.library


def asked_for(generators: Sequence[Any]) -> Library:
    """The library with no other pages than those that somebody wants to be told of, for rules that look at one each."""
    return put_off.asked_for(generators[0].context)


def site(generators: Sequence[Any]) -> Site:
    """The facts and words that views draw on."""
    return build.site_of(generators[0].context)


def is_taken_along(generators: Sequence[Any]) -> bool:
    """Whether files to take along are wanted: they lead back to the site, so it must have an address."""
    context, settings = generators[0].context, build_behind(generators).settings
    is_time = settings.take_along == "always" or (settings.take_along, settings.mode) == ("publish", "publish")
    return is_time and bool(site(generators).address) and put_off.FILES not in context


def shown(generators: Sequence[Any]) -> tuple[View, Iterator[View]]:
    """What templates see as `site`, and as `page` for each page to be listed and each made, as far as it is told."""
    context, current = generators[0].context, build_behind(generators)
    pages = itertools.chain(
        (output.page_shown(context, page.save_as) for page in current.library.listed),
        (output.page_shown(context, "", listing) for listing in current.listings),
    )
    return site_view(site(generators), **current.site_annotations), pages


def data_text(generators: Sequence[Any], source: str, entries: ListOf | None = None) -> str | None:
    """The text of a data file in the content folder; None where it is absent.

    `entries` are the name of the list in it and the model of what is in the list, for programs in which editors write.
    """
    if entries:
        build_behind(generators).described[source] = entries
    return data_files.data_text(Path(generators[0].context["PATH"]), source)


def printed_texts(generators: Sequence[Any]) -> Mapping[str, str]:
    """The texts of the data files that pages print, as far as somebody wants to be told of them."""
    context = generators[0].context
    wanted = (source for source in PRINTED if put_off.is_asked_for(context, source))
    return {source: text for source in wanted if (text := data_text(generators, source))}


def each(
    generators: Sequence[Any],
    work: Callable[..., Answer],
    asked: Mapping[Key, Sequence[Any]],
    *given: Any,
    many: int = MANY,
) -> dict[Key, Answer]:
    """What a pure function answers about each of many things, such as pages, kept from build to build: `one_by_one`."""
    kept = KeptAnswers(None if is_glance(generators) else Path(generators[0].context["CACHE_PATH"]))
    return one_by_one(kept, work, asked, *given, many=many)


def in_groups(
    generators: Sequence[Any], work: Callable[..., list[Answer]], pages: Sequence[Page], *given: Any
) -> list[Answer]:
    """All that a pure function answers about pages, kept for whole groups of them: `page_groups`."""
    return page_groups.in_groups(partial(each, generators), work, pages, *given)


def rewrite(generators: Sequence[Any], html: Mapping[str, str], **fields: Mapping[str, Any]) -> None:
    """Give pages new HTML, and new values of other fields of `Page`, each by address."""
    changes: dict[str, dict[str, Any]] = {}
    for name, values in {"html": html, **fields}.items():
        for url, value in values.items():
            changes.setdefault(url, {})[name] = value
    current = build_behind(generators)
    current.library = current.library.with_pages(changes)


def annotate(generators: Sequence[Any], name: str, answers: Mapping[str, Any]) -> None:
    """Give pages, by address, an answer that templates see as `page.NAME`."""
    build_behind(generators).annotations[name] = answers


def answers(generators: Sequence[Any], name: str) -> Mapping[str, Any]:
    """What templates see as `page.NAME`, by address, as far as features before this one have told it."""
    return build_behind(generators).annotations.get(name, {})


def annotate_site(generators: Sequence[Any], **answers: Any) -> None:
    """Give the site answers that templates see as `site.NAME`."""
    build_behind(generators).site_annotations.update(answers)


def report(generators: Sequence[Any], findings: Iterable[Finding]) -> None:
    """Add findings, whose sources are relative to the content folder."""
    build.add_findings(generators[0].context, findings)


def is_asked(generators: Sequence[Any], *rules: str) -> bool:
    """Whether somebody asked for one of these rules by name: what would bury the rest is told then."""
    return not {*rules}.isdisjoint(generators[0].context.get(ASKED, {}))


def is_tabulated(generators: Sequence[Any], name: str) -> bool:
    """Whether somebody asked for a table of this name, by itself or as that of a rule."""
    return is_asked(generators, name) or name in generators[0].context.get(TABLES, {})


def tabulate(generators: Sequence[Any], name: str, table: Iterable[Row]) -> None:
    """Answer with a table, if its name was asked for; its sources are relative to the content folder."""
    output.tabulate(generators[0].context, name, table)


def write(generators: Sequence[Any], files: Mapping[str, str | Held]) -> None:
    """Add files to the output, by path relative to it: their content, or where it is kept."""
    encoded = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    build_behind(generators).files.update(encoded)


def make(generators: Sequence[Any], listings: Iterable[View], **fields: Any) -> None:
    """Add pages made from no file, whose views name their template as `kind`; from then on links may lead to them.

    `fields` are new values of fields of `Library`: what these pages tell others about the site.
    """
    current, new = build_behind(generators), tuple(listings)
    current.listings += new
    made = current.library.made.union(listing["url"] for listing in new)
    current.library = dataclasses.replace(current.library, made=made, **fields)


def content_of(settings: Path) -> tuple[Path, Settings]:
    """The content folder and CarePress's settings by a settings file, without a run; SystemExit tells its mistakes."""
    found = pelican_settings_of(settings)
    return Path(found["PATH"]), build.settings_of(found)


def pelican_settings_of(settings: Path, own: dict[str, Any] | None = None) -> Mapping[str, Any]:
    """Pelican's settings by a settings file, and by what is said beside it, without a run."""
    with fresh_modules(settings.absolute().parent):
        found: Mapping[str, Any] = read_settings(str(settings), own)
    return found


def run(task: Task, keep: Callable[[Sequence[Any]], None] = lambda _: None) -> Outcome:
    """What one run of Pelican in this process comes to; how far it is shows on the way. `keep` gets its generators."""

    def start(settings: dict[str, Any]) -> None:
        log.console.quiet = True
        with (
            signals.all_generators_finalized.connected_to(progress.relate),
            signals.all_generators_finalized.connected_to(keep),
            without_collecting(),
        ):
            Pelican(settings | {PROGRESS: progress.show}).run()

    with Progress() as progress:
        return outcome(task, partial(read_settings, str(task.settings)), start)

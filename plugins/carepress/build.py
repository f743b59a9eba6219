"""The build: what one run of Pelican knows, read from Pelican's objects once and kept in the context they share."""

import dataclasses
import datetime
import itertools
import os
import types
import zoneinfo
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from carepress.addresses import site_root
from carepress.data_files import data_text, misread
from carepress.failure import shown_in
from carepress.finding import Finding, with_severities
from carepress.head_place import head_place
from carepress.kept_files import Held
from carepress.labels import Labels, misspelt, theme_labels, with_wording
from carepress.output_folder import Standing
from carepress.page import ALL_ARTICLES, Library, Page
from carepress.schema import ListOf
from carepress.settings import Settings, settings
from carepress.views import Site, View
from carepress.vocabulary import SOURCE, vocabulary

KEY = "carepress"


@dataclasses.dataclass
class Build:
    """The library as it stands, what features have told and answered so far, and how the files written stand.

    `described` are the data files: the name of the list in each, and the model of its entries.
    """

    settings: Settings
    labels: Labels
    library: Library
    today: datetime.date
    told: list[Finding] = dataclasses.field(default_factory=list)
    annotations: dict[str, Mapping[str, Any]] = dataclasses.field(default_factory=dict)
    site_annotations: dict[str, Any] = dataclasses.field(default_factory=dict)
    files: dict[str, Held] = dataclasses.field(default_factory=dict)
    listings: tuple[View, ...] = ()
    written: dict[str, Standing] = dataclasses.field(default_factory=dict)
    site_view: View | None = None
    wanted: list[Any] = dataclasses.field(default_factory=list)
    put_off: dict[str, Callable[[], None]] = dataclasses.field(default_factory=dict)
    described: dict[str, ListOf] = dataclasses.field(default_factory=dict)

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What was told so far, with the publisher's severities, in reading order and each once."""
        return with_severities(self.told, self.settings.severities)


def settings_of(pelican_settings: Mapping[str, Any]) -> Settings:
    """CarePress's settings; ends the run with one clear message where they have mistakes."""
    try:
        return settings(pelican_settings.get("CAREPRESS"))
    except ValueError as error:
        raise SystemExit(str(error)) from None


def labels_of(pelican_settings: Mapping[str, Any]) -> Labels:
    """The theme's labels with the publisher's own words; ends the run with one clear message where these do not fit."""
    try:
        return with_wording(_theme_labels(pelican_settings), settings_of(pelican_settings).labels)
    except ValueError as error:
        raise SystemExit(str(error)) from None


def _theme_labels(pelican_settings: Mapping[str, Any]) -> Labels:
    return theme_labels(Path(pelican_settings["THEME"]) / "labels", pelican_settings["DEFAULT_LANG"])


def template_folders(pelican_settings: Mapping[str, Any]) -> list[Path]:
    """The folders of templates: the publisher's own, then the theme's."""
    own = [Path(folder) for folder in pelican_settings["THEME_TEMPLATES_OVERRIDES"]]
    return [*own, Path(pelican_settings["THEME"]) / "templates"]


def build_of(context: dict[str, Any]) -> Build:
    """The build that belongs to a context; the first call reads the library."""
    if KEY not in context:
        own, folder = settings_of(context), Path(context["PATH"])
        words, vocabulary_findings = vocabulary(data_text(folder, SOURCE))
        static = _static(context)
        pages, page_findings = _pages(contents(context), (file.save_as for file in static.values()))
        library = Library(pages, words, frozenset(static))
        today = own.today or datetime.datetime.now(tz=zoneinfo.ZoneInfo(context.get("TIMEZONE") or "UTC")).date()
        context[KEY] = Build(own, labels_of(context), library, today)
        label_findings = misspelt(_theme_labels(context), own.labels)
        add_findings(context, (*vocabulary_findings, *page_findings, *label_findings, *misread(folder)))
    found: Build = context[KEY]
    return found


def add_findings(context: dict[str, Any], findings: Iterable[Finding]) -> None:
    """Add findings, whose sources are relative to the content folder, with the publisher's severities."""
    build = build_of(context)
    build.told += [dataclasses.replace(one, source=source_shown(context, one.source)) for one in findings]
    vars(build).pop("findings", None)  # They are put in order again once somebody asks for them.


def source_shown(context: Mapping[str, Any], source: str) -> str:
    """A content file's path as an editor types it; “.”, the settings, whose file this run does not know, stays."""
    return source if source == "." else shown_in(str(context["PATH"]), source)


def site_of(context: dict[str, Any]) -> Site:
    """The facts and words that views draw on."""
    build, address = build_of(context), str(context["SITEURL"]).rstrip("/")
    return Site(
        settings=build.settings,
        labels=build.labels,
        library=build.library,
        name=context["SITENAME"],
        lang=context["DEFAULT_LANG"],
        address=address,
        root=site_root(address),
    )


def _static(context: dict[str, Any]) -> dict[str, Any]:
    """The files to be copied, by source; Pelican takes what links name for files even where there are none."""
    context["staticfiles"][:] = [file for file in context["staticfiles"] if os.path.lexists(file.source_path)]
    return {file.get_relative_source_path(): file for file in context["staticfiles"]}


def contents(context: Mapping[str, Any]) -> list[Any]:
    """Pelican's articles and pages, in the order of their source files."""
    found = context["generated_content"]
    return [found[source] for source in sorted(found) if hasattr(found[source], "document")]


def _pages(found: Iterable[Any], files: Iterable[str]) -> tuple[tuple[Page, ...], list[Finding]]:
    """Every page that Pelican read; one whose place is taken gets an address of its own and a finding.

    `files` are the output paths of other files. Places that differ in case only are one place on many machines.
    """
    owners: dict[str, Page | str] = dict.fromkeys(map(str.casefold, files), "a file that is copied")
    owners[_LIST] = "the list of all articles"
    pages, findings = [], list[Finding]()
    for content in found:
        if content.status == "draft":
            content.category = _NO_CATEGORY
        page = _page(content)
        if (owner := owners.get(page.save_as.casefold())) is not None:
            findings += _repeated(page, owner)
            page = _moved(content, owners)
        owners[page.save_as.casefold()] = page
        pages.append(page)
        findings.extend(content.document.findings)
        content.document = content.metadata["document"] = content._content = None  # noqa: SLF001  Only so is it let go of
    return tuple(pages), findings


_LIST = f"{ALL_ARTICLES[1:]}index.html"
_NO_CATEGORY = types.SimpleNamespace(slug="")
"""Pelican ends with an exception on a draft that has no category."""


def _moved(content: Any, taken: Collection[str]) -> Page:
    """The page of a Pelican object, moved to the first free address like the one that it had."""
    wanted = content.url.strip("/") or content.slug
    number = next(n for n in itertools.count(2) if f"{wanted}-{n}/index.html".casefold() not in taken)
    content.override_url, content.override_save_as = f"{wanted}-{number}/", f"{wanted}-{number}/index.html"
    return _page(content)


def _page(content: Any) -> Page:
    document = content.document
    return Page(
        source=content.relative_source_path,
        kind=content.kind,
        url=f"/{content.url}",
        save_as=content.save_as,
        slug=content.slug,
        lang=content.lang,
        status=content.status,
        html=document.html,
        head=document.head,
        markdown=document.markdown,
        front=document.front,
        date=document.front.date,
        words=document.words,
    )


def _repeated(page: Page, owner: Page | str) -> Iterator[Finding]:
    """What is wrong with a page, and with the page whose address it has: only their editors know which is to change."""
    for one, other in ((page, owner), (owner, page)):
        if isinstance(one, Page):
            named = other.source if isinstance(other, Page) else other
            message = f"This page has the address {one.url}, and so has {named}: one would overwrite the other."
            place = head_place(one.head, "slug")
            yield Finding(one.source, *place, "address-repeated", message, "Give one of them another slug.")

"""Output: pages rendered from their views, the features' files, and the end of a run."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2

from carepress import completeness, output_files, pelican_log
from carepress.build import Build, add_findings, build_of, site_of, source_shown, template_folders
from carepress.finding import CAME_WITH_TIME, blocks, of_source
from carepress.glanced_library import is_glance
from carepress.page_table import PAGES, page_table
from carepress.table import Row
from carepress.views import View, facts_view, view, with_text

SINK = "CAREPRESS_FINDINGS"
"""Name of the Pelican setting with a list that is to receive the findings; without it they are printed."""

ASKED = "CAREPRESS_ASKED"
"""Name of the Pelican setting with a dictionary: the rules that were asked for, and the table of each that has one."""

TABLES = "CAREPRESS_TABLES"
"""Name of the Pelican setting with a dictionary of the tables that were asked for without the findings of a rule."""

NIGHTLY = "CAREPRESS_NIGHTLY"
"""Name of the Pelican setting that lets a site be published with errors that came with time alone."""

PROGRESS = "CAREPRESS_PROGRESS"
"""Name of the Pelican setting with a function that is told what is being done, and with how many pages of how many."""

_ASKED_FOR = [f"{name}.html" for name in ("archives", "period_archives", "tag", "category", "author")]
"""Templates that Pelican fetches even where, as here, it has nothing to write with them."""

_GENERATORS, _TOLD = "CAREPRESS_GENERATORS", "CAREPRESS_TOLD"


class Blocked(SystemExit):
    """Ends a run because findings block it, all of which have been told."""


def finish(generators: Sequence[Any]) -> None:
    """Tell every finding before anything is written; SystemExit where publishing is blocked."""
    context = generators[0].context
    if is_glance(generators):
        return
    add_findings(context, [*pelican_log.PELICAN_LOG.take(), *completeness.uncopied(context["staticfiles"])])
    build = build_of(context)
    # What a feature writes in the place of a file that would be copied.
    context["staticfiles"][:] = [file for file in context["staticfiles"] if file.save_as not in build.files]
    tabulate(context, PAGES, page_table(build.library, build.annotations.get("next_check_on", {}), build.today))
    _tell(context, build)
    if _is_blocked(context, build):
        raise Blocked("Nothing was published: mend the errors above first.")
    for generator in generators:
        _use_own_templates_only(generator)
    # Pelican's last signal brings nothing but its settings.
    generators[0].settings[_GENERATORS] = generators
    if completeness.is_free(Path(generators[0].output_path)):
        output_files.write_file(context, generators[0].output_path, completeness.MARK, completeness.MARK_TEXT)


def tabulate(context: dict[str, Any], name: str, table: Iterable[Row]) -> None:
    """Answer with a table, if its name was asked for; its sources are relative to the content folder."""
    for asked in (context.get(ASKED, {}), context.get(TABLES, {})):
        if name in asked:
            shown = ({**row, "source": source_shown(context, str(row["source"]))} for row in table)
            asked[name] = tuple(shown)
            return


def generators_behind(pelican: Any) -> Sequence[Any]:
    """The generators of a run that has written everything."""
    generators: Sequence[Any] = pelican.settings[_GENERATORS]
    return generators


def end(pelican: Any) -> None:
    """Tell what went wrong during writing; SystemExit where the output is not whole, or where publishing is blocked."""
    context, folder = generators_behind(pelican)[0].context, pelican.output_path
    del pelican.settings[_GENERATORS]
    build = build_of(context)
    add_findings(context, pelican_log.PELICAN_LOG.take())
    _tell(context, build)
    written = {path: standing.size for path, standing in build.written.items()}
    meant = _pages_meant(build) | completeness.copied(context["staticfiles"]) | written
    missing = completeness.unwritten(Path(folder), meant)
    if missing:
        raise SystemExit(completeness.sentence(missing))
    if _is_blocked(context, build):
        raise Blocked(f"What stands in {folder} must not be published: mend the errors above first.")


def _is_blocked(context: Mapping[str, Any], build: Build) -> bool:
    tolerated = CAME_WITH_TIME if context.get(NIGHTLY) else ()
    return build.settings.mode == "publish" and blocks(build.findings, tolerated)


def _use_own_templates_only(generator: Any) -> None:
    """Without this, a template of Pelican's `simple` theme, made for another base, stands in for a missing one."""
    folders = {str(folder) for folder in template_folders(generator.settings)}
    loaders = generator.env.loader.loaders
    own = [loader for loader in loaders if folders & {*getattr(loader, "searchpath", folders)}]
    loaders[:] = [*own, jinja2.DictLoader(dict.fromkeys(_ASKED_FOR, ""))]


def _pages_meant(build: Build) -> dict[str, int | None]:
    pages = build.library.pages
    return {page.save_as: None for page in pages if build.settings.mode == "preview" or page.status != "draft"}


def _tell(context: dict[str, Any], build: Build) -> None:
    """Tell the findings that were not told before."""
    told = context.setdefault(_TOLD, set())
    new = [finding for finding in build.findings if finding not in told]
    told.update(new)
    if SINK in context:
        context[SINK].extend(new)
    else:
        sys.stderr.write("".join(f"{finding}\n" for finding in new))


def page_shown(context: dict[str, Any], save_as: str, listing: View | None = None) -> View:
    """What templates see as `page`, for a page of the library or for a listing."""
    facts, site = page_facts(context, save_as, listing), site_of(context)
    return facts if listing else with_text(site, site.library.by_save_as[save_as], facts)


def page_facts(context: dict[str, Any], save_as: str, listing: View | None = None) -> View:
    """The same without what follows from the text of a page."""
    build, site = build_of(context), site_of(context)
    if listing:
        return view(**{**listing, **_notes(build, listing["url"])})
    page = site.library.by_save_as[save_as]
    is_told = site.settings.mode == "preview"
    findings = of_source(build.findings, source_shown(context, page.source)) if is_told else ()
    is_to_come = page.is_listed and page.date is not None and page.date.date() > build.today
    status = {"status": "future"} if is_to_come else {}
    return facts_view(site, page, findings, **_notes(build, page.url), **status)


def _notes(build: Build, url: str) -> dict[str, Any]:
    """What features say of the page at an address, by the name of each annotation."""
    return {name: answers[url] for name, answers in build.annotations.items() if url in answers}

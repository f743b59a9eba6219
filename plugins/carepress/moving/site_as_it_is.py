"""The site as it is: its pages with their addresses, and its errors, as a build finds them."""

import dataclasses
import datetime
import os
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from carepress.addresses import is_slug
from carepress.bridge import content_of, pelican_settings_of, run
from carepress.failure import shown
from carepress.finding import Finding, did_you_mean
from carepress.moving.relocation import Place
from carepress.moving.written_file import Refused
from carepress.outcome import Task
from carepress.page_table import PAGES
from carepress.table import Row


@dataclasses.dataclass(frozen=True)
class SiteAsItIs:
    """The content folder, the settings file, the site's address, the pages, and the errors.

    `named` are the source files that the settings name by themselves where a publisher says nothing, by setting.
    """

    content: Path
    settings: Path
    address: str
    named: Mapping[str, str]
    pages: tuple[Row, ...]
    errors: Counter[tuple[str, str]]

    @property
    def today(self) -> datetime.date:
        """The day on this machine, on which things are moved."""
        return datetime.datetime.now().astimezone().date()

    def page(self, named: str) -> Row:
        """The page that somebody means by a file, an address or the last part of one; raises Refused where none is."""
        known = {str(row["source"]): row for row in self.pages}
        source = os.path.relpath(Path(named).absolute(), self.content.absolute()).replace(os.sep, "/")
        for name in (source, named.replace(os.sep, "/").lstrip("/")):
            if name in known:
                return known[name]
        found = [row for row in self.pages if named.strip("/") in {str(row["url"]).strip("/"), slug_of_row(row)}]
        if len(found) == 1 and named.strip("/"):
            return found[0]
        names = [*known, *(f"{shown(self.content)}/{source}" for source in known), *map(slug_of_row, self.pages)]
        raise Refused(f"There is no page “{named}”.{did_you_mean(named, names)} Name its file, such as {names[0]}.")


def slug_of_row(row: Row) -> str:
    """The last part of a page's address."""
    return str(row["url"]).strip("/").rpartition("/")[2]


def place_of_row(row: Row) -> Place:
    """The place of a page."""
    return Place(str(row["source"]), str(row["url"]), slug_of_row(row))


def site_as_it_is(settings: Path) -> SiteAsItIs:
    """The site behind a settings file, built into a folder that is thrown away; raises Refused where it cannot be."""
    try:
        content, own = content_of(settings)
        address = str(pelican_settings_of(settings)["SITEURL"] or os.environ.get("SITEURL", "")).rstrip("/")
    except SystemExit as mistaken:
        raise Refused(str(mistaken)) from None
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(Task(settings, Path(folder) / "site", is_preview=True, rules=(PAGES,)))
    if outcome.stopped:
        told = "".join(f"{finding}\n" for finding in outcome.findings if finding.severity == "error")
        raise Refused(f"{told}{outcome.stopped} Mend that first: until then nobody can say which pages link here.")
    named = {"help_page": own.help_page, "report_page": own.report_page}
    pages = tuple(_inner(row, content) for row in outcome.tables[PAGES])
    return SiteAsItIs(content, settings, address, named, pages, errors(outcome.findings))


def _inner(row: Row, content: Path) -> Row:
    """The row with the source as it stands in the content folder."""
    source = Path(str(row["source"])).absolute().relative_to(content.absolute()).as_posix()
    return {**row, "source": source}


def errors(findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    """The errors among findings, without their places, which move with a page."""
    return Counter((finding.rule, finding.message) for finding in findings if finding.severity == "error")


def is_part(text: str) -> bool:
    """Whether a text is an address, or the last part of one, rather than a file."""
    return is_slug(text.strip("/").rpartition("/")[2])

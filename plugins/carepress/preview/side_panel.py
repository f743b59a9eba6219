"""The side panel: what the preview tells an editor beside each page."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import jinja2

from carepress import text_editor
from carepress.finding import count
from carepress.preview.attempt import Attempt
from carepress.room import Room
from carepress.rules import READING_AGE, RULES
from carepress.table import Row

MOST = 20
"""Findings of other pages that the panel names."""

_WORST = ("error", "advice", "none")
_STATUSES = {"draft": "draft", "hidden": "hidden from lists", "published": ""}


def side_panel(made: Attempt, url: str, rooms: Sequence[Room] = ()) -> str:
    """The panel for the page at an address, in HTML; for one that is made from no file, what is true of all pages."""
    pages = {str(row["url"]): row for row in made.tables.get("page", ())}
    page = pages.get(url)
    source = str(page["source"]) if page else ""
    mine = sorted((f for f in made.findings if f.source == source), key=lambda finding: _WORST.index(finding.severity))
    return _template().render(
        page=page,
        rooms=rooms,
        findings=mine,
        worst=mine[0].severity if mine else _WORST[-1],
        told=count(mine) if page else "For editors",
        facts=[*_facts(page, made)] if page else [],
        links=_of(made, "cross-link", source),
        suggested_by=[*_suggested_by(made, pages.values(), url)],
        references=_of(made, "reference", source),
        unpublished=[*_unpublished(pages.values())],
        elsewhere=[finding for finding in made.findings if finding.source != source],
        most=MOST,
    )


@functools.cache
def _template() -> jinja2.Template:
    folder = jinja2.FileSystemLoader(Path(__file__).parent)
    environment = jinja2.Environment(
        autoescape=True, loader=folder, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("side-panel.html", globals={"link": _link, "rules": RULES})


def _link(source: str, line: int, column: int) -> str:
    return text_editor.link(Path(source), line, column)


def _of(made: Attempt, table: str, source: str) -> list[Row]:
    return [row for row in made.tables.get(table, ()) if row["source"] == source]


def _facts(page: Row, made: Attempt) -> Iterator[tuple[str, Any]]:
    """What is known of a page, by name; what it does not say is left out."""
    for reading in _of(made, "readability", str(page["source"])):
        yield "Reading age", f"{reading['reading_age']}, the aim is {READING_AGE} at most"
        yield "Words", f"{reading['words']:,}"
        yield from ((name.replace("_", " ").capitalize(), value) for name, value in reading.items() if "_over_" in name)
    if page["date"]:
        yield "Published", page["date"]
    if page["sources_checked_on"]:
        yield "Sources checked", page["sources_checked_on"]
    if page["next_check_on"]:
        yield "Next check", page["next_check_on"]


def _suggested_by(made: Attempt, pages: Iterable[Row], url: str) -> Iterator[tuple[Row, Any]]:
    """The pages that suggest an address, each with its reasons."""
    by_source = {row["source"]: row for row in pages}
    for row in made.tables.get("suggestion", ()):
        if row["target"] == url and row["source"] in by_source:
            yield by_source[row["source"]], row["reasons"]


def _unpublished(pages: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """The pages that readers do not meet, each with what keeps it from them."""
    for row in pages:
        standing = f"from {row['date']} on" if row["is_to_come"] else _STATUSES[str(row["status"])]
        if standing:
            yield {"url": row["url"], "title": row["title"], "standing": standing}

"""The site: built into a fresh folder, and put in the last one's place once it is whole."""

import dataclasses
import sys
from pathlib import Path

from carepress.bridge import run
from carepress.building.replacement import Refused, replacement
from carepress.data_files import data_text
from carepress.failure import shown
from carepress.file_replacement import replace
from carepress.finding import blocks, count
from carepress.finding_formats import by_file
from carepress.outcome import Outcome, Task
from carepress.page_table import PAGES
from carepress.published_addresses import SOURCE, published_addresses, with_addresses
from carepress.terminal import refuse


def build(settings: str = "pelicanconf.py", output: str = "output", content: str | None = None) -> int:
    """Build, tell every finding and one closing sentence. Returns 0, 1 where nothing was built, 2 for a wrong call."""
    return _done(Task(Path(settings), Path(output), Path(content) if content else None))


def publish(output: str = "output", settings: str = "publishconf.py", *, is_nightly: bool = False) -> int:
    """Build the site as readers get it. Returns 1 where anything blocks it, with the last site still in its place.

    A nightly build leaves out what has become too old, is not blocked by errors that came with time alone, and returns
    1 where there are any, so that somebody is told. Addresses that are new to readers are added to the list of them.
    """
    return _done(Task(Path(settings), Path(output), is_nightly=is_nightly, rules=(PAGES,)))


def _done(task: Task) -> int:
    if task.fault:
        return refuse(task.fault)
    try:
        return _replace(task)
    except Refused as refused:
        return refuse(str(refused), 1)


def _replace(task: Task) -> int:
    with replacement(task.output) as new:
        outcome = run(dataclasses.replace(task, output=new.fresh, former=new.output))
        sys.stderr.write(f"{by_file(sorted(outcome.findings))}\n" if outcome.findings else "")
        told = f"{count(outcome.findings)}."
        if outcome.stopped:
            standing = f" {task.output} stands as it was." if task.output.exists() else ""
            return refuse(f"{outcome.stopped}{standing} {told}", 1)
        pages = sum(1 for _ in new.fresh.rglob("*.html"))
        new.swap()
    sys.stdout.write(f"Built {pages:,} pages into {task.output}. {told}\n{_listed(outcome)}")
    if task.is_nightly and blocks(outcome.findings):
        return refuse(
            "The errors above came with time alone. Readers are kept from what is too old; mend them soon.", 1
        )
    return 0


def _listed(outcome: Outcome) -> str:
    """What there is to say of the addresses that readers were given now for the first time, which are listed."""
    urls = [str(row["url"]) for row in outcome.tables.get(PAGES, ()) if row["status"] != "draft"]
    file = outcome.folders[0] / SOURCE
    text = data_text(outcome.folders[0], SOURCE)
    new = len({*urls} - {*published_addresses(text)})
    if not new:
        return ""
    try:
        replace(file, with_addresses(text, urls).encode())
    except OSError as error:
        return f"{shown(file)} cannot be written ({error.strerror}): nobody would notice if a new address were lost.\n"
    what = f"{new} new addresses stand" if new > 1 else "1 new address stands"
    return f"{what} in {shown(file)} now, so that none gets lost: commit it.\n"

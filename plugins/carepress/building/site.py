"""The site: built into a fresh folder, and put in the last one's place once it is whole."""

import contextlib
import dataclasses
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from carepress.bridge import pelican_settings_of, run
from carepress.building.last_build import LastBuild, Memory
from carepress.building.replacement import Refused, Replacement, replacement
from carepress.data_files import data_text
from carepress.failure import shown
from carepress.file_replacement import replace
from carepress.finding import Finding, blocks, count
from carepress.finding_formats import by_file
from carepress.folder_files import files_in
from carepress.outcome import Outcome, Task, own_settings
from carepress.page_table import PAGES
from carepress.published_addresses import SOURCE, published_addresses, with_addresses
from carepress.terminal import refuse


def build(
    settings: str = "pelicanconf.py", output: str = "output", content: str | None = None, *, no_cache: bool = False
) -> int:
    """Build, tell every finding and one closing sentence. Returns 0, 1 where nothing was built, 2 for a wrong call.

    With `no_cache` nothing that is known of former builds is used, and nothing of this one kept.
    """
    task = Task(Path(settings), Path(output), Path(content) if content else None, tables=(PAGES,))
    return _done(task, no_cache=no_cache)


def publish(
    output: str = "output", settings: str = "publishconf.py", *, is_nightly: bool = False, no_cache: bool = False
) -> int:
    """Build the site as readers get it. Returns 1 where anything blocks it, with the last site still in its place.

    A nightly build leaves out what has become too old, is not blocked by errors that came with time alone, and returns
    1 where there are any, so that somebody is told. Addresses that are new to readers are added to the list of them.
    """
    return _done(Task(Path(settings), Path(output), is_nightly=is_nightly, rules=(PAGES,)), no_cache=no_cache)


def _done(task: Task, *, no_cache: bool) -> int:
    if task.fault:
        return refuse(task.fault)
    try:
        if no_cache:
            with tempfile.TemporaryDirectory() as nothing, replacement(task.output, from_nothing=True) as new:
                return _replace(dataclasses.replace(task, cache=Path(nothing)), new, None)
        memory = _memory(task)
        last = memory.last_build() if memory else None
        if last:
            return _unchanged(task, last)
        with replacement(task.output) as new:
            return _replace(dataclasses.replace(task, former=new.output), new, memory)
    except Refused as refused:
        return refuse(str(refused), 1)


def _unchanged(task: Task, last: LastBuild) -> int:
    _tell(last.findings)
    told = f"Nothing has changed since {task.output} was built: its {last.pages:,} pages stand as they were."
    sys.stdout.write(f"{told} {count(last.findings)}.\n")
    return _status(task, last.findings)


def _replace(task: Task, new: Replacement, memory: Memory | None) -> int:
    outcome = run(dataclasses.replace(task, output=new.fresh))
    _tell(outcome.findings)
    told = f"{count(outcome.findings)}."
    if outcome.stopped:
        standing = f" {task.output} stands as it was." if task.output.exists() else ""
        return refuse(f"{outcome.stopped}{standing} {told}", 1)
    new.swap()
    files = files_in(task.output)
    pages = sum(path.endswith(".html") for path in files)
    read, rendered = (outcome.anew.get(name, 0) for name in ("read", "rendered"))
    done = f"Built {pages:,} pages into {task.output} (texts read anew: {read:,}, pages rendered anew: {rendered:,})."
    sys.stdout.write(f"{done} {told}\n{_listed(outcome) if PAGES in task.rules else ''}")
    if memory:
        memory.keep(outcome, pages, files)
    return _status(task, outcome.findings)


def _memory(task: Task) -> Memory | None:
    """Where the last build is kept; None where the settings cannot be read, as the build itself is to tell."""
    with contextlib.suppress(Exception, SystemExit):
        return Memory(task, pelican_settings_of(task.settings, own_settings(task)))
    return None


def _tell(findings: Sequence[Finding]) -> None:
    sys.stderr.write(f"{by_file(sorted(findings))}\n" if findings else "")


def _status(task: Task, findings: Sequence[Finding]) -> int:
    if task.is_nightly and blocks(findings):
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

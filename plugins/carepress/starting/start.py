"""The task: a new site in a new or empty folder, or the newest CarePress for a site that was started so."""

import contextlib
import datetime
import sys
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

from carepress.failure import unwritable
from carepress.file_lock import locked
from carepress.starting import house
from carepress.starting.exchange import READY, finish
from carepress.starting.house import PROJECT
from carepress.starting.made_ready import put
from carepress.starting.questions import asked
from carepress.starting.starter import starter
from carepress.starting.upgrade import upgraded
from carepress.starting.wish import Wish, countries, faults, with_time_zone
from carepress.terminal import refuse, say

UPGRADE = "To bring it up to date, run ./invoke start {folder} --upgrade"
NEXT = """Next:
  cd {folder}
  git init && git add --all && git commit --message "Begin"
  ./invoke preview
Then read each page in content/pages/: it speaks in the name of {publisher}."""
LACKING = """CarePress does not know both an emergency number and a crisis line of {country} that somebody has seen in
the last two years, so pages say “your local emergency number”. Before anything else, add what is missing to
content/data/helplines.yaml, then name the country in pelicanconf.py."""


def start(folder: str, wish: Wish, *, upgrade: bool = False) -> int:
    """Start a site, asking on a terminal for what it needs, or upgrade one.

    Returns 0, 1 where nothing could be changed, 2 for a wrong call.
    """
    site = Path(folder).expanduser().absolute()
    if site.resolve().is_relative_to(PROJECT.resolve()):
        return refuse(f"{folder} lies within this project: name a folder beside it, such as ../my-site.")
    try:
        with _alone(site) as is_alone:
            if not is_alone:
                return refuse(f"Another start in {folder} is running: wait until that has ended.", 1)
            finish(site)
            return upgraded(site, folder) if upgrade else _started(site, folder, wish)
    except (KeyboardInterrupt, EOFError):
        return refuse("\nNothing was made.", 1)
    except OSError as error:
        left = "The next run does what is still to be done." if (site / READY).exists() else "Nothing was changed."
        return refuse(f"{unwritable(error)} {left}", 1)


@contextlib.contextmanager
def _alone(site: Path) -> Iterator[bool]:
    """Whether nobody else begins or upgrades that site until the end."""
    file = site.with_name(f".{site.name}.carepress-lock")
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as lock:
        is_alone = locked(lock)
        try:
            yield is_alone
        finally:
            if is_alone:
                file.unlink(missing_ok=True)


def _started(site: Path, folder: str, wish: Wish) -> int:
    if (site / house.RECORD).exists():
        return refuse(f"{folder} is a site of CarePress already. {UPGRADE.format(folder=folder)}.")
    if site.exists() and (not site.is_dir() or {file.name for file in site.iterdir()} - {".git"}):
        return refuse(f"{folder} is not empty, so it is left as it is. Name a new or an empty folder.")
    wish = wish.tidied()
    if sys.stdin.isatty() and sys.stdout.isatty():
        wish = asked(wish, input, say)
    wish = with_time_zone(wish)
    if wrong := faults(wish):
        return refuse("\n".join(wrong))
    today = datetime.datetime.now(tz=zoneinfo.ZoneInfo(wish.time_zone)).date()
    files, found = starter(wish, PROJECT, today)
    record = house.record_of(PROJECT)
    site.mkdir(parents=True, exist_ok=True)
    put(site, {path: PROJECT / path for path in record.files}, {**files, house.RECORD: record.text.encode()})
    say(f"Made “{wish.name}” in {folder}: {sum(path.endswith('.md') for path in files) - 1} pages of its own.")
    say(*[] if found.is_enough else [LACKING.format(country=countries()[wish.country])])
    say(NEXT.format(folder=folder, publisher=wish.publisher))
    return 0

"""The new page: made from an outline, never in the place of anything."""

import datetime
import sys
from pathlib import Path

from carepress.failure import shown, unwritable
from carepress.file_replacement import create
from carepress.finding import did_you_mean
from carepress.known_site import known_site
from carepress.local_ports import HOST
from carepress.outcome import Task
from carepress.outlines.outline import Unfit, outline
from carepress.outlines.questions import Conversation, asked
from carepress.outlines.wish import Plan, Wish, plan
from carepress.running_preview import USUAL_PORT, running_preview
from carepress.terminal import refuse, say

NEXT = """Next:
  1. Write beneath the headings. The notes between <!-- and --> say what goes where; readers never see them.
  2. ./invoke check --file {file} names what is still to be mended.
  3. When it is ready, change “status: draft” to “status: published”."""


def new(wish: Wish, settings: str = "pelicanconf.py") -> int:
    """Make a page, asking on a terminal for what it needs. Returns 0, 1 where nothing was made, 2 for a wrong call."""
    if wrong := Task(Path(settings), Path()).fault:
        return refuse(wrong)
    try:
        return _made(wish, Path(settings))
    except SystemExit as mistaken:
        return refuse(str(mistaken))
    except (KeyboardInterrupt, EOFError):
        return refuse("\nNothing was made.", 1)
    except Unfit as unfit:
        return refuse(str(unfit), 1)
    except OSError as error:
        return refuse(f"{unwritable(error)} Nothing was made.", 1)


def _made(wish: Wish, settings: Path) -> int:
    site = known_site(settings)
    if not wish.title and sys.stdin.isatty() and sys.stdout.isatty():
        wish = asked(wish, site, Conversation(input, say))
    found = plan(wish, site, datetime.datetime.now().astimezone().date())
    if isinstance(found, list):
        return refuse("\n".join(found))
    file = site.content / found.source
    text = outline(found, site)
    try:
        create(file, text.encode())
    except FileExistsError:
        return refuse(f"{shown(file)} is there already, and stays as it is: give the page another --slug.")
    say(f"Made {shown(file)}, a draft with an outline.")
    if found.series and found.series not in site.series:
        say(f"It begins a new series, “{found.series}”.{did_you_mean(found.series, site.series)}")
    say(_where(found))
    say(NEXT.format(file=shown(file)))
    return 0


def _where(found: Plan) -> str:
    address = f"/strategies/{found.slug}/" if found.kind == "strategy" else f"/drafts/{found.slug}/"
    running = running_preview()
    hint = "." if running else ", once ./invoke preview runs."
    return f"See it at {running or f'http://{HOST}:{USUAL_PORT}'}{address}{hint}"

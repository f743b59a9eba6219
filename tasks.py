"""The tasks of this project. `./invoke --list` names them, `./invoke --help TASK` explains one."""

import shutil
import sys
from pathlib import Path

from invoke import Context, task

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests")]

from carepress.auditing.tasks import audit  # noqa: E402  Python has to be told first where it is
from carepress.command import end  # noqa: E402  the same
from carepress.deploying.tasks import changes, deploy, releases, rollback  # noqa: E402  the same
from carepress.starting.tasks import start  # noqa: E402  the same

if (ROOT / "tests").is_dir():  # a site that was started from this project has none
    from developer_tasks import bench, guide, lock, test

CONTENT, SETTINGS, OUTPUT = "content", "pelicanconf.py", "output"
NO_CACHE = "begin from nothing, whatever is known of former builds"
CACHES = (".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", "**/__pycache__")
MADE = (OUTPUT, ".*.carepress-*", ".preview", ".kept", *CACHES)


@task(
    help={
        "content": "the folder of Markdown to show",
        "settings": "the settings file to read",
        "port": "where to serve; if it is taken, the next free one",
    }
)
def preview(_: Context, content: str = CONTENT, settings: str = SETTINGS, port: int = 8000) -> None:
    """Build the site, show it at a local address, and show every change as soon as it is saved."""
    from carepress.desk import desk_room
    from carepress.preview import serve

    end(serve(content, settings, port, [desk_room(content, settings)]))


@task(
    help={
        "kind": "article, strategy or page",
        "title": "its title; without one, and on a terminal, the task asks for everything",
        "strategies": "ids of the strategies that it teaches, with commas between",
        "series": "the series that it belongs to",
        "date": "the day of publication; today if left out",
        "slug": "the last part of its address; made from the title if left out",
        "folder": "the folder within the content folder; that of its kind if left out",
    }
)
def new(_: Context, kind="", title="", strategies="", series="", date="", slug="", folder="") -> None:  # noqa: PLR0913, PLR0917  Each is an option
    """Make a new page as a draft with an outline; it asks for what it needs."""
    from carepress.outlines import Wish, new

    end(new(Wish(kind, title, strategies, series, date, slug, folder)))


@task(
    positional=["page", "to"],
    help={
        "page": "the page: its file, its address or the last part of that",
        "to": "where it goes: a file, or an address or the last part of one",
        "title": "its new title; for this alone, name the page twice",
        "dry-run": "show what would change, and change nothing",
    },
)
def move(_: Context, page: str, to: str, title: str = "", dry_run: bool = False) -> None:
    """Move a page, mend every link to it, and lead its readers on."""
    from carepress.moving import move

    end(move(page, to, title, dry_run=dry_run))


@task(
    positional=["page"],
    help={
        "page": "the page: its file, its address or the last part of that",
        "why": "why it goes, in a sentence that its readers see",
        "to": "the page that takes its place, if there is one",
        "dry-run": "show what would change, and change nothing",
    },
)
def retire(_: Context, page: str, why: str = "", to: str = "", dry_run: bool = False) -> None:
    """Remove a page, and tell its readers why, or lead them to another."""
    from carepress.moving import retire

    end(retire(page, why, to, dry_run=dry_run))


@task(help={"port": "where to serve", "output": "write the editor into this folder, for a private address of its own"})
def edit(_: Context, settings: str = SETTINGS, port: int = 8100, output: str = "") -> None:
    """Edit pages in the browser, in forms; what is saved goes into the same files."""
    from carepress import browser_editor, outlines

    end(browser_editor.edit(settings, port, output, outlines.texts))


@task(
    name="import",
    positional=["file"],
    help={
        "file": "a Word document (.docx), a web page (.html) or Markdown (.md)",
        "kind": "article, strategy or page",
        "title": "its title, if not its own",
        "slug": "the last part of its address; made from the title if left out",
    },
)
def import_(_: Context, file: str, kind: str = "article", title: str = "", slug: str = "") -> None:
    """Make a draft of a document from Word, the web or elsewhere, with its pictures."""
    from carepress.importing import Call, import_file

    end(import_file(Call(file, kind, title, slug)))


@task(help={"settings": "the settings file to read", "output": "the folder to write to", "no-cache": NO_CACHE})
def build(_: Context, settings: str = SETTINGS, output: str = OUTPUT, no_cache: bool = False) -> None:
    """Build the site into a folder, with its problems named on the pages."""
    from carepress.building import build

    end(build(settings, output, no_cache=no_cache))


@task(
    iterable=["file", "rule"],
    help={
        "file": "look at this file only; may be repeated",
        "rule": "tell what breaks this rule only; may be repeated",
        "format": "text, json, github, gitlab or sarif",
        "fix": "show what can be mended without a decision, ask, and mend it; then check",
        "yes": "with --fix: show it, and mend it without asking",
        "explain": "check nothing, and tell what this rule is for; “all” names them all",
    },
)
def check(
    _: Context,
    file: list[str],
    rule: list[str],
    format: str = "text",  # noqa: A002  It names the option
    fix: bool = False,
    yes: bool = False,
    explain: str = "",
) -> None:
    """Name every problem in the content, with file, line and remedy; exit 1 where one blocks publishing."""
    from carepress import check as checking

    end(checking.explain(explain) if explain else checking.check(file, format, rules=rule, fix=fix, yes=yes))


@task(
    iterable=["file"],
    help={
        "file": "tell the links of this file only; may be repeated",
        "against": "tell only what has changed since this commit, branch or tag",
        "external": "ask other sites whether what we link to is still there; exit 1 where something is not",
        "format": "text or json",
    },
)
def links(_: Context, file: list[str], against: str = "", format: str = "text", external: bool = False) -> None:  # noqa: A002  It names the option
    """List every automatic link with its sentence, and advice on phrases; or what a change adds and removes."""
    from carepress import check, desk

    end((desk.external_links if external else check.links)(file, against, format))


@task(
    help={
        "confirm": "record that this line, by its name or number, was confirmed",
        "how": "confirm: call, page or operator",
        "source": "confirm: the address of the page on which the number stands",
        "country": "confirm: the line's country, where several have its name",
        "on": "confirm: the date that the page shows; for a call it is today if left out",
        "format": "text or json",
    }
)
def helplines(_: Context, confirm="", how="", source="", country="", on="", format="text") -> None:  # noqa: A002  Each is an option
    """List the numbers that somebody should look at again, the oldest first, or record that one was confirmed."""
    from carepress.helplines.confirmation import Confirmation
    from carepress.helplines.upkeep import helplines

    end(helplines(Confirmation(confirm, how, source, country, on) if confirm else None, format=format))


@task(help={"nightly": "leave out what time has made too old, and exit 1 where there is any", "no-cache": NO_CACHE})
def publish(_: Context, nightly: bool = False, no_cache: bool = False) -> None:
    """Build the site as readers get it; refuse, with every reason, where something is wrong."""
    from carepress.building import publish

    end(publish(OUTPUT, is_nightly=nightly, no_cache=no_cache))


@task
def clean(_: Context) -> None:
    """Remove what builds, previews and tests made. The environment in .venv stays."""
    for pattern in MADE:
        for made in [*ROOT.glob(pattern)]:
            made.unlink() if made.is_file() else shutil.rmtree(made, ignore_errors=True)

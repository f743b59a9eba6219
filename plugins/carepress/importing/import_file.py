"""The import: a file of another program becomes a draft, and what is to be mended in it is told."""

import dataclasses
import datetime
import posixpath
import tempfile
from pathlib import Path

from carepress.addresses import is_slug
from carepress.bridge import run
from carepress.failure import shown, unwritable
from carepress.file_replacement import replace_all
from carepress.finding import did_you_mean
from carepress.finding_formats import FORMATS
from carepress.importing.document import Refused, words_of
from carepress.importing.draft import Draft, draft
from carepress.importing.opened_file import opened
from carepress.known_site import FOLDERS, KnownSite, known_site
from carepress.outcome import Task
from carepress.terminal import refuse, say

IMAGES = "images"


@dataclasses.dataclass(frozen=True)
class Call:
    """What is to be imported, as which kind of page, and under which title and address, if not its own."""

    file: str
    kind: str = "article"
    title: str = ""
    slug: str = ""


def import_file(call: Call, settings: str = "pelicanconf.py") -> int:
    """Make a draft of a document. Returns 0, 1 where nothing was made, 2 for a wrong call."""
    wrong = Task(Path(settings), Path()).fault or _wrong(call)
    if wrong:
        return refuse(wrong)
    try:
        site = known_site(Path(settings))
        made = _drafted(site, call)
        file = site.content / made.source
        _write(site, made)
    except SystemExit as mistaken:
        return refuse(str(mistaken))
    except Refused as refused:
        return refuse(f"{refused} Nothing was made.", 1)
    except OSError as error:
        return refuse(f"{unwritable(error)} Nothing was made.", 1)
    say(f"Made {shown(file)}, a draft.", *_pictures(site, made), *(f"- {note}" for note in made.notes))
    return _checked(file, Path(settings))


def _wrong(call: Call) -> str:
    if call.kind not in FOLDERS:
        known = ", ".join(FOLDERS)
        return f"There is no kind of page “{call.kind}”.{did_you_mean(call.kind, FOLDERS)} Known kinds: {known}."
    if call.slug and not is_slug(call.slug):
        return f"“{call.slug}” is no part of an address: it has letters, digits and hyphens only, as “sleep-and-worry”."
    return ""


def _drafted(site: KnownSite, call: Call) -> Draft:
    kind = next(kind for kind in FOLDERS if kind == call.kind)
    path = Path(call.file)
    form, content = opened(path)
    way = posixpath.relpath(IMAGES, FOLDERS[kind]) + "/"
    today = datetime.datetime.now().astimezone().date().isoformat()
    made = draft(form, content, path, Draft(call.title, call.slug, FOLDERS[kind], today, site.lang), way)
    if not made.slug or not made.title:
        raise Refused(f"Nothing says what {shown(path)} is called: add --title “{words_of(path.name) or 'Its title'}”.")
    if owner := site.owner(kind, made.slug):
        raise Refused(f"The address part “{made.slug}” belongs to {owner}: give another with --slug or --title.")
    there = [name for name in (made.source, *made.pictures) if (site.content / name).exists()]
    if there:
        raise Refused(
            f"There is a file {shown(site.content / there[0])} already, and it stays as it is: add another --slug."
        )
    return made


def _write(site: KnownSite, made: Draft) -> None:
    files = {**made.pictures, made.source: made.text.encode()}
    replace_all({site.content / name: content for name, content in files.items()})


def _pictures(site: KnownSite, made: Draft) -> list[str]:
    names = [shown(site.content / name) for name in made.pictures]
    return [f"Its pictures: {', '.join(names)}."] if names else []


def _checked(file: Path, settings: Path) -> int:
    """Tell what is to be mended in the draft; an import is done whatever that is."""
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(Task(settings, Path(folder) / "site", is_preview=True))
    findings = sorted(finding for finding in outcome.findings if finding.source == shown(file))
    say(
        *[
            FORMATS["text"](findings, {}) if findings else "There is nothing to mend.",
            *[outcome.stopped] * bool(outcome.stopped),
        ]
    )
    return 0

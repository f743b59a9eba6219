"""The tasks: a page is moved or retired as a whole, or nothing changes."""

import itertools
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from carepress.failure import shown, unwritable
from carepress.file_replacement import replace_all
from carepress.former_content import is_kept
from carepress.moving.change_set import ChangeSet, mended, moved, record
from carepress.moving.plan import relocation
from carepress.moving.relocation import Place, Relocation
from carepress.moving.site_as_it_is import SiteAsItIs, place_of_row, site_as_it_is
from carepress.moving.written_file import Refused
from carepress.outcome import Task
from carepress.redirect import SOURCE as REDIRECTS
from carepress.terminal import refuse, say


def move(page: str, to: str, title: str = "", settings: str = "pelicanconf.py", *, dry_run: bool = False) -> int:
    """Move a page to a file or an address, or give it another title, and mend all that leads to it.

    Returns 0, 1 where nothing could be changed, 2 for a wrong call.
    """
    return _done(settings, lambda site: _move(site, page, to.strip(), title.strip()), dry_run=dry_run)


def retire(page: str, why: str = "", to: str = "", settings: str = "pelicanconf.py", *, dry_run: bool = False) -> int:
    """Remove a page, with the reason that readers get, or with another page to which they are led.

    Returns 0, 1 where nothing could be changed, 2 for a wrong call.
    """
    if bool(why.strip()) is bool(to.strip()):
        return refuse('Say why the page goes (--why "…", which readers see), or which page takes its place (--to).')
    return _done(settings, lambda site: _retire(site, page, why.strip(), to.strip()), dry_run=dry_run)


NOWHERE = Place("nowhere.md", "/nowhere/", "nowhere")
"""Where what leads to a page would lead when it is gone: such things are found, and never written."""

Done = tuple[ChangeSet, str]
"""What changes, and a sentence on it."""


def _done(settings: str, plan: Callable[[SiteAsItIs], Done], *, dry_run: bool) -> int:
    if wrong := Task(Path(settings), Path()).fault:
        return refuse(wrong)
    try:
        site = site_as_it_is(Path(settings))
        changes, sentence = plan(site)
        if dry_run:
            say(*filter(None, [changes.diff(), f"Nothing was changed: this is what would be. {sentence}"]))
            return 0
        _write(site, changes)
    except Refused as refused:
        return refuse(str(refused), 1)
    except OSError as error:
        return refuse(f"{unwritable(error)} Nothing was changed.", 1)
    say(*filter(None, [sentence, *_led(changes)]))
    return 0


def _move(site: SiteAsItIs, page: str, to: str, title: str) -> Done:
    where = relocation(site, page, to)
    changes = moved(site, where, title)
    if not changes.new:
        raise Refused(f"{where.former.source} is there already: nothing changes.")
    former, new = where.former, where.new
    parts = [f"{former.source} is now {new.source}."] * (former.source != new.source)
    led = "; readers are led on" if site.content / REDIRECTS in changes.new else ""
    parts += [f"Its address was {former.url} and is {new.url}{led}."] * (former.url != new.url)
    parts += [f"Its address stays {new.url}."] * (former.url == new.url)
    parts += [f"Its title is “{title}”; links keep their words."] * bool(title)
    parts += [f"\nStill to do: {what}" for what in _to_do(site, where, changes)]
    return changes, " ".join(parts).replace(" \n", "\n")


def _to_do(site: SiteAsItIs, where: Relocation, changes: ChangeSet) -> Iterable[str]:
    """What settings must say now that the page is no longer where they look for it by themselves."""
    is_named = any(file.suffix == ".py" for file in changes.mentions) or where.former.source == where.new.source
    for key, source in site.named.items():
        if source == where.former.source and not is_named:
            yield f'add "{key}": "{where.new.source}" to CAREPRESS in {shown(site.settings)}.'


def _retire(site: SiteAsItIs, page: str, why: str, to: str) -> Done:
    row = site.page(page)
    former = place_of_row(row)
    if former.url == "/" or row["kind"] == "strategy":
        raise Refused(f"{former.source} is needed: the home page and the pages of strategies cannot be retired.")
    heir = place_of_row(site.page(to)) if to else NOWHERE
    if heir.source == former.source:
        raise Refused("A page cannot take its own place: name another with --to.")
    files = frozenset(str(row["source"]) for row in site.pages)
    changes = mended(site, Relocation(former, heir, files, site.address))
    file = site.content / former.source
    changes.mentions.pop(file, None)
    if not to and changes.mentions:
        told = "\n".join(changes.told())
        raise Refused(
            f"These still lead to {former.source}:\n{told}\nTake that out first, or name another page with --to."
        )
    kept = _removed(site, changes, file)
    if row["status"] != "draft":
        record(site, changes, former.url, heir.url if to else "", why)
    what = f"its readers are led to {heir.url}" if to else "its readers are told why"
    return changes, f"{former.source} is removed ({kept}), and {what}."


def _removed(site: SiteAsItIs, changes: ChangeSet, file: Path) -> str:
    """Remove a file, and say where its text can be had: in git, else in a copy that is made."""
    text = file.read_bytes()
    changes.put(file, text, None)
    if is_kept(site.content, file.relative_to(site.content).as_posix()):
        return "git keeps it"
    names = (f"{file.stem}{number or ''}{file.suffix}" for number in itertools.count())
    copy = next(path for name in names if not (path := site.settings.absolute().parent / "retired" / name).exists())
    changes.put(copy, None, text)
    return f"git does not have it, so a copy stands in {shown(copy)}"


def _write(site: SiteAsItIs, changes: ChangeSet) -> None:
    """Write everything, look whether anything broke, and put everything back where it did."""
    replace_all(changes.new)
    try:
        broken = site_as_it_is(site.settings).errors - site.errors
    except BaseException:
        replace_all(changes.former)
        raise
    if broken:
        replace_all(changes.former)
        told = "".join(f"  {rule}: {message}\n" for rule, message in broken)
        raise Refused(f"Everything is as it was, because the site would have new errors:\n{told.rstrip()}")


def _led(changes: ChangeSet) -> Iterable[str]:
    told = [*changes.told()]
    return ["What led there was mended:", *told] if told else ["Nothing else led there."]

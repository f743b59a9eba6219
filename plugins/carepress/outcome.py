"""Outcomes: what a run of Pelican comes to, however it ends."""

import contextlib
import dataclasses
import datetime
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from carepress import failure
from carepress.finding import Finding
from carepress.output import ASKED, NIGHTLY, SINK, TABLES, Blocked
from carepress.output_files import ANEW, FORMER
from carepress.pelican_log import PELICAN_LOG
from carepress.put_off import FILES
from carepress.settings_place import settings_place
from carepress.table import Table

Settings = dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Task:
    """What to build: from which settings file and content folder into which folder.

    `content` is None for the folder that the settings name. `is_preview` builds for a look at it, whatever the settings
    say. `rules` are those that were asked for by name, `tables` what is wanted in tables without findings.
    `is_nightly` publishes despite errors that came with time alone. `today` is the day by which dates are judged, where
    that is not for the settings to say. With `files`, the whole paths of files and folders of the content, only what
    those say is looked at closely: the site is read whole, but no other page is rendered unless one of them needs it.
    `former` is the last output, from which what stays the same is taken, `cache` the folder for what is kept from build
    to build, where the settings do not say it.
    """

    settings: Path
    output: Path
    content: Path | None = None
    is_preview: bool = False
    rules: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    is_nightly: bool = False
    today: datetime.date | None = None
    files: tuple[Path, ...] = ()
    former: Path | None = None
    cache: Path | None = None

    @property
    def fault(self) -> str:
        """What is wrong with the files that it names, in one sentence, or ""."""
        if not self.settings.is_file():
            return f"There is no settings file {self.settings}."
        if self.content is not None and not self.content.is_dir():
            return f"There is no folder {self.content}."
        return ""


@dataclasses.dataclass(frozen=True)
class Outcome:
    """The findings of a run; why the output is not to be used, or ""; and where in the code an exception came from.

    `folders` are those that the settings name: the content folder first, the theme, its overrides, the plugins; none
    where the settings could not be read. `tables` are those that were asked for and those of the rules that were.
    `anew` says how many texts were `read`, and how many pages `rendered`, as nothing was known of them;
    it is no part of what the run comes to.
    """

    findings: tuple[Finding, ...]
    stopped: str = ""
    trace: str = ""
    folders: tuple[Path, ...] = ()
    tables: Mapping[str, Table] = dataclasses.field(default_factory=dict)
    site: str = ""
    anew: Mapping[str, int] = dataclasses.field(default_factory=dict, compare=False)


def outcome(task: Task, read: Callable[[Settings], Settings], start: Callable[[Settings], None]) -> Outcome:
    """The outcome of reading the settings with the task's own ones among them, and starting Pelican with them."""
    findings: list[Finding] = []
    settings: Settings = {}
    asked: dict[str, Table | None] = dict.fromkeys(task.rules)
    tables: dict[str, Table | None] = dict.fromkeys(task.tables)
    anew: dict[str, int] = {}
    PELICAN_LOG.begin(task.settings)
    try:
        with fresh_modules(task.settings.absolute().parent):
            settings = read(own_settings(task) | {SINK: findings, ASKED: asked, TABLES: tables, ANEW: anew})
            _check_folders(task, settings)
            start(_laid_over(settings, task))
            _check_written(anew)
    except Blocked as error:
        stopped, trace = str(error), ""
    except (SystemExit, Exception) as error:  # noqa: BLE001  Settings, plugins and templates may raise anything
        findings += failure.failures(_plainly(error))
        stopped, trace = "The site was not built.", failure.trace(error)
    else:
        stopped, trace = "", ""
    findings += [_in_content(finding, settings) for finding in PELICAN_LOG.take()]
    told = {name: table for given in (asked, tables) for name, table in given.items() if table is not None}
    placed = tuple(_placed(finding, task) for finding in findings)
    return Outcome(placed, stopped, trace, _folders(settings), told, _site(settings), anew)


@contextlib.contextmanager
def fresh_modules(folder: Path) -> Iterator[None]:
    """Import the modules of a folder itself anew, as settings files import one another, and forget them afterwards."""
    names = {file.stem for file in folder.glob("*.py")} - sys.stdlib_module_names
    path, known = [*sys.path], {name: sys.modules.pop(name) for name in names & sys.modules.keys()}
    try:
        yield
    finally:
        sys.path[:] = path
        for name in names & sys.modules.keys():
            del sys.modules[name]
        sys.modules.update(known)


def own_settings(task: Task) -> Settings:
    """What a task says itself, as Pelican's settings."""
    own: Settings = {"OUTPUT_PATH": str(task.output.absolute()), NIGHTLY: task.is_nightly}
    # Pelican reads nothing from a folder whose path holds a step back.
    own |= {"PATH": os.path.normpath(task.content.absolute())} if task.content else {}
    own |= {FILES: task.files} if task.files else {}
    own |= {"CACHE_PATH": str(task.cache.absolute())} if task.cache else {}
    own |= {FORMER: str(task.former.absolute())} if task.former else {}
    return own | ({"SITEURL": ""} if task.is_preview else {})


def _laid_over(settings: Settings, task: Task) -> Settings:
    """The settings with the mode and the day that the task has; those that are no dictionary are refused later."""
    own = settings.get("CAREPRESS") or {}
    over = ({"mode": "preview"} if task.is_preview else {}) | ({"today": task.today} if task.today else {})
    return settings | {"CAREPRESS": own | over} if over and isinstance(own, dict) else settings


def _check_folders(task: Task, settings: Mapping[str, Any]) -> None:
    for folder in (Path(settings["PATH"]), Path(settings["THEME"])):
        if task.output.resolve().is_relative_to(folder.resolve()):
            raise SystemExit(f"The site cannot be built into {folder}, which it is built from.")


def _check_written(anew: Mapping[str, int]) -> None:
    """Without our plugins, Pelican would build a site of its own, unchecked and with nothing sanitised."""
    if "rendered" not in anew:
        raise SystemExit("PLUGINS in the settings leaves out carepress.writing, without which there is no site.")


def _plainly(error: BaseException) -> BaseException:
    """The exception, or one that says plainly what Pelican says of a content folder that is not there."""
    is_missing = str(error).startswith("You need to specify a path containing the content")
    return SystemExit("The content folder, PATH in the settings, does not exist.") if is_missing else error


def _folders(settings: Mapping[str, Any]) -> tuple[Path, ...]:
    named = [settings.get("PATH"), settings.get("THEME")]
    named += [*settings.get("THEME_TEMPLATES_OVERRIDES", ()), *settings.get("PLUGIN_PATHS", ()), settings.get("OWN")]
    return tuple(Path(folder) for folder in named if folder)


def _site(settings: Mapping[str, Any]) -> str:
    own = settings.get("CAREPRESS")
    publisher = own.get("publisher") if isinstance(own, dict) else None
    website = publisher.get("website") if isinstance(publisher, dict) else None
    return ", ".join(str(named) for named in (settings.get("SITENAME"), website) if named)


def _in_content(finding: Finding, settings: Settings) -> Finding:
    """A finding of the log that no run came to tell, with its source in the content folder."""
    return dataclasses.replace(finding, source=str(Path(settings.get("PATH", "."), finding.source)))


def _placed(finding: Finding, task: Task) -> Finding:
    """The finding with its source as an editor types it; one about no file is about the settings, in their line."""
    own, line, column = failure.shown(task.settings), finding.line, finding.column
    source = own if finding.source == "." else failure.shown(finding.source)
    if (source, line, column) == (own, 1, 1):
        line, column = settings_place(task.settings.read_text(encoding="utf-8", errors="replace"), finding.message)
    is_placed = (source, line, column) == (finding.source, finding.line, finding.column)
    return finding if is_placed else dataclasses.replace(finding, source=source, line=line, column=column)

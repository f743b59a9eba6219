"""The last build: what it was made from and what it came to, for the next one that finds nothing changed."""

import dataclasses
import datetime
import os
import zoneinfo
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from carepress.commit import commit
from carepress.digest import digest, digest_of_bytes
from carepress.finding import Finding
from carepress.folder_files import Files, files_in, paths
from carepress.kept_answers import KeptAnswers, packed, unpacked
from carepress.made_by import made_by
from carepress.outcome import Outcome, Task
from carepress.page_table import PAGES
from carepress.published_addresses import SOURCE
from carepress.release import SIGNING_KEY

_OF_THE_MACHINE = {"handout-missing"}
"""Rules about what a machine lacks: when somebody installs it, nothing of the site has changed."""

_A_DAY = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True)
class LastBuild:
    """The findings of a build, how many pages it has, and what it left behind.

    `files` are those of the output, each with its size and the moment of its writing; `addresses` is the digest of the
    list of addresses, to which a build itself adds.
    """

    findings: tuple[Finding, ...]
    pages: int
    files: Files
    addresses: bytes


@dataclasses.dataclass(frozen=True)
class Memory:
    """Where the last build of a task is kept; `settings` are Pelican's."""

    task: Task
    settings: Mapping[str, Any]

    def last_build(self) -> LastBuild | None:
        """The last build, if everything stands as it stood then: what it was made from, and what it left behind."""
        kept = self._answers.known([self._before]).get(self._before)
        last: LastBuild | None = unpacked(kept) if kept else None
        is_as_it_was = last and (last.files, last.addresses) == (files_in(self.task.output), self._addresses)
        return last if is_as_it_was else None

    def keep(self, outcome: Outcome, pages: int, files: Files) -> None:
        """Keep a build that is in its place now, unless the same may come to something else within the day.

        `pages` is the number of its pages, and `files` what it left behind.
        """
        if self._is_settled(outcome) and self._input() == self._before:
            last = LastBuild(outcome.findings, pages, files, self._addresses)
            self._answers.keep({self._before: packed(last)})

    def _is_settled(self, outcome: Outcome) -> bool:
        near = {(self._today + days * _A_DAY).isoformat() for days in (-1, 0, 1)}
        is_due = any(row["status"] == "draft" and row["date"] in near for row in outcome.tables.get(PAGES, ()))
        return not is_due and not any(finding.rule in _OF_THE_MACHINE for finding in outcome.findings)

    @cached_property
    def _before(self) -> bytes:
        """What everything came to when it was asked for first, which is before the build."""
        return self._input()

    def _input(self) -> bytes:
        """The digest of all that a build is made from, but for the list of addresses."""
        plain = {name: _plain(value) for name, value in self.settings.items()}
        own = sorted(self.task.settings.absolute().parent.glob("*.py"))
        code = [(file.name, file.read_bytes()) for file in own]
        moment = (self._today, *(os.environ.get(name, "") for name in ("SOURCE_DATE_EPOCH", SIGNING_KEY)))
        state = commit(self.task.settings.absolute().parent) if self._is_release else ""
        contents = [(file, _content(file)) for file in self._files_read() if file != self._list]
        return digest(made_by(), self.task, plain, code, moment, state, contents)

    def _files_read(self) -> Iterator[str]:
        own = [self.settings["PATH"], self.settings["THEME"], *self.settings["THEME_TEMPLATES_OVERRIDES"]]
        for folder in (*own, *self.settings["PLUGIN_PATHS"], *filter(None, [self.settings.get("OWN")])):
            yield from sorted(path for path in paths(str(Path(folder))) if "__pycache__" not in path)

    @property
    def _is_release(self) -> bool:
        own = self.settings.get("CAREPRESS")
        return isinstance(own, dict) and own.get("mode") == "publish"

    @property
    def _answers(self) -> KeptAnswers:
        return KeptAnswers(Path(self.settings["CACHE_PATH"]))

    @property
    def _list(self) -> str:
        return str(Path(self.settings["PATH"], SOURCE))

    @property
    def _addresses(self) -> bytes:
        return digest_of_bytes(_content(self._list))

    @property
    def _today(self) -> datetime.date:
        return datetime.datetime.now(tz=zoneinfo.ZoneInfo(self.settings.get("TIMEZONE") or "UTC")).date()


def _plain(value: object) -> object:
    """A setting as plain data; of what is none, such as a function, the code of the settings files tells."""
    try:
        return digest(value).hex()
    except (TypeError, ValueError):
        return type(value).__name__


def _content(file: str) -> bytes:
    try:
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123  `Path` takes five times as long
            return opened.read()
    except OSError:
        return b""

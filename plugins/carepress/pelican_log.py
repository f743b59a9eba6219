"""Pelican's log: what Pelican only writes to its log, and would build on without, becomes findings."""

import dataclasses
import logging
import sys
from pathlib import Path, PurePath
from typing import Any

from carepress.failure import described, own_frames, place
from carepress.finding import Finding

_COPY_FAILURES = ("A problem occurred copying", "While copying", "Cannot copy", "Skipped copy")
_NO_PLUGIN = ("Cannot load plugin", "Cannot register plugin")


class PelicanLog(logging.Handler):
    """Collects as findings the errors in Pelican's log, and its warnings that a file could not be copied."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._findings: list[Finding] = []
        self._settings_file = "."

    def begin(self, settings_file: Path) -> None:
        """Forget what was before, and take what has no place of its own to be about a settings file."""
        self._findings, self._settings_file = [], str(settings_file.absolute())

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record that tells of a failure."""
        if record.levelno >= logging.ERROR or str(record.msg).startswith(_COPY_FAILURES):
            # Pelican leaves the exception out of the record unless it is debugging; it is still the one in flight.
            finding = finding_in(record, sys.exception())
            source = self._settings_file if finding.source == "." else finding.source
            self._findings.append(dataclasses.replace(finding, source=source))

    def take(self) -> list[Finding]:
        """The findings since the last call, with sources that are absolute or relative to the content folder."""
        taken, self._findings = self._findings, []
        return taken


def finding_in(record: logging.LogRecord, error: BaseException | None) -> Finding:
    """The finding in a record of Pelican's log; `error` is the exception that was in flight, if there was one."""
    args = record.args if isinstance(record.args, tuple) else ()
    if str(record.msg).startswith(_NO_PLUGIN):
        return _plugin_missing(str(args[0]), error or (args[1] if len(args) > 1 else None))
    if str(record.msg).startswith("Could not process") and error is not None:
        return _file_not_read(str(args[0]), error)
    said = " ".join(record.getMessage().split()).rstrip(".")
    remedy = "Mend what this names: Pelican went on without it, so the site is not complete."
    return Finding(_source_in(args), 1, 1, "pelican-error", f"Pelican says: {said}.", remedy)


def _plugin_missing(name: str, error: Any) -> Finding:
    is_failure = isinstance(error, BaseException) and bool(own_frames(error))
    file, line, column = place(error) if is_failure else (".", 1, 1)
    source = str(Path(file).absolute()) if is_failure else file
    why = described(error) if isinstance(error, BaseException) else f"{error}."
    message = f"The plugin “{name}” in PLUGINS cannot be used: {why}"
    remedy = "Correct its name in the settings file, install what it needs, or take it out."
    return Finding(source, line, column, "plugin-missing", message, remedy)


def _file_not_read(source: str, error: BaseException) -> Finding:
    file, line, _ = place(error)
    message = f"The file was left out, because reading it failed in {file}, line {line}: {described(error)}"
    remedy = "Mend that code; if the text is unusual at some place, making that plainer may help until then."
    return Finding(PurePath(source).as_posix(), 1, 1, "pelican-error", message, remedy)


def _source_in(args: tuple[Any, ...]) -> str:
    """The file that a record is about, which Pelican names first: as an object of its own or as an absolute path."""
    first = args[0] if args else ""
    if hasattr(first, "get_relative_source_path"):
        return str(first.get_relative_source_path())
    return str(first) if isinstance(first, str) and PurePath(first).is_absolute() else "."


PELICAN_LOG = PelicanLog()


def attach() -> None:
    """Collect from now on, even where Pelican was told to be quiet; what it prints stays as it is."""
    logger = logging.getLogger("pelican")
    if PELICAN_LOG in logger.handlers:
        return
    logger.addHandler(PELICAN_LOG)
    asked = logger.getEffectiveLevel()
    if asked > logging.WARNING:
        logger.setLevel(logging.WARNING)
        for handler in logging.getLogger().handlers:
            handler.setLevel(max(asked, handler.level))

"""Upkeep of the directory: what somebody should look at again, and what somebody confirmed."""

import dataclasses
import datetime
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from carepress.bridge import content_of
from carepress.failure import shown
from carepress.file_replacement import replace
from carepress.finding import Finding, with_severities
from carepress.helplines.confirmation import Confirmation, confirmed
from carepress.helplines.directory import directory
from carepress.helplines.directory_text import Refused
from carepress.helplines.helpline import SOURCE, Helpline, earliest_day
from carepress.helplines.standing import standing
from carepress.outcome import Task
from carepress.table import Table, text
from carepress.terminal import refuse

STANDINGS = {"due": "due", "left-off": "left off", "current": "never dialled"}
ADVICE = """
Look at the address and find the number and the date that the page itself shows, or call the line.
Then record it: ./invoke helplines --confirm NAME --how call
            or: ./invoke helplines --confirm NAME --how page --source ADDRESS --on DATE  (how: page or operator)
Where several lines have the name, add --country CODE, or give the number instead of the name."""


def helplines(
    confirmation: Confirmation | None = None,
    settings: str = "pelicanconf.py",
    format: str = "text",  # noqa: A002  It is the name of the option
) -> int:
    """Print what is due, the oldest first, in a format of `FORMATS`, or record a confirmation.

    Returns 0; 1 where a line of the site's own country is left off or the directory has errors; 2 for a wrong call.
    """
    unknown = "" if format in FORMATS else f"There is no format “{format}”. Known formats: {', '.join(FORMATS)}."
    if wrong := unknown or Task(Path(settings), Path()).fault:
        return refuse(wrong)
    try:
        content, own = content_of(Path(settings))
    except SystemExit as mistaken:
        return refuse(str(mistaken))
    today = own.today or datetime.datetime.now(tz=datetime.UTC).date()
    try:
        return _done(content / SOURCE, own.country, today, confirmation, FORMATS[format])
    except (Refused, UnicodeDecodeError) as refused:
        return refuse(str(refused))
    except OSError as error:
        return refuse(f"{shown(content / SOURCE)} cannot be read or written: {error.strerror}.")


def _done(
    file: Path, country: str, today: datetime.date, confirmation: Confirmation | None, told: Callable[[Table], str]
) -> int:
    written = file.read_bytes().decode("utf-8")
    if confirmation:
        return _record(file, written, confirmation, today)
    table, errors = _looked_at(written, country, today)
    sys.stderr.write("".join(f"{dataclasses.replace(error, source=shown(file))}\n" for error in errors))
    sys.stdout.write(f"{told(table)}\n")
    is_lacking = any((row["country"], row["standing"]) == (country, STANDINGS["left-off"]) for row in table)
    return int(bool(errors) or is_lacking)


def _record(file: Path, written: str, confirmation: Confirmation, today: datetime.date) -> int:
    edited, entry = confirmed(written, confirmation, today)
    replace(file, edited.encode())
    on = confirmation.dated(today)
    sys.stdout.write(
        f"“{entry['name']}” ({entry['country']}) is recorded in {shown(file)}: {confirmation.how}, {on}.\n"
    )
    return 0


def _looked_at(written: str, country: str, today: datetime.date) -> tuple[Table, list[Finding]]:
    found, findings = directory(written, today, country)
    errors = [finding for finding in with_severities(findings, {}) if finding.severity == "error"]
    return overview((*found.shown, *found.left_off), today), errors


def overview(lines: tuple[Helpline, ...], today: datetime.date) -> Table:
    """A row for each line that somebody should look at again or that nobody has dialled, the oldest source first."""
    judged = [(line, standing(line, today)) for line in lines]
    wanted = [(line, judgement) for line, judgement in judged if judgement != "current" or line.confirmed_how != "call"]
    return tuple(_row(line, STANDINGS[judgement]) for line, judgement in sorted(wanted, key=lambda one: _age(one[0])))


def _age(line: Helpline) -> tuple[datetime.date, str, str]:
    return earliest_day(line.confirmed_on) if line.confirmed_on else datetime.date.min, line.country, line.name


def _row(line: Helpline, judgement: str) -> Mapping[str, str | float]:
    return {
        "country": line.country,
        "name": line.name,
        "number": line.phone or line.sms or "chat",
        "last_seen": line.confirmed_on or "no date",
        "standing": judgement,
        "where": line.source_url or line.url or line.source,
    }


def _text(table: Table) -> str:
    counts = {word: sum(row["standing"] == word for row in table) for word in STANDINGS.values()}
    told = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
    return f"{text(table)}\n\n{told}.\n{ADVICE}" if table else "Every line was dialled, and none is due."


def _json(table: Table) -> str:
    return json.dumps({"helplines": table}, ensure_ascii=False, indent=1)


FORMATS: Mapping[str, Callable[[Table], str]] = {"text": _text, "json": _json}

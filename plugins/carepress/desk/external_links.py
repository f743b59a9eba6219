"""The task of external links: asks other sites whether what we link to is still there, and names what is not."""

import datetime
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.console import Console

from carepress import pelican_settings
from carepress.bridge import run
from carepress.desk.item import Pages
from carepress.desk.link_answer import REMEDIES, WORDS, LinkAnswer
from carepress.desk.link_asking import PATIENCE, Patience
from carepress.desk.link_check import LinkCheck
from carepress.desk.web_links import WebLink, web_links
from carepress.finding import did_you_mean
from carepress.kept_files import KeptFiles
from carepress.outcome import Outcome, Task
from carepress.terminal import refuse

_OFFLINE = "No site at all could be reached. See whether this machine is online, and check again."

Told = Sequence[tuple[WebLink, LinkAnswer]]


def external_links(
    files: Sequence[str] = (),
    against: str = "",
    format: str = "text",  # noqa: A002  It is the name of the option
    settings: str = "pelicanconf.py",
    patience: Patience = PATIENCE,
) -> int:
    """Print every link to another site that is not fine, of the given files only if any are given.

    Returns 0; 1 where one is broken, none can be reached, or the site cannot be built; 2 where the call is wrong.
    """
    with tempfile.TemporaryDirectory() as folder:
        task = Task(Path(settings), Path(folder) / "site", is_preview=True, tables=("page", "external-link"))
        wrong = task.fault or _wrong(files, against, format)
        if wrong:
            return refuse(wrong)
        outcome = run(task)
    if outcome.stopped:
        errors = [str(finding) for finding in outcome.findings if finding.severity == "error"]
        return refuse("\n".join([*errors, outcome.stopped]), 1)
    links = [link for link in _links(outcome) if _stands_in(link, files)]
    answers = _asked(links, outcome.site, KeptFiles(Path(pelican_settings.CACHE_PATH) / "desk"), patience)
    told = [(link, answers[link.address]) for link in links if link.address in answers]
    sys.stdout.write(f"{FORMATS[format](told)}\n")
    return int(_is_offline(told) or any(answer.standing == "broken" for _, answer in told))


def _links(outcome: Outcome) -> Sequence[WebLink]:
    tables = outcome.tables
    return web_links(tables.get("external-link", ()), Pages(tables.get("page", ())), outcome.folders[0])


def _asked(links: Sequence[WebLink], site: str, kept: KeptFiles, patience: Patience) -> Mapping[str, LinkAnswer]:
    """What is known of the links once all are asked for; progress shows on the way, and Ctrl+C ends it early."""
    console = Console(stderr=True)
    with console.status("Asking other sites …") as status:
        check = LinkCheck(kept, lambda: status.update(f"Asked for {check.done} of {check.of} links …"), patience)
        try:
            return check.run(links, site, datetime.datetime.now().astimezone().date())
        except KeyboardInterrupt:
            console.print("Stopped. What was asked is kept, so the next check goes on from here.")
            return check.answers


def _stands_in(link: WebLink, files: Sequence[str]) -> bool:
    wanted = {_whole(file) for file in files}
    return not wanted or any(wanted & {_whole(place.source), *_whole(place.source).parents} for place in link.places)


def _whole(path: str) -> Path:
    return Path(os.path.normpath(Path(path).absolute()))


def _wrong(files: Sequence[str], against: str, form: str) -> str:
    """What is wrong with a call, in one sentence, or ""."""
    if against:
        return "--against tells what changed among automatic links; it does not go with --external."
    if form not in FORMATS:
        return f"There is no format “{form}”.{did_you_mean(form, FORMATS)} Known formats: {', '.join(FORMATS)}."
    missing = next((file for file in files if not Path(file).exists()), "")
    return f"There is no file {missing}." if missing else ""


def text(told: Told) -> str:
    """A line for each place of each link that is not fine, the most urgent first, and a sentence that counts all."""
    lines = [
        f"{place.source}:{place.line}:{place.column}: {words}: {link.address} – {_why(answer)} {REMEDIES[standing]}"
        for standing, words in WORDS.items()
        for link, answer in told
        if answer.standing == standing != "fine"
        for place in link.places
    ]
    counts = {words.lower(): sum(answer.standing == name for _, answer in told) for name, words in WORDS.items()}
    counted = ", ".join(f"{number} {words}" for words, number in counts.items() if number)
    closing = f"{counted}." if counted else "There is no link to another site."
    return f"{closing} {_OFFLINE}" if _is_offline(told) else "\n".join([*lines, closing])


def _is_offline(told: Told) -> bool:
    """Whether no site at all could be reached."""
    return len(told) > 1 and all(answer.standing == "unreachable" for _, answer in told)


def _why(answer: LinkAnswer) -> str:
    return f"{answer.told} It leads to {answer.leads_to}." if answer.leads_to else answer.told


def as_json(told: Told) -> str:
    """An object with a list: each link with its standing, and the places where it stands."""
    rows = [
        {
            "address": link.address,
            "standing": answer.standing,
            "told": answer.told,
            "leads_to": answer.leads_to,
            "asked_on": answer.on,
            "places": [{"source": p.source, "line": p.line, "column": p.column} for p in link.places],
        }
        for link, answer in told
    ]
    return json.dumps({"links": rows}, indent=2, ensure_ascii=False)


FORMATS: Mapping[str, Callable[[Told], str]] = {"text": text, "json": as_json}

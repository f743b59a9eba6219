"""The check of automatic links: a preview into a folder that is thrown away, and the links that it made."""

import dataclasses
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from carepress import failure
from carepress.bridge import run
from carepress.check.arguments import is_in, missing, unknown_format, whole
from carepress.check.link_review import FORMATS, Review, changes, counted
from carepress.finding import count
from carepress.former_content import Unknown, check_out
from carepress.outcome import Outcome, Task
from carepress.rules import LINK_RULES, LINKS
from carepress.table import Table
from carepress.terminal import refuse, say


def links(
    files: Sequence[str] = (),
    against: str = "",
    format: str = "text",  # noqa: A002  It is the name of the option
    settings: str = "pelicanconf.py",
) -> int:
    """Print every automatic link, of the given files only if any are given, and the advice on phrases and mentions.

    With `against`, a commit, branch or tag, print the links that are new since then, and those that are gone.
    Returns 0; 1 where the site cannot be built; 2 where the call itself is wrong.
    """
    with tempfile.TemporaryDirectory() as folder:
        task = Task(Path(settings), Path(folder) / "site", is_preview=True, rules=LINK_RULES)
        wrong = task.fault or unknown_format(format, FORMATS) or missing(files)
        wanted = [whole(file) for file in files]
        if wrong:
            return refuse(wrong)
        now = run(task)
        if now.stopped or not against:
            return _tell(now, _all_links(now, wanted), FORMATS[format])
        try:
            former = run(dataclasses.replace(task, content=check_out(now.folders[0], against, Path(folder))))
        except Unknown as unknown:
            return refuse(str(unknown))
        return _tell(former, changes(_rows(now, now, wanted), _rows(former, now, wanted), against), FORMATS[format])


def _tell(outcome: Outcome, review: Review, shown: Callable[[Review], str]) -> int:
    if outcome.stopped:
        sys.stderr.write("".join(f"{finding}\n" for finding in outcome.findings if finding.severity == "error"))
        sys.stderr.write(f"{outcome.stopped}\n")
        return 1
    say(shown(review))
    return 0


def _rows(outcome: Outcome, now: Outcome, files: Sequence[Path]) -> Table:
    """The links of an outcome, with the sources that the present content has or would have, of the given files only."""
    rows = []
    for row in outcome.tables.get(LINKS, ()):
        source = whole(str(row["source"])).relative_to(outcome.folders[0].absolute())
        shown = whole(str(now.folders[0] / source))
        if is_in(str(shown), files):
            rows.append({**row, "source": failure.shown(shown)})
    return tuple(rows)


def _all_links(outcome: Outcome, files: Sequence[Path]) -> Review:
    rows = _rows(outcome, outcome, files)
    findings = [f for f in outcome.findings if f.rule in LINK_RULES and is_in(f.source, files)]
    pages = len({row["source"] for row in rows})
    told = f"{counted(len(rows), 'automatic link')} on {counted(pages, 'page')}. {count(findings)}."
    return Review({"links": rows}, findings, told)

"""History: the same figures of former content, each judged by the day of its own commit, and kept once counted."""

import dataclasses
import datetime
import functools
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from carepress.desk.figures import figures
from carepress.desk.summary import Summary, summary
from carepress.former_content import Unknown, Version, check_out, tree, versions
from carepress.kept_files import KeptFiles, fingerprint
from carepress.outcome import Outcome, Task

MOST = 12
"""So many versions are counted at most: each takes as long as a check."""

Count = Callable[[Task], Outcome]

_CODE = Path(__file__).parents[1]


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    """A version and its summary; None where its content cannot be built by today's code."""

    at: datetime.datetime
    summary: Summary | None


def spread(found: Sequence[Version], most: int = MOST) -> list[Version]:
    """Some of the versions, in their order: the first, the last, those that stood at equal times between them.

    Where several of these are one, as many others make up for it, equally far apart in number.
    """
    if len(found) <= most:
        return [*found]
    first, last = found[0].at, found[-1].at
    moments = [first + (last - first) * n / (most - 1) for n in range(most)]
    chosen = {max(sum(version.at <= moment for version in found) - 1, 0) for moment in moments} | {len(found) - 1}
    steps = (round(n * (len(found) - 1) / (most - 1)) for n in range(most))
    for step in steps:
        if len(chosen) < most:
            chosen.add(step)
    return [found[n] for n in sorted(chosen)][-most:]


def chosen_versions(content: Path) -> list[Version]:
    """The versions to count; raises Unknown, with the reason in a sentence, where there are not two."""
    found = versions(content)
    if len(found) < 2:  # noqa: PLR2004  One is no course of time
        raise Unknown("git has only one version of the content so far, so there is nothing to compare.")
    return spread(found)


def history(content: Path, task: Task, kept: KeptFiles, count: Count) -> Iterator[Point]:
    """The point of each chosen version as soon as it is known, the oldest first; raises Unknown."""
    for version in chosen_versions(content):
        try:
            files = tree(content, version.commit)
        except Unknown:
            continue
        day = version.at.date()
        name = f"{fingerprint(files, day.isoformat(), _code(), _settings(task))}.json"
        yield Point(version.at, _kept(kept, name, functools.partial(_counted, content, version, task, count)))


def _counted(content: Path, version: Version, task: Task, count: Count) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        former, day = check_out(content, version.commit, Path(folder)), version.at.date()
        outcome = count(dataclasses.replace(task, content=former, today=day))
    found = None if outcome.stopped else dataclasses.asdict(summary(figures(outcome, day)))
    return json.dumps(found).encode()


def _kept(kept: KeptFiles, name: str, make: Callable[[], bytes]) -> Summary | None:
    try:
        told = json.loads(kept.content(name, make))
        return Summary(**told) if told else None
    except (ValueError, TypeError):
        return None


def _code() -> str:
    """A name for the code that counts: other code may come to other numbers."""
    files = sorted(file for ending in ("py", "yaml") for file in _CODE.rglob(f"*.{ending}"))
    return fingerprint(*(file.read_bytes() for file in files))


def _settings(task: Task) -> bytes:
    return task.settings.read_bytes()

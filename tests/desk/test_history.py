"""History: former content is counted once, by the day of its own commit, and what git does not have is said."""

import dataclasses
import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.bridge import run
from carepress.desk.changes import changes
from carepress.desk.courses import MEASURES, courses
from carepress.desk.figures import RULES, TABLES
from carepress.desk.history import MOST, Point, chosen_versions, history, spread
from carepress.desk.item import Pages
from carepress.desk.summary import Summary
from carepress.former_content import Unknown, Version
from carepress.kept_files import KeptFiles
from carepress.outcome import Outcome, Task
from test_former_content import commit, git
from tiny_project import TinyProject

CONTENT = Path("content")
TASK = Task(Path("pelicanconf.py"), Path("output"), CONTENT, is_preview=True, rules=RULES, tables=TABLES)
CHECKED = "---\ntitle: Wind\ndate: 2025-01-02\nsources_checked_on: 2025-01-02\n---\n\nIt blows.\n"
MOMENT = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def version(number: int, hours: float) -> Version:
    return Version(str(number), MOMENT + datetime.timedelta(hours=hours))


@given(st.lists(st.floats(0, 100_000), min_size=1, max_size=60).map(sorted))
def test_versions_are_spread_from_the_first_to_the_last_and_are_never_too_many(hours: list[float]) -> None:
    found = [version(number, at) for number, at in enumerate(hours)]
    chosen = spread(found)
    assert chosen == sorted(chosen, key=found.index)
    assert len({*chosen}) == len(chosen) == min(MOST, len(found))
    assert (chosen[0], chosen[-1]) == (found[0], found[-1])


def test_a_quiet_time_after_a_busy_one_is_in_the_picture_too() -> None:
    busy = [version(number, number / 60) for number in range(100)]
    quiet = [version(100 + number, 24 * 30 * number) for number in range(1, 6)]
    assert {*quiet} <= {*spread([*busy, *quiet])}


class Counting:
    """Counts runs, and gives them on."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []

    def __call__(self, task: Task) -> Outcome:
        self.tasks.append(task)
        return run(task)


@pytest.fixture
def old(project: TinyProject) -> TinyProject:
    """A project with a page whose check was not due when it was written, and is due now."""
    project.write({"content/articles/wind.md": CHECKED})
    git(project, "init", "-q")
    commit(project, "2025-03-01")
    project.write({"content/articles/rain.md": CHECKED.replace("Wind", "Rain")})
    commit(project, "2026-06-01")
    return project


def points(kept: Path, count: Counting, task: Task = TASK) -> list[Point]:
    output = dataclasses.replace(task, output=kept.parent / "output")
    return [*history(CONTENT, output, KeptFiles(kept), count)]


@pytest.mark.usefixtures("old")
def test_each_version_is_judged_by_its_own_day(tmp_path: Path) -> None:
    first, second = (point.summary for point in points(tmp_path / "kept", Counting()))
    assert first
    assert second
    assert (first.pages, first.reviews) == (2, 0)
    assert (second.pages, second.reviews) == (3, 2)


@pytest.mark.usefixtures("old")
def test_what_was_counted_is_kept_until_the_settings_change(old: TinyProject, tmp_path: Path) -> None:
    count = Counting()
    former = points(tmp_path / "kept", count)
    assert len(count.tasks) == 2
    assert points(tmp_path / "kept", count) == former
    assert len(count.tasks) == 2
    old.add("# another")
    points(tmp_path / "kept", count)
    assert len(count.tasks) == 4


@pytest.mark.usefixtures("old")
def test_a_version_that_cannot_be_built_has_no_numbers(tmp_path: Path) -> None:
    stopped = [*history(CONTENT, TASK, KeptFiles(tmp_path / "kept"), lambda _: Outcome((), "It was not built."))]
    assert [point.summary for point in stopped] == [None, None]


def test_with_one_version_or_none_it_says_so(project: TinyProject) -> None:
    with pytest.raises(Unknown, match="no git repository"):
        chosen_versions(CONTENT)
    git(project, "init", "-q")
    commit(project, "2025-03-01")
    with pytest.raises(Unknown, match="only one version"):
        chosen_versions(CONTENT)


def test_nothing_of_the_project_changes(old: TinyProject, tmp_path: Path) -> None:
    before = old.output(".")
    points(tmp_path / "kept", Counting())
    assert old.output(".") == before


def summary(**given: float) -> Summary:
    return Summary(**{field.name: 0 for field in dataclasses.fields(Summary)} | given)  # type: ignore[arg-type]  # fields by their names


def test_a_course_begins_with_the_first_value_and_ends_with_what_is_now() -> None:
    former = [Point(MOMENT, summary(orphans=3)), Point(MOMENT + datetime.timedelta(days=9), None)]
    found = courses(former, summary(orphans=1, dead_ends=2), MOMENT + datetime.timedelta(days=10))
    assert {*found} == {*MEASURES}
    assert found["ways"].rows == [("1 Jan 2026", ["3", "0"]), ("now", ["1", "2"])]
    assert "Orphans: 3 on 1 Jan 2026, 1 now; Dead ends: 0 on 1 Jan 2026, 2 now." in found["ways"].picture


def test_without_former_numbers_there_is_no_course() -> None:
    assert not courses([Point(MOMENT, None)], summary(), MOMENT)


def test_changes_are_told_since_the_last_tag_with_titles_and_links(old: TinyProject) -> None:
    git(old, "tag", "v1", "HEAD~1")
    (old.folder / "content/articles/sleep.md").unlink()
    old.write({"content/data/wording.yaml": "words: []\n", "content/articles/wind.md": CHECKED + "\nHard.\n"})
    rows = Pages(({"source": "content/articles/rain.md", "title": "Rain", "url": "/rain/"},))
    found = changes(CONTENT, rows, datetime.date(2026, 6, 2))
    assert found.since == "Since the last release, v1."
    assert [(kind, item.words, item.url) for kind, item in found.pages] == [
        ("new", "Rain", "/rain/"),
        ("removed", "Sleep", ""),
        ("changed", "articles/wind.md", ""),
    ]
    assert [item.source for item in found.others] == ["content/data/wording.yaml"]
    assert found.of("changed")[0].note == "2 lines added"


@pytest.mark.usefixtures("old")
def test_without_a_tag_changes_are_told_since_thirty_days_ago_or_the_first_day() -> None:
    later = changes(CONTENT, Pages(()), datetime.date(2026, 8, 1))
    assert later.since == "No release has a tag yet, so this is since 1 June 2026, as the content stood 30 days ago."
    assert not later.pages
    at_once = changes(CONTENT, Pages(()), datetime.date(2025, 3, 2))
    assert at_once.since.endswith("since 1 March 2025, the first day that git remembers.")
    assert [kind for kind, _ in at_once.pages] == ["new"]


@pytest.mark.usefixtures("project")
def test_without_git_changes_are_unknown_and_say_why() -> None:
    found = changes(CONTENT, Pages(()), datetime.date(2026, 8, 1))
    assert found.since.startswith("What has changed cannot be told: content is in no git repository")
    assert not found.is_known

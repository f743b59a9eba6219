"""A run in a process of its own: the same answer as a run in this one, the code as it stands, and no crash in here."""

import dataclasses
import datetime
import signal
from pathlib import Path

from carepress.bridge import run
from carepress.outcome import Task
from carepress.run_apart import run_apart
from tiny_project import BROKEN, TinyProject, wait_until

TASK = Task(Path("pelicanconf.py"), Path("output"), is_preview=True, rules=("readability",))
CHECKED = "---\ntitle: Wind\ndate: 2025-01-02\nsources_checked_on: 2025-01-02\n---\n\nIt blows.\n"


def test_a_run_apart_comes_to_what_a_run_here_comes_to(project: TinyProject) -> None:
    project.write({"content/articles/broken.md": BROKEN})
    apart = run_apart(TASK)
    assert apart == run(TASK)
    assert "link-broken" in {finding.rule for finding in apart.findings}
    assert apart.tables["readability"]


def test_a_table_is_answered_whether_asked_for_by_rule_or_as_a_table_or_both(project: TinyProject) -> None:
    asked = [{"rules": ("readability",), "tables": ()}, {"tables": ("readability",), "rules": ()}]
    asked.append(asked[0] | {"tables": ("readability", "page")})
    outcomes = [run(dataclasses.replace(TASK, output=project.folder / f"o{n}", **a)) for n, a in enumerate(asked)]  # type: ignore[arg-type]  # fields by their names
    assert [{*outcome.tables} for outcome in outcomes] == [{"readability"}, {"readability"}, {"readability", "page"}]


def test_it_leaves_nothing_in_the_project(project: TinyProject) -> None:
    before = project.output(".")
    run_apart(TASK)
    assert {*project.output(".")} == {*before}


def test_dates_are_judged_by_the_day_of_the_task(project: TinyProject) -> None:
    project.write({"content/articles/wind.md": CHECKED})
    on = {
        year: {f.rule for f in run_apart(dataclasses.replace(TASK, today=datetime.date(year, 6, 1))).findings}
        for year in (2025, 2026)
    }
    assert "review-overdue" in on[2026]
    assert "review-overdue" not in on[2025]


def test_a_plugin_that_ends_the_process_is_told(project: TinyProject) -> None:
    project.add_plugin("import os\ndef register():\n    os._exit(7)\n")
    assert run_apart(TASK).stopped == "The count ended with status 7 and without an answer."


def test_what_a_plugin_prints_does_not_spoil_the_answer(project: TinyProject) -> None:
    project.add_plugin("def register():\n    print('hello')\n")
    assert run_apart(TASK).stopped == ""


def test_a_run_ends_with_the_process_that_asked_for_it_and_removes_its_folder(project: TinyProject) -> None:
    project.add_plugin(
        "import pathlib, time\ndef register():\n    pathlib.Path('begun').touch()\n    time.sleep(600)\n"
    )
    folder = project.folder / "temporary"
    folder.mkdir()
    code = (
        "import threading; from pathlib import Path; from carepress.outcome import Task;"
        "from carepress.run_apart import run_apart;"
        "threading.Thread(target=run_apart, args=(Task(Path('pelicanconf.py'), Path('x')),), daemon=True).start();"
        "import time; time.sleep(600)"
    )
    with project.start("-c", code, TMPDIR=str(folder)) as process:
        wait_until((project.folder / "begun").exists)
        assert [*folder.iterdir()]
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    wait_until(lambda: not [*folder.iterdir()])

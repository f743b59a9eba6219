"""The nightly build: what time has made too old goes offline and is told; whatever else is wrong still refuses."""

import datetime
import json
import zoneinfo
from collections.abc import Callable

import pytest

from carepress.building import build, publish
from carepress.finding import CAME_WITH_TIME
from carepress.rules import RULES
from tiny_project import BROKEN, TinyProject

DIRECTORY = """helplines:
- country: IN
  name: Emergency
  kind: emergency
  phone: "112"
  source: a page
  confirmed_on: 2025-06-01
- country: IN
  name: Old Line
  kind: crisis
  phone: 1800 599 0019
  source: a page
  confirmed_on: 2024-01-20
"""
PAGE = """---
title: Walk
date: 2025-01-02
summary: The Old Line is at 1800 599 0019.
covers: The Old Line, 1800 599 0019
corrections:
- {date: 2025-02-02, text: The Old Line is at 1800 599 0019.}
---

Before.

You may call [the Old Line](tel:18005990019) at **1800** 599 0019.

After.
"""
POLICY = "---\ntitle: How we write\ntemplate: editorial-policy\n---\n\n## Corrections {#corrections-log}\n\nHere.\n"


@pytest.fixture
def expiring(project: TinyProject) -> Callable[[str], None]:
    """A project whose page prints a number; what it gives moves the day, and with it the number's age."""
    project.write(
        {"content/data/helplines.yaml": DIRECTORY, "content/articles/walk.md": PAGE, "content/pages/policy.md": POLICY}
    )

    def on(day: str) -> None:
        project.add(f'CAREPRESS |= {{"country": "IN", "today": date.fromisoformat("{day}")}}')

    on("2026-01-19")
    return on


def printing(project: TinyProject) -> list[str]:
    """The files of the output that print the number or call it."""
    numbers = (b"1800 599 0019", b"18005990019", b"599 0019")
    return [path for path, text in project.output().items() if any(number in text for number in numbers)]


def test_what_expired_overnight_goes_offline_and_is_told(
    project: TinyProject, expiring: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish() == 0
    assert {"walk/index.html", "feed.xml", "articles/index.html", "policy/index.html"} <= {*printing(project)}
    expiring("2026-01-20")
    capsys.readouterr()
    assert publish(is_nightly=True) == 1
    told = capsys.readouterr()
    assert "Built " in told.out
    assert "content/articles/walk.md:4:29: error helpline-stale-printed" in told.err
    assert "content/articles/walk.md:12:" in told.err
    assert "content/data/helplines.yaml:13:3: error helpline-expired" in told.err
    assert "came with time alone" in told.err
    assert printing(project) == []
    assert b"Before." in project.output()["walk/index.html"]
    assert b"After." in project.output()["walk/index.html"]


def test_a_night_on_which_nothing_expired_ends_well(
    project: TinyProject, expiring: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    expiring("2026-01-18")
    assert publish(is_nightly=True) == 0
    assert "came with time" not in capsys.readouterr().err
    assert "walk/index.html" in printing(project)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/broken.md", BROKEN),
        ("content/new.md", "---\ntitle: New\ndate: 2025-01-03\n---\n\nCall 0800 555 0199.\n"),
        ("content/data/paths.yaml", "paths:\n- {id: p, title: Ring 1800 599 0019, steps: [{page: a.md, why: b}]}\n"),
    ],
)
def test_any_other_error_refuses_at_night_too(
    path: str, text: str, project: TinyProject, expiring: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish() == 0
    before = project.output()
    expiring("2026-01-20")
    project.write({path: text})
    assert publish(is_nightly=True) == 1
    assert "output stands as it was" in capsys.readouterr().err
    assert project.output() == before


def test_by_day_nothing_publishes_a_number_that_is_too_old(
    project: TinyProject, expiring: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    expiring("2026-01-20")
    assert publish() == 1
    assert "error helpline-stale-printed" in capsys.readouterr().err
    assert build(settings="publishconf.py") == 1
    assert project.output() == {}
    assert project.pelican("publishconf.py").returncode == 1
    assert printing(project) == []
    assert build(output="preview") == 0
    article = project.output("preview")["walk/index.html"].partition(b"<article")[2]
    assert b"Before." in article
    assert b"599 0019" not in article


def test_a_check_of_sources_that_fell_due_overnight_keeps_nothing_from_going_offline(
    project: TinyProject, expiring: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    page = "---\ntitle: Rest\ndate: 2025-01-02\nsources_checked_on: 2025-01-19\n---\n\nRest well [@a-source].\n"
    source = "references:\n- {id: a-source, title: A source, authors: [A], year: 2020, kind: guideline, url: https://a.org/b}\n"
    project.write({"content/articles/rest.md": page, "content/data/references.yaml": source})
    expiring("2026-01-20")
    assert publish() == 1
    assert "error review-overdue" in capsys.readouterr().err
    assert publish(is_nightly=True) == 1
    told = capsys.readouterr()
    assert "error review-overdue" in told.err
    assert "error helpline-stale-printed" in told.err
    assert "rest/index.html" in project.output()
    assert printing(project) == []


LATE, EARLY = "Pacific/Niue", "Pacific/Kiritimati"
"""Places 25 hours apart, where it is never the same day."""


@pytest.fixture
def waiting(project: TinyProject) -> Callable[[str], None]:
    """A project with a page whose day has come in one of these places only; what it gives moves the site to a place."""
    day = datetime.datetime.now(tz=zoneinfo.ZoneInfo(EARLY)).date().isoformat()
    project.write(
        {"content/articles/dawn.md": f"---\ntitle: Dawn\ndate: {day}\nsummary: It was dark.\n---\n\nIt is light.\n"}
    )
    project.add("WITH_FUTURE_DATES = False")

    def in_(zone: str) -> None:
        project.add(f'TIMEZONE = "{zone}"')

    in_(LATE)
    return in_


def telling(project: TinyProject) -> list[str]:
    """The files of the output that know of that page."""
    return [path for path, text in project.output().items() if b"Dawn" in text or b"It is light" in text]


def test_a_page_with_a_day_to_come_waits_and_the_night_of_its_day_brings_it_to_readers(
    project: TinyProject, waiting: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish() == 0
    assert telling(project) == []
    capsys.readouterr()
    assert publish(is_nightly=True) == 0
    assert "Built " in capsys.readouterr().out, "a site in which a page waits is looked at anew each time"
    assert telling(project) == []
    waiting(EARLY)
    assert publish(is_nightly=True) == 0
    assert {"dawn/index.html", "index.html", "articles/index.html", "feed.xml"} <= {*telling(project)}
    assert "dawn/index.html" in json.loads(project.output()["release.json"])["files"]


def test_in_one_night_a_page_comes_and_a_number_goes(
    project: TinyProject, expiring: Callable[[str], None], waiting: Callable[[str], None]
) -> None:
    assert publish() == 0
    first = json.loads(project.output()["release.json"])
    assert (telling(project), "walk/index.html" in printing(project)) == ([], True)
    expiring("2026-01-20")
    waiting(EARLY)
    assert publish(is_nightly=True) == 1, "somebody must look at the number"
    second = json.loads(project.output()["release.json"])
    assert "dawn/index.html" in telling(project)
    assert printing(project) == []
    assert first["id"] != second["id"]
    assert first["files"]["walk/index.html"] != second["files"]["walk/index.html"]


def test_the_rules_that_come_with_time_are_known_to_be_so() -> None:
    assert {*CAME_WITH_TIME} <= {*RULES}

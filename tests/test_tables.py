"""The tables that a run answers when they are asked for by name: what the preview's panel and the desk rest on."""

from pathlib import Path

import pytest

from carepress.bridge import run
from carepress.outcome import Task
from carepress.table import Table
from tiny_project import made

PAGES = {
    "content/articles/sleep.md": (
        "---\ntitle: Sleep\ndate: 2025-01-02\nstrategies: [rest]\nsources_checked_on: 2025-01-02\n---\n\n"
        "Good nights [@one]. See [calm](calm.md).\n"
    ),
    "content/articles/calm.md": "---\ntitle: Calm\ndate: 2025-01-03\nstatus: draft\n---\n\nBreathe.\n",
    "content/articles/walk.md": "---\ntitle: Walk\ndate: 2025-01-04\nstrategies: [rest]\n---\n\nGood nights follow.\n",
    "content/strategies/rest.md": "---\ntitle: Rest\n---\n\nResting well.\n",
    "content/data/references.yaml": (
        "references:\n- id: one\n  title: A title\n  year: 2020\n  publisher: P\n  url: https://example.org/one\n"
        '  kind: review\n  finding: "It helps."\n  limits: "Few people."\n'
    ),
    "content/data/helplines.yaml": (
        "helplines:\n- name: Line\n  country: IN\n  kind: crisis\n  phone: '14416'\n  source: Page\n"
        "  source_url: https://example.org/line\n  confirmed_on: 2024-01\n  confirmed_how: page\n"
    ),
    "content/data/strategies.yaml": (
        "strategies:\n- id: rest\n  name: Rest\n  summary: Resting.\n  shape: sunrise\n  techniques: []\n"
    ),
}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    project = made(tmp_path_factory.mktemp("tables"))
    project.write(PAGES)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project.folder)
        names = ("page", "suggestion", "reference", "helpline")
        outcome = run(Task(Path("pelicanconf.py"), Path("out"), is_preview=True, tables=names))
    assert not outcome.stopped, outcome
    return dict(outcome.tables)


def test_each_page_has_a_row_with_its_source_as_an_editor_types_it(tables: dict[str, Table]) -> None:
    rows = {row["source"]: row for row in tables["page"]}
    sleep = rows["content/articles/sleep.md"]
    assert (sleep["url"], sleep["title"], sleep["kind"], sleep["status"]) == (
        "/sleep/",
        "Sleep",
        "article",
        "published",
    )
    assert (sleep["sources_checked_on"], sleep["next_check_on"]) == ("2025-01-02", "2026-01-02")
    assert sleep["strategies"] == ("rest",)
    assert rows["content/articles/calm.md"]["status"] == "draft"


def test_each_suggestion_tells_where_it_stands_where_it_leads_and_why(tables: dict[str, Table]) -> None:
    found = {(row["source"], row["target"]): row["reasons"] for row in tables["suggestion"]}
    assert found["content/articles/walk.md", "/sleep/"]


def test_each_source_of_a_page_has_its_number_and_its_grade(tables: dict[str, Table]) -> None:
    (row,) = tables["reference"]
    assert (row["source"], row["id"], row["number"]) == ("content/articles/sleep.md", "one", 1)
    assert "A title" in str(row["text"])
    assert row["grade"]


def test_each_helpline_tells_how_it_stands(tables: dict[str, Table]) -> None:
    (row,) = tables["helpline"]
    assert (row["name"], row["number"], row["standing"]) == ("Line", "14416", "left-off")

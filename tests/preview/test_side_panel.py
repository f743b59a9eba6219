"""The side panel: what an editor is told beside each page."""

import dataclasses
import os
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from carepress.finding import Finding
from carepress.preview.attempt import Attempt
from carepress.preview.showing import Showing
from carepress.preview.side_panel import MOST, side_panel
from carepress.preview.side_panel_room import side_panel_room
from carepress.room import Answer, Asked, Room
from tiny_project import wait_until

PAGE = {"kind": "article", "status": "published", "date": "2025-01-02", "is_to_come": False, "next_check_on": ""}
SLEEP = PAGE | {"source": "a/sleep.md", "url": "/sleep/", "title": "Sleep", "sources_checked_on": "2025-01-03"}
WALK = PAGE | {"source": "a/walk.md", "url": "/walk/", "title": "Walk", "sources_checked_on": ""}
TABLES = {
    "page": (SLEEP, WALK),
    "suggestion": ({"source": "a/walk.md", "target": "/sleep/", "reasons": ("Same strategy: <Rest>",)},),
    "cross-link": ({"source": "a/sleep.md", "line": 9, "column": 2, "words": "a walk", "target": "/walk/"},),
    "readability": ({"source": "a/sleep.md", "reading_age": 9.5, "words": 1200, "sentences_over_20_words": 3},),
    "reference": ({"source": "a/sleep.md", "id": "one", "number": 1, "text": "One (2020).", "grade": "A test"},),
}
WRONG = Finding("a/sleep.md", 7, 3, "link-broken", "“x.md” leads to no page.", "Mend it.")
SMALL = Finding("a/sleep.md", 2, 1, "link-vague", "“here” says nothing.", "Say more.", "advice")
FAR = Finding("data/lines.yaml", 1, 1, "number-due", "“Line” is due.", "Look.", "advice")


def panel(url: str = "/sleep/", *findings: Finding, **tables: object) -> BeautifulSoup:
    made = Attempt(Path("out"), findings, tables=TABLES | tables)  # type: ignore[arg-type]  # rows of any kind
    return BeautifulSoup(side_panel(made, url), "lxml")


def said(found: BeautifulSoup, title: str) -> str:
    """The words of a part of the panel."""
    part = found.select_one(f'details[data-part="{title}"]')
    assert part, title
    return " ".join(part.get_text(" ").split())


def test_each_finding_of_the_page_is_told_with_its_line_and_why_errors_first() -> None:
    found = panel("/sleep/", SMALL, WRONG, FAR).select(".findings")[0].select(".finding")
    assert [one["data-severity"] for one in found] == ["error", "advice"]
    link = found[0].select_one("a")
    assert link
    assert (link["data-file"], link["data-line"], link["data-column"]) == ("a/sleep.md", "7", "3")
    assert str(link["href"]).endswith("/a/sleep.md:7:3")
    assert "Mend it." in found[0].get_text()
    assert found[0].select_one("details p")


def test_the_button_counts_what_is_to_mend_on_this_page() -> None:
    toggle = panel("/sleep/", SMALL, WRONG, FAR).select_one(".toggle")
    assert toggle
    assert toggle.get_text() == "1 error and 1 advice"
    assert toggle["data-severity"] == "error"


def test_all_that_is_known_of_a_page_stands_beside_it() -> None:
    found = panel("/sleep/", FAR)
    facts = {str(dt.get_text()): dt.find_next("dd").get_text() for dt in found.select("dt")}  # type: ignore[union-attr]  # what is not there fails the test
    assert facts == {
        "Reading age": "9.5, the aim is 13 at most",
        "Words": "1,200",
        "Sentences over 20 words": "3",
        "Published": "2025-01-02",
        "Sources checked": "2025-01-03",
    }
    assert "a walk line 9" in said(found, "Links made by themselves")
    assert "Walk Same strategy: <Rest>" in said(found, "Suggested on")
    assert "One (2020). A test @one" in said(found, "Sources")
    assert "“Line” is due." in said(found, "Elsewhere on the site")


def test_the_panel_leads_to_whatever_else_the_preview_has() -> None:
    made = Attempt(Path("out"), tables=TABLES)
    rooms = [Room("/-/desk/", "The desk", lambda _: Answer(200))]
    link = BeautifulSoup(side_panel(made, "/", rooms), "lxml").select_one('a[href="/-/desk/"]')
    assert link
    assert link.get_text() == "The desk"


def test_a_page_without_a_file_says_so_and_still_tells_of_the_others() -> None:
    found = panel("/articles/", WRONG)
    assert "from no file of its own" in found.get_text()
    assert "leads to no page" in said(found, "Elsewhere on the site")


def test_what_readers_do_not_meet_yet_can_be_found() -> None:
    draft = WALK | {"status": "draft", "url": "/drafts/walk/"}
    to_come = SLEEP | {"is_to_come": True, "date": "2030-01-01"}
    found = panel("/", page=(draft, to_come))
    assert said(found, "Not published yet") == "Not published yet 2 Walk draft Sleep from 2030-01-01 on"
    assert panel("/").select_one('details[data-part="Not published yet"]') is None


def test_many_findings_elsewhere_do_not_make_the_panel_endless() -> None:
    many = [dataclasses.replace(FAR, line=line) for line in range(1, MOST + 4)]
    found = panel("/sleep/", *many)
    assert len(found.select('[data-part^="Elsewhere"] .finding')) == MOST
    assert "And 3 more" in said(found, "Elsewhere on the site")


@pytest.fixture
def showing(tmp_path: Path) -> Showing:
    """A site with one file, and beside it a secret that is nobody's business."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "sleep.md").write_text("Good nights.")
    (tmp_path / "secret.txt").write_text("secret")
    found = Showing()
    found.show(Attempt(tmp_path / "out", folders=(tmp_path / "content",), tables=TABLES))
    return found


def opened(showing: Showing, file: Path, *, is_order: bool = True) -> Answer:
    query = {"file": str(file), "line": "3", "column": "7"}
    return side_panel_room(showing).answer(Asked("open", query, is_order=is_order))


@pytest.mark.skipif(os.name == "nt", reason="the editor of this test is a shell script")
def test_a_click_opens_the_editor_at_the_place(
    showing: Showing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "subl"
    editor.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/told"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    file = tmp_path / "content" / "sleep.md"
    assert opened(showing, file).status == 204
    wait_until(lambda: (tmp_path / "told").is_file() and (tmp_path / "told").read_text())
    assert (tmp_path / "told").read_text() == f"{file}:3:7\n"
    assert opened(showing, tmp_path / "secret.txt").status == 404
    assert opened(showing, tmp_path / "content" / ".." / "secret.txt").status == 404
    assert opened(showing, file, is_order=False).status == 404


def test_without_such_an_editor_or_where_it_does_not_start_the_link_has_to_do(
    showing: Showing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "content" / "sleep.md"
    for named in ("", "vim", str(tmp_path / "nowhere" / "code")):
        monkeypatch.setenv("VISUAL", named)
        monkeypatch.setenv("EDITOR", named)
        assert opened(showing, file).status == 404


def test_until_there_is_a_site_there_is_nothing_to_tell() -> None:
    assert side_panel_room(Showing()).answer(Asked("", {"page": "/"})).status == 404

"""`./invoke check`: every problem, in every form, with the exit status that tells whether one blocks."""

import json
import os
from typing import Any

import pytest

from carepress.check import check
from tiny_project import BROKEN, TinyProject

ABOUT = "---\ntitle: About\n---\n\n[Gone](gone.md)\n"


@pytest.fixture
def broken(project: TinyProject) -> TinyProject:
    """A project with two pages that have an error each."""
    project.write({"content/articles/broken.md": BROKEN, "content/pages/about.md": ABOUT})
    return project


@pytest.mark.usefixtures("project")
def test_advice_does_not_block(capsys: pytest.CaptureFixture[str]) -> None:
    assert check() == 0
    assert capsys.readouterr().out.endswith(" advice.\n")


def test_errors_block_and_are_all_told(broken: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    before = broken.output(".")
    assert check() == 1
    said = capsys.readouterr().out
    assert "content/articles/broken.md:6:" in said
    assert "content/pages/about.md:5:" in said
    assert said.splitlines()[-1].startswith("2 errors and ")
    assert broken.output(".") == before


@pytest.mark.usefixtures("broken")
def test_json_is_all_that_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(format="json") == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {f["source"] for f in found if f["rule"] == "link-broken"} == {
        "content/articles/broken.md",
        "content/pages/about.md",
    }


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("files", "status", "errors"),
    [
        (["content/articles/sleep.md"], 0, 0),
        (["content/articles/broken.md"], 1, 1),
        (["./content/../content/articles/broken.md", "content/pages/about.md"], 1, 2),
        (["content/pages"], 1, 1),
    ],
)
def test_only_the_files_that_were_asked_for_are_told(
    files: list[str], status: int, errors: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(files, format="json") == status
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [finding["severity"] for finding in found].count("error") == errors
    assert all(finding["source"].startswith(tuple(map(os.path.normpath, files))) for finding in found)


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ({"files": ["content/articles/brokn.md"]}, "Did you mean “content/articles/broken.md”?"),
        ({"files": ["pelicanconf.py"]}, "Only files in the content folder content can be checked."),
        ({"files": ["content/../pelicanconf.py"]}, "Only files in the content folder"),
        ({"format": "jsn"}, "There is no format “jsn”. Did you mean “json”?"),
        ({"rules": ["link-broken", "readabilty"]}, "There is no rule “readabilty”. Did you mean “readability”?"),
        ({"settings": "nope.py"}, "There is no settings file nope.py."),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    call: dict[str, Any], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(**call) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert len(said.err.splitlines()) == 1
    assert said.out == ""


def test_a_failing_template_is_a_finding_whatever_was_asked_for(
    project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    project.add_theme()
    (project.folder / "theme" / "templates" / "article.html").write_text("{{ page.nothing }}")
    assert check(["content/articles/sleep.md"], format="json") == 1
    (found,) = [f for f in json.loads(capsys.readouterr().out)["findings"] if f["severity"] == "error"]
    assert (found["source"], found["line"], found["rule"]) == ("theme/templates/article.html", 1, "build-failed")


def test_what_only_publishing_would_refuse_is_found_before(
    project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check looks at settings for publishing as at any others: it names problems, it does not stop at them."""
    project.write({"content/articles/broken.md": BROKEN})
    assert check(settings="publishconf.py") == 1
    said = capsys.readouterr().out
    assert "error link-broken" in said
    assert "build-failed" not in said


HARD = f"""---
title: Hard
date: 2025-01-04
---

Rest.

{" ".join(["Psychological"] * 30)}.
"""


@pytest.fixture
def hard(broken: TinyProject) -> TinyProject:
    """The same project with a page that is hard to read."""
    broken.write({"content/articles/hard.md": HARD})
    return broken


@pytest.mark.usefixtures("hard")
def test_only_the_rules_that_were_asked_for_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(["content/articles/hard.md"], format="json", rules=["readability"]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [(f["source"], f["line"], f["severity"]) for f in found] == [("content/articles/hard.md", 8, "advice")]
    assert check(format="json", rules=["readability", "link-broken"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {f["rule"] for f in found} == {"readability", "link-broken"}


@pytest.mark.usefixtures("hard")
def test_readability_is_told_only_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(format="json") == 1
    told = json.loads(capsys.readouterr().out)
    assert "readability" not in {*told, *(finding["rule"] for finding in told["findings"])}


@pytest.mark.usefixtures("hard")
def test_readability_brings_a_table_with_the_hardest_page_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(format="json", rules=["readability"]) == 0
    rows = json.loads(capsys.readouterr().out)["readability"]
    assert {row["source"] for row in rows} == {
        "content/articles/broken.md",
        "content/articles/hard.md",
        "content/articles/sleep.md",
        "content/pages/about.md",
    }
    assert rows[0]["source"] == "content/articles/hard.md"
    assert rows == sorted(rows, key=lambda row: -row["reading_age"])
    assert check(rules=["readability"]) == 0
    lines = capsys.readouterr().out.splitlines()
    heading = next(n for n, line in enumerate(lines) if line.strip().startswith("reading age"))
    assert [line.split()[-1] for line in lines[heading + 1 : heading + 5]] == [row["source"] for row in rows]
    assert lines[-1].endswith(" advice.")


@pytest.mark.usefixtures("hard")
def test_the_table_too_is_about_the_files_that_were_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(["content/pages"], format="json", rules=["readability"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["findings"] == []
    assert [row["source"] for row in told["readability"]] == ["content/pages/about.md"]


def test_a_build_that_failed_is_told_whatever_rule_was_asked_for(
    project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    project.add_theme()
    (project.folder / "theme" / "templates" / "article.html").write_text("{{ page.nothing }}")
    assert check(rules=["readability"]) == 1
    assert "build-failed" in capsys.readouterr().out

"""Findings as GitHub shows them: annotations of the worst, and a summary of all."""

import dataclasses
import html

import markdown
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from carepress.finding import Finding
from carepress.github import LARGEST, WORST, annotations, rest, summary

ERROR = Finding("content/sleep, well.md", 3, 7, "link-broken", "“a:b” leads\nto 100 % nothing.", "Mend it.")
ADVICE = Finding("content/a.md", 1, 1, "number-due", "Old.", "Look again.", "advice")


def test_annotations_are_escaped_commands() -> None:
    first, last = annotations([ERROR]).splitlines()
    assert first == (
        "::error file=content/sleep%2C well.md,line=3,col=7,title=link-broken::"
        "“a:b” leads%0Ato 100 %25 nothing. Mend it."
    )
    assert last == "1 error."


def test_only_the_worst_are_annotated_and_all_are_counted() -> None:
    unsafe = dataclasses.replace(ERROR, source="z.md", rule="unsafe-html")
    lines = annotations([*[ADVICE] * 12, ERROR, unsafe]).splitlines()
    assert [line.partition("title=")[2].partition(":")[0] for line in lines[:3]] == [
        "unsafe-html",
        "link-broken",
        "number-due",
    ]
    assert all(line.startswith("::warning ") for line in lines[2:WORST])
    assert lines[WORST:] == ["2 errors and 12 advice."]


def test_the_rest_is_what_is_not_annotated() -> None:
    assert rest([*[ADVICE] * 11, ERROR]) == f"{ADVICE}\n{ADVICE}"
    assert rest([ERROR]) == ""


def shown(told: str) -> BeautifulSoup:
    """The summary as Markdown makes it."""
    return BeautifulSoup(markdown.markdown(told, extensions=["tables"]), "lxml")


def test_a_summary_has_a_table_for_each_file() -> None:
    found = shown(summary([ADVICE, ADVICE, ERROR]))
    assert [heading.get_text() for heading in found(["h2", "h3"])] == [
        "1 error and 2 advice",
        "content/a.md",
        "content/sleep, well.md",
    ]
    assert [len(table("tr")) for table in found("table")] == [3, 2]
    assert [cell.get_text() for cell in found("table")[1]("td")] == [
        "3:7",
        "error",
        "link-broken",
        "“a:b” leads to 100 % nothing.",
        "Mend it.",
    ]


@given(st.text("ab |\n<>&*_`[]\\~#@!$", max_size=20))
def test_a_summary_shows_every_sign_as_it_was_written(words: str) -> None:
    found = shown(summary([dataclasses.replace(ERROR, message=f"x{words}x")]))
    assert found("td")[3].get_text() == " ".join(f"x{words}x".split())
    assert not found.td.find_all()


def test_a_summary_that_would_be_too_large_says_what_is_left_out() -> None:
    many = [dataclasses.replace(ERROR, line=line, message="“ü” " * 500) for line in range(1, 1500)]
    told = summary(many)
    assert 0.9 * LARGEST < len(told.encode()) <= LARGEST
    rows = sum(line.startswith("| ") for line in told.splitlines()) - 1
    assert html.unescape(told).endswith(f"\n{1499 - rows} more are not shown here. `./invoke check` names them all.\n")


def test_a_summary_without_room_still_counts() -> None:
    assert summary([ERROR], 0) == "## 1 error\n\n1 more are not shown here. `./invoke check` names them all.\n"

"""Findings in every form in which they are told."""

import json

import pytest

from carepress.finding import Finding
from carepress.finding_formats import FORMATS, WORST, count

ERROR = Finding("content/sleep, well.md", 3, 7, "link-broken", "“a:b” leads\nto 100 % nothing.", "Mend it.")
ADVICE = Finding("/data/helplines.yaml", 1, 1, "number-due", "Old.", "Look again.", "advice")


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], "No problems"),
        ([ERROR], "1 error"),
        ([ERROR] * 2, "2 errors"),
        ([ADVICE], "1 advice"),
        ([ERROR, ADVICE, ADVICE], "1 error and 2 advice"),
    ],
)
def test_a_count_names_only_what_there_is(findings: list[Finding], expected: str) -> None:
    assert count(findings) == expected


def test_text_has_one_line_for_each_and_a_closing_sentence() -> None:
    assert FORMATS["text"]([ADVICE]).splitlines() == [
        "/data/helplines.yaml:1:1: advice number-due: Old. Look again.",
        "1 advice.",
    ]


def test_json_has_the_fields_of_the_contract() -> None:
    told = json.loads(FORMATS["json"]([ERROR]))
    assert list(told) == ["findings"]
    assert set(told["findings"][0]) == {"source", "line", "column", "rule", "message", "remedy", "severity"}
    assert Finding(**told["findings"][0]) == ERROR


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_what_programs_read_passes_through_any_encoding(name: str) -> None:
    assert FORMATS[name]([ERROR]).isascii()


def test_github_gets_escaped_commands() -> None:
    first, last = FORMATS["github"]([ERROR]).splitlines()
    assert first == (
        "::error file=content/sleep%2C well.md,line=3,col=7,title=link-broken::"
        "“a:b” leads%0Ato 100 %25 nothing. Mend it."
    )
    assert last == "1 error."


def test_github_gets_the_worst_and_a_count_of_the_rest() -> None:
    lines = FORMATS["github"]([*[ADVICE] * 12, ERROR]).splitlines()
    assert lines[0].startswith("::error ")
    assert all(line.startswith("::warning ") for line in lines[1:WORST])
    assert lines[WORST:] == ["::notice::And 3 advice more."]


def test_sarif_says_where_and_what() -> None:
    log = json.loads(FORMATS["sarif"]([ERROR, ADVICE]))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["link-broken", "number-due"]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "content/sleep%2C%20well.md"},
        "region": {"startLine": 3, "startColumn": 7},
    }
    assert run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")


@pytest.mark.parametrize("name", FORMATS)
def test_every_form_has_a_word_for_nothing(name: str) -> None:
    assert FORMATS[name]([])

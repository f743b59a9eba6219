"""Findings in every form in which they are told."""

import json

import pytest

from carepress.edit import Edit
from carepress.finding import Finding
from carepress.finding_formats import FORMATS, styled, text

ERROR = Finding("content/sleep, well.md", 3, 7, "link-broken", "“a:b” leads\nto 100 % nothing.", "Mend it.")
ADVICE = Finding("/data/helplines.yaml", 1, 1, "number-due", "Old.", "Look again.", "advice")
LINE = "/data/helplines.yaml:1:1: advice number-due: Old. Look again."


def test_text_has_one_line_for_each_the_rules_and_a_closing_sentence() -> None:
    assert FORMATS["text"]([ADVICE]).splitlines() == [
        LINE,
        "",
        "severity  rule        times",
        "advice    number-due      1",
        "1 advice.",
    ]


def test_text_keeps_the_lines_of_a_file_together() -> None:
    other = Finding("a.md", 2, 1, "page-empty", "Empty.", "Write.")
    told = FORMATS["text"]([ADVICE, ADVICE, other])
    assert told.split("\n\n")[:2] == [f"{LINE}\n{LINE}", str(other)]


def test_text_counts_errors_and_what_is_broken_most_first() -> None:
    others = [Finding("a.md", line, 1, "page-empty", "Empty.", "Write.") for line in (1, 2)]
    told = FORMATS["text"]([ADVICE, ADVICE, ADVICE, ERROR, *others]).splitlines()
    assert [line.split() for line in told[-4:-1]] == [
        ["error", "page-empty", "2"],
        ["error", "link-broken", "1"],
        ["advice", "number-due", "3"],
    ]


def test_colour_says_nothing_that_words_do_not_say() -> None:
    told = FORMATS["text"]([ADVICE, ERROR])
    shown = styled(told)
    assert shown.plain == told
    coloured = {told[span.start : span.end]: span.style for span in shown.spans}
    assert coloured["advice number-due"] == "yellow"
    assert coloured["error link-broken"] == "bold red"


def test_json_has_the_fields_of_the_contract() -> None:
    told = json.loads(FORMATS["json"]([ERROR]))
    assert list(told) == ["findings"]
    assert set(told["findings"][0]) == {"source", "line", "column", "rule", "message", "remedy", "severity"}
    assert Finding(**told["findings"][0]) == ERROR


@pytest.mark.parametrize("name", ["json", "gitlab", "sarif"])
def test_what_programs_read_passes_through_any_encoding(name: str) -> None:
    assert FORMATS[name]([ERROR]).isascii()


@pytest.mark.parametrize("name", FORMATS)
def test_every_form_has_a_word_for_nothing(name: str) -> None:
    assert FORMATS[name]([])


def test_it_is_said_how_many_need_no_decision() -> None:
    edit = Edit(1, 1, "isn't", "isn’t")
    one = Finding("a.md", 1, 1, "typewriter-mark", "It.", "Mend it.", "advice", (edit,))
    other = Finding("a.md", 2, 1, "link-broken", "It.", "Mend it.")
    assert text([one, other]).endswith("\n1 error and 1 advice. ./invoke check --fix mends 1 of them.")
    assert text([other]).endswith("\n1 error.")


def test_gitlab_gets_what_it_reads_of_a_report_of_code_quality() -> None:
    told = json.loads(FORMATS["gitlab"]([ERROR, ADVICE, ADVICE]))
    assert told[0] == {
        "description": "“a:b” leads\nto 100 % nothing. Mend it.",
        "check_name": "link-broken",
        "fingerprint": told[0]["fingerprint"],
        "severity": "blocker",
        "location": {"path": "content/sleep, well.md", "lines": {"begin": 3}},
    }
    assert told[1]["severity"] == "minor"
    assert len({entry["fingerprint"] for entry in told}) == 3
    assert json.loads(FORMATS["gitlab"]([])) == []

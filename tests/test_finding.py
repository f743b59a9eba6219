"""Laws of findings: their order, their severities, and the places that they name."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.finding import (
    SAFETY_RULES,
    Finding,
    blocks,
    count,
    did_you_mean,
    of_source,
    place_at,
    place_of,
    with_severities,
)

words = st.text("abc", min_size=1, max_size=3)
found = st.builds(
    Finding,
    source=words,
    line=st.integers(1, 3),
    column=st.integers(1, 3),
    rule=st.sampled_from(["link-broken", "unsafe-html", "helpline-missing", "page-empty"]),
    message=words,
    remedy=words,
    severity=st.sampled_from(["error", "advice"]),
)


@given(st.lists(found), st.dictionaries(words | st.just("page-empty"), st.sampled_from(["error", "advice"])))
def test_findings_come_in_reading_order_and_each_once(findings: list[Finding], severities: dict[str, str]) -> None:
    judged = with_severities(findings, severities)
    places = [(finding.source, finding.line, finding.column) for finding in judged]
    assert places == sorted(places)
    assert len(set(judged)) == len(judged)
    assert {f.message for f in judged} == {f.message for f in findings}
    assert with_severities([*judged, *findings], severities) == judged


@given(found, st.sampled_from(["error", "advice"]))
def test_a_publisher_may_judge_every_rule_but_those_of_safety(finding: Finding, severity: str) -> None:
    (judged,) = with_severities([finding], {finding.rule: severity})
    assert judged.severity == ("error" if finding.rule.startswith(SAFETY_RULES) else severity)


def test_a_finding_that_nobody_judges_keeps_its_severity() -> None:
    advice = Finding("a.md", 1, 1, "page-empty", "Empty.", "Write.", "advice")
    assert with_severities([advice], {"link-broken": "error"}) == [advice]


def test_only_an_error_blocks() -> None:
    advice = Finding("a.md", 1, 1, "page-empty", "Empty.", "Write.", "advice")
    assert not blocks([advice])
    assert blocks([advice, dataclasses.replace(advice, severity="error")])


ERROR = Finding("a.md", 1, 1, "link-broken", "Gone.", "Write.")
ADVICE = dataclasses.replace(ERROR, severity="advice")


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


def test_a_finding_prints_as_its_place_its_rule_and_its_sentences() -> None:
    finding = Finding("articles/a.md", 3, 7, "link-broken", "“b.md” leads to no page.", "Correct it.")
    assert str(finding) == "articles/a.md:3:7: error link-broken: “b.md” leads to no page. Correct it."


@given(st.text("ab\n", max_size=12), st.text("ab", min_size=1, max_size=2), st.integers(1, 3), st.integers(1, 9))
def test_a_place_is_where_the_needle_stands(text: str, needle: str, occurrence: int, first_line: int) -> None:
    line, column = place_of(text, needle, first_line, occurrence)
    here = text.split("\n")[line - first_line][column - 1 :]
    if needle in text:
        assert here.startswith(needle)
    else:
        assert (line, column) == (first_line, 1)


@given(st.text("ab\n", max_size=12), st.data())
def test_a_place_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = place_at(text, offset)
    assert len("".join(text.splitlines(keepends=True)[: line - 1])) + column - 1 == offset


def test_the_second_of_two_equal_words_has_its_own_place() -> None:
    assert place_of("one\ntwo one", "one", first_line=5, occurrence=2) == (6, 5)


@pytest.mark.parametrize(
    ("word", "known", "guess"),
    [
        ("titel", ["title", "date"], " Did you mean “title”?"),
        (
            "scott-2021",
            ["lee-2020-noise", "scott-2021-sleep-mind"],
            " Did you mean “scott-2021-sleep-mind”?",
        ),
        ("scott", ["scott-2021-sleep-mind", "scott-2020-noise-and-rest"], ""),
        ("Status", ["status"], " Did you mean “status”?"),
        ("weather", ["title", "date"], ""),
        ("pages/get-help.md", ["a.md"], ""),
        ("x", [], ""),
    ],
)
def test_a_guess_is_made_only_where_a_word_is_close(word: str, known: list[str], guess: str) -> None:
    assert did_you_mean(word, known) == guess


@given(st.lists(found), words)
def test_the_findings_of_a_source_are_all_that_name_it(findings: list[Finding], source: str) -> None:
    told = with_severities(findings, {})
    assert [*of_source(told, source)] == [finding for finding in told if finding.source == source]

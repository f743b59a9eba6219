"""`./invoke check --explain RULE`: what a rule is for."""

import pytest

from carepress.check import explain
from carepress.rules import RULES


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_tells_what_it_finds_why_and_how_to_write(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(rule) == 0
    said = capsys.readouterr().out
    known = RULES[rule]
    assert f"It finds {known.finds}.\n" in said
    for part in (known.why, known.source, *known.wrong.splitlines(), *known.right.splitlines()):
        assert part in said
    assert said.startswith(f"{rule} ({known.severity})\n")


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("unsafe-html", "no setting changes that."),
        ("link-broken", 'add "link-broken": "advice" to severities in CAREPRESS.'),
        ("page-missing", 'add "page-missing": "error" to severities in CAREPRESS.'),
    ],
)
def test_it_says_whether_the_severity_can_be_changed(
    rule: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain(rule) == 0
    assert capsys.readouterr().out.endswith(f"{sentence}\n")


def test_all_names_every_rule_on_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("all") == 0
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == list(RULES)


def test_an_unknown_rule_is_refused_with_a_guess(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("link-brokn") == 2
    said = capsys.readouterr()
    assert "Did you mean “link-broken”?" in said.err
    assert said.out == ""

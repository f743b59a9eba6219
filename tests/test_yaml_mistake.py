"""Broken YAML is told in everyday words, where the mistake was made."""

import pytest

from carepress.yaml_text import yaml_text

_JARGON = ("mapping", "token", "stream", "scalar", "flow", "context", "expected", "indicator", "document")


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: b: c\n", (1, 5), "second “: ”"),
        ("r:\n- id: a\n  b: c\n-id: d\n  e: f\n", (5, 4), "second “: ”"),
        ('a: 1\ntitle: "x\nb: c\n', (2, 8), "none ends it"),
        ("a: [1, 2\nb: 3\n", (1, 4), "no “]”"),
        ("a: {x\nb: 3\n", (1, 4), "no “}”"),
        ("a: 1\n\tb: 2\n", (2, 1), "tab"),
        ("a:\n\t- b\n", (2, 1), "tab"),
        ("a: 1\nstatus draft\nb: 2\n", (2, 1), "no “key: value”"),
        ("a: 'It's dark'\nb: 1\n", (1, 8), "does not go on"),
        ("r:\n- id: a\n  b: c\n - id: d\n", (4, 2), "does not go on"),
        ("a: @foo\n", (1, 4), "begin with “@”"),
        ("a: *bold*\n", (1, 4), "begin with “*”"),
        ("a: *bold\n", (1, 4), "cannot begin a text"),
        ("a: , b\n", (1, 4), "begin with “,”"),
        ("a: |x\n", (1, 4), "begin with “|”"),
        ("a: - b\n", (1, 4), "begin with “- ”"),
        ('a: "x\\d"\n', (1, 6), "“\\”"),
    ],
)
def test_a_mistake_is_told_where_it_was_made_and_without_jargon(text: str, place: tuple[int, int], words: str) -> None:
    (problem,) = yaml_text(text).problems
    assert (problem.line, problem.column) == place
    assert words in problem.message
    assert not any(word in problem.message for word in _JARGON)
    assert problem.remedy

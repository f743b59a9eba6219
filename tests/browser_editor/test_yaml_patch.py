"""YAML patches: the new value stands there, and every other line is the same, byte for byte."""

import copy
import difflib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.browser_editor.yaml_patch import Unpatchable, patched, without_empty
from carepress.yaml_text import yaml_text

CONTENT = Path(__file__).parents[2] / "content"
NAMES = ("claims", "helplines", "paths", "references", "strategies", "wording")
DATA = [CONTENT / "data" / f"{name}.yaml" for name in NAMES]

HEAD = """\
# About this page
title: "From Coping: a start"   # quoted
date: 2026-11-22
summary: >-
  One folded
  sentence.
strategies: [self-care, 'other']
corrections:
- date: 2026-01-01
  text: First.

# why the second
- date: 2026-02-01
  text: Second.
extra:
  key: kept
"""

TEXTS = st.text(st.characters(exclude_categories=["C"], exclude_characters="\u2028\u2029\ufeff\x85"), max_size=12)
VALUES = st.dictionaries(
    st.sampled_from(["title", "summary", "strategies", "date", "corrections", "new", "extra"]),
    st.one_of(
        TEXTS,
        st.lists(TEXTS, max_size=3),
        st.lists(st.fixed_dictionaries({"date": TEXTS, "text": TEXTS}), max_size=3),
    ),
)


def changed(text: str, value: Any) -> tuple[str, ...]:
    """The lines that a patch takes away and adds, with a sign before each."""
    lines = difflib.unified_diff(text.splitlines(), patched(text, value).splitlines(), n=0, lineterm="")
    return tuple(line for line in [*lines][2:] if not line.startswith("@@"))


def head(**changes: Any) -> dict[str, Any]:
    value = copy.deepcopy(yaml_text(HEAD).value)
    assert isinstance(value, dict)
    return value | changes


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, ()),
        ({"title": "New"}, ('-title: "From Coping: a start"   # quoted', '+title: "New"   # quoted')),
        ({"date": "2026-12-01"}, ("-date: 2026-11-22", "+date: 2026-12-01")),
        ({"date": "yes: #no"}, ("-date: 2026-11-22", '+date: "yes: #no"')),
        ({"summary": "One new folded sentence."}, ("-  One folded", "-  sentence.", "+  One new folded sentence.")),
        (
            {"strategies": ["self-care", "a, b"]},
            ("-strategies: [self-care, 'other']", '+strategies: [self-care, "a, b"]'),
        ),
        ({"strategies": []}, ("-strategies: [self-care, 'other']",)),
        ({"extra": {"key": "kept", "new": "1"}}, ("+  new: 1",)),
        ({"covers": "Gently."}, ("+covers: Gently.",)),
    ],
)
def test_a_new_value_changes_its_own_lines_only(changes: dict[str, Any], lines: tuple[str, ...]) -> None:
    assert changed(HEAD, head(**changes)) == lines


def test_a_new_key_comes_after_the_one_before_it_in_the_form() -> None:
    value = {"title": "From Coping: a start", "status": "draft"} | head()
    assert patched(HEAD, value).splitlines()[1:3] == ['title: "From Coping: a start"   # quoted', "status: draft"]


def test_an_entry_of_a_list_is_changed_added_and_removed_in_its_place() -> None:
    first, second = head()["corrections"]
    other = second | {"text": "Other."}
    assert changed(HEAD, head(corrections=[first, other])) == ("-  text: Second.", "+  text: Other.")
    assert changed(HEAD, head(corrections=[first])) == ("-- date: 2026-02-01", "-  text: Second.")
    third = {"date": "2026-03-01", "text": "Third: it"}
    assert changed(HEAD, head(corrections=[first, second, third])) == (
        "+- date: 2026-03-01",
        '+  text: "Third: it"',
    )


def test_the_last_line_needs_no_end_and_an_empty_text_no_lines() -> None:
    assert patched("a: 1", {"a": "1", "b": "2"}) == "a: 1\nb: 2"
    assert patched("a: 1", {"a": "2"}) == "a: 2"
    assert patched("", {"a": "1", "b": ["x", "y"]}) == "a: 1\nb: [x, y]\n"
    assert patched("# only this\n", {"a": "1"}) == "# only this\na: 1\n"
    assert patched("a:\nb: 2\n", {"a": "1", "b": "2"}) == "a: 1\nb: 2\n"


@given(VALUES)
def test_whatever_is_said_stands_there_afterwards_and_comments_stay(value: dict[str, Any]) -> None:
    try:
        new = patched(HEAD, value)
    except Unpatchable:
        return
    assert without_empty(yaml_text(new).value) == without_empty(value)
    assert new.startswith("# About this page\n")


@given(VALUES, VALUES)
def test_going_there_and_back_says_the_same_again(there: dict[str, Any], back: dict[str, Any]) -> None:
    try:
        new = patched(patched(HEAD, there), back)
    except Unpatchable:
        return
    assert without_empty(yaml_text(new).value) == without_empty(back)


@given(st.dictionaries(st.sampled_from("abcde"), TEXTS, min_size=1))
def test_plain_values_can_always_be_written(value: dict[str, Any]) -> None:
    assert without_empty(yaml_text(patched("a: 1\nb: 2\n", value)).value) == without_empty(value)


@pytest.mark.parametrize("file", DATA, ids=lambda file: file.stem)
def test_every_value_of_our_own_data_can_be_changed_alone(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    value: Any = yaml_text(text).value
    assert patched(text, value) == text
    (rows,) = value.values()
    for number in {0, len(rows) // 2, len(rows) - 1}:
        for key in rows[number]:
            if isinstance(rows[number][key], str):
                new = copy.deepcopy(value)
                new[next(iter(value))][number][key] = "Changed: a “value”"
                before, after = Counter(text.splitlines()), Counter(patched(text, new).splitlines())
                (come,), gone = after - before, before - after
                assert "Changed: a “value”" in come
                assert gone.total() == 1 + rows[number][key].count("\n"), gone

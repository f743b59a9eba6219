"""What may be typed in front matter: where a cursor stands, and what the schema knows there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from carepress.front_matter import FrontMatter
from carepress.language_server.cursor_place import CursorPlace, cursor_place
from carepress.language_server.mistakes_while_typing import mistakes_while_typing
from carepress.language_server.schema_words import description, keys, values
from carepress.language_server.server import completions
from carepress.model_schema import Choice, model_schema

SCHEMA = model_schema(
    FrontMatter,
    {"FrontMatter.strategies": Choice(("self-care", "hope")), "FrontMatter.related": Choice(("sleep", "walk"))},
)
TEXT = """---
title: Sleep
strategies: [self-care, h
related:
- wa
review:
  rev
corrections:
  - date: 2026-01-01
    te
sta
---

status: in the text
"""


@pytest.mark.parametrize(
    ("line", "character", "place"),
    [
        (0, 0, None),
        (1, 0, CursorPlace(())),
        (1, 9, CursorPlace((), "title")),
        (2, 25, CursorPlace((), "strategies")),
        (4, 4, CursorPlace((), "related")),
        (6, 5, CursorPlace(("review",))),
        (8, 16, CursorPlace(("corrections",), "date")),
        (9, 6, CursorPlace(("corrections",))),
        (10, 3, CursorPlace(())),
        (11, 0, None),
        (13, 8, None),
        (99, 0, None),
    ],
)
def test_a_cursor_is_found_among_half_typed_lines(line: int, character: int, place: CursorPlace | None) -> None:
    assert cursor_place(TEXT, line, character) == place


def typed(line: int, character: int, text: str = TEXT) -> list[str]:
    return [item.label for item in completions(text, Position(line, character), SCHEMA)]


def test_values_are_offered_where_there_are_few_and_keys_where_a_key_stands() -> None:
    assert typed(2, 25) == ["self-care", "hope"]
    assert typed(4, 4) == ["sleep", "walk"]
    assert typed(10, 8, TEXT.replace("\nsta\n", "\nstatus: \n")) == ["published", "draft", "hidden"]
    assert typed(1, 9) == []
    assert typed(6, 5) == ["reviewer", "qualification", "date"]
    assert typed(9, 6) == ["date", "text"]
    assert "status" in typed(10, 3)
    assert "title" not in typed(10, 3)


def test_every_key_of_the_model_is_offered_with_what_it_means() -> None:
    assert {*keys(SCHEMA, ())} == {*FrontMatter.model_fields}
    assert all(description(SCHEMA, (), key) for key in FrontMatter.model_fields)
    assert values(SCHEMA, (), "quick_exit") == ["true", "false"]


def test_mistakes_are_told_as_the_check_would_with_what_the_site_knows() -> None:
    head = "title: Sleep\nsumary: x\ndate: 2026-13-01\nstrategies: [self-car]\nrelated:\n- sleep\n- wlak"
    text = f"---\n{head}\n---\n\nText.\n"
    found = {(f.rule, f.line): f.message for f in mistakes_while_typing(text, "a.md", SCHEMA)}
    assert {*found} == {
        ("front-matter-unknown", 3),
        ("front-matter-value", 4),
        ("strategy-unknown", 5),
        ("related-unknown", 8),
    }
    assert "“self-care”" in found["strategy-unknown", 5]
    assert "“walk”" in found["related-unknown", 8]


def test_before_the_first_preview_nothing_is_offered_and_the_models_mistakes_are_told_all_the_same() -> None:
    assert completions(TEXT, Position(10, 3), {}) == []
    (found,) = mistakes_while_typing("---\ntitle: A\nsumary: x\nstrategies: [any]\n---\n", "a.md", {})
    assert found.rule == "front-matter-unknown"
    assert mistakes_while_typing("No front matter yet", "a.md", SCHEMA) == []


@given(st.text(alphabet="ab:- \n[]'\"\t#&*é"), st.integers(-1, 9), st.integers(0, 20))
def test_whatever_stands_there_something_sensible_is_said(body: str, line: int, character: int) -> None:
    text = f"---\n{body}"
    assert isinstance(completions(text, Position(max(line, 0), character), SCHEMA), list)
    for finding in mistakes_while_typing(text, "a.md", SCHEMA):
        assert finding.line >= 1
        assert finding.message

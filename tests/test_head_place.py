"""Laws of head places: a word is found in the value of its key, and nowhere else."""

import pytest

from carepress.head_place import head_place

HEAD = """---
title: On rest and sleep
summary: "strategies: rest"
strategies: [sleep-well, rest]
related:
- sleep-well
# rest
- sleep
not_related: |
  rest
status:
---
"""


@pytest.mark.parametrize(
    ("key", "word", "place"),
    [
        ("strategies", "rest", (4, 26)),
        ("strategies", "sleep", (4, 1)),
        ("related", "sleep", (8, 3)),
        ("not_related", "rest", (10, 3)),
        ("title", "sleep", (2, 20)),
        ("status", "sleep", (11, 1)),
        ("status", "", (11, 1)),
        ("slug", "rest", (1, 1)),
    ],
)
def test_a_word_is_found_in_the_value_of_its_key(key: str, word: str, place: tuple[int, int]) -> None:
    assert head_place(HEAD, key, word) == place


def test_keys_of_pelicans_style_are_found_in_any_case() -> None:
    assert head_place("Title: A\nRelated: one,\n    two\n", "related", "two") == (3, 5)


def test_a_head_without_front_matter_has_one_place() -> None:
    assert head_place("", "title", "sleep") == (1, 1)

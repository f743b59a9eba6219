"""Laws of YAML read as text: nothing changes its spelling, every value knows its place, and nothing blows up."""

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from carepress.yaml_text import MAX_DEPTH, Path, yaml_text

words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=6)
values = st.recursive(words, lambda inner: st.lists(inner) | st.dictionaries(words, inner), max_leaves=8)


@given(st.dictionaries(words, values))
def test_what_is_written_as_text_is_read_as_that_text(value: dict[str, object]) -> None:
    assert yaml_text(yaml.safe_dump(value, allow_unicode=True, default_style='"')).value == value


pieces = [
    "a",
    "b",
    ": ",
    ":",
    "\n",
    "  ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "? ",
    "~",
    "''",
    '"',
    "|\n",
    "#c",
    "---\n",
    "a: 1\n",
]


@given(st.lists(st.sampled_from(pieces), max_size=12).map("".join))
def test_values_and_places_are_those_of_the_librarys_own_tree(text: str) -> None:
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        assert yaml_text(text).value is None
        return
    places: dict[Path, tuple[int, int]] = {}
    value, read = root and in_tree(root, (), places), yaml_text(text)
    assert (read.value, read.places) == (value, places)


def in_tree(node: yaml.Node, path: Path, places: dict[Path, tuple[int, int]]) -> object:
    """The value of a node; the place of a key counts as that of its value."""
    places.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.SequenceNode):
        return [in_tree(child, (*path, index), places) for index, child in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in {"", "~", "null"} else node.value
    keys = [key.value for key, _ in node.value]
    assume(all(isinstance(key, str) for key in keys) and len({*keys}) == len(keys))
    for key, _ in node.value:
        places[(*path, key.value)] = key.start_mark.line + 1, key.start_mark.column + 1
    return {key.value: in_tree(child, (*path, key.value), places) for key, child in node.value}


@pytest.mark.parametrize("text", ["no", "2026-01-15", "1e3", "0777", "12:30", "1_000", "true", "~x"])
def test_a_scalar_keeps_its_spelling(text: str) -> None:
    assert yaml_text(f"key: {text}").value == {"key": text}


@pytest.mark.parametrize("text", ["key:", "key: ~", "key: null"])
def test_nothing_is_none(text: str) -> None:
    assert yaml_text(text).value == {"key": None}


def test_quoted_nothing_is_text() -> None:
    assert yaml_text("key: ''").value == {"key": ""}


def test_every_value_knows_its_place() -> None:
    read = yaml_text("title: a\nreview:\n  date: b\nrelated:\n- c\n- d\n")
    assert read.place(("review", "date")) == (3, 3)
    assert read.place(("related", 1)) == (6, 3)


def test_what_is_missing_has_the_place_of_its_parent() -> None:
    read = yaml_text("title: a\nreview:\n  date: b\n")
    assert read.place(("review", "reviewer")) == (2, 1)
    assert read.place(("nowhere",)) == (1, 1)


def test_a_key_that_stands_twice_is_told_where_it_stands_again() -> None:
    read = yaml_text("title: a\ndate: b\n  \ntitle: c\n")
    assert read.value == {"title": "a", "date": "b"}
    assert [(p.line, p.column, p.message) for p in read.problems] == [(4, 1, "“title” stands here twice.")]


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: &x 1\nb: *x\n", 1, 4, "anchors and aliases"),
        ("a: 1\nb: *x\n", 2, 4, "anchors and aliases"),
        ("a: " + "[" * 10_000, 1, 3 + MAX_DEPTH, "deep"),
        ("\n".join("  " * depth + "a:" for depth in range(30)), MAX_DEPTH + 1, 1 + 2 * MAX_DEPTH, "deep"),
        ("a: [1, 2\nb: 3\n", 1, 4, "has no “]”"),
        ("a: b: c\n", 1, 5, "second “: ”"),
        ("\ta: b\n", 1, 1, "tab"),
        ("a: 1\x07\n", 1, 1, "cannot be read"),
        ("a: 1\n---\nb: 2\n", 2, 1, "begins something new"),
        ("x" * 2_000_001, 1, 1, "longer than"),
    ],
    ids=["anchor", "alias", "deep brackets", "deep keys", "open bracket", "two colons", "tab", "bell", "two", "long"],
)
def test_what_an_editor_never_means_is_refused_in_its_place(text: str, line: int, column: int, words: str) -> None:
    read = yaml_text(text)
    assert read.value is None
    assert [(p.line, p.column) for p in read.problems] == [(line, column)]
    assert words in read.problems[0].message
    assert read.problems[0].remedy


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    read = yaml_text(text)
    assert read.value is None or not isinstance(read.value, int | float | bool)

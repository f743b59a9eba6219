"""Laws of care card marks: what is told is what the converter does not take for a card, and what it does not end."""

import pytest

from carepress.reading.care_card_marks import misread_cards


@pytest.mark.parametrize(
    ("markdown", "line", "words"),
    [
        ("Rest.\n\n/// urgent | Now\n- x\n", 7, "has no end"),
        ("/// urgnt | Now\n- x\n///\n", 5, "Did you mean “urgent”?"),
        ("/// urgnt\n- x\n///\n", 5, "Did you mean “urgent”?"),
        ("/// warning | Now\n- x\n///\n", 5, "There is no care card “warning”."),
        ("/// urgent\n- x\n///\n", 5, "has no heading"),
        ("/// urgent Call 112 if:\n- x\n///\n", 5, "has no “|”"),
        ("/// urgent: Call 112 if:\n- x\n///\n", 5, "has no “|”"),
        ("/// emergency call | Call\n- x\n///\n", 5, "has no “|”"),
        ("/// urgnt Call 112 if:\n- x\n///\n", 5, "Did you mean “urgent”?"),
        ("> Words.\n>\n> /// urgnt | Now\n> - x\n> ///\n", 7, "Did you mean “urgent”?"),
        ("// urgent | Now\n- x\n//\n", 5, "three slashes"),
        ("/// | Now\n- x\n///\n", 5, "has no level"),
        ("/// urgent |\n- x\n///\n", 5, "has no heading"),
        ("/// urgent | Now\n- x\n///\n\n///\n", 9, "ends no card"),
        ("//// urgent | Now\n- x\n///\n", 7, "ends no card"),
    ],
)
def test_a_mark_that_does_not_do_what_it_looks_like_is_told(markdown: str, line: int, words: str) -> None:
    found = list(misread_cards(markdown, "a.md", 5))
    assert found[0].line == line
    assert found[0].column == 1 + 2 * markdown.startswith(">")
    assert words in found[0].message


@pytest.mark.parametrize(
    "markdown",
    [
        "/// urgent | Now\n- x\n///\n",
        "//// urgent | Now\n/// emergency | Call\n- x\n///\n////\n",
        "```\n/// urgnt | Now\n```\n",
        "/// Urgent | Now\n- x\n///\n",
        "> /// urgent | Now\n> - x\n> ///\n",
        "/// a note that somebody put here\n",
        "// a | b\n//\n",
        "Read a /// here.\n",
        "https:///\n",
    ],
)
def test_a_whole_card_and_what_is_none_are_left_alone(markdown: str) -> None:
    assert not list(misread_cards(markdown, "a.md", 5))

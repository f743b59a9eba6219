"""Edits: each changes one place, and what does not fit any more changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from carepress.edit import Edit, edited
from carepress.finding import place_at

TEXTS = st.text("ab \n\u2028\x0c", max_size=20)


@given(TEXTS, st.data())
def test_an_edit_changes_its_place_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edit = Edit(*place_at(text, start), text[start:end], "new")
    assert edited(text, [edit]) == text[:start] + "new" + text[end:]


@given(TEXTS, st.lists(st.builds(Edit, st.integers(1, 5), st.integers(1, 9), st.text("ab", max_size=3), st.just("-"))))
def test_what_does_not_fit_is_left_out(text: str, edits: list[Edit]) -> None:
    lines = text.split("\n")
    fitting = [
        e for e in edits if e.line <= len(lines) and "\n".join(lines[e.line - 1 :])[e.column - 1 :].startswith(e.before)
    ]
    assert edited(text, edits) == edited(text, fitting)


def test_of_edits_that_overlap_the_first_is_made() -> None:
    assert edited("one two", [Edit(1, 1, "one two", "1 2"), Edit(1, 5, "two", "2")]) == "1 2"
    assert edited("one two", [Edit(1, 5, "two", "2"), Edit(1, 1, "one", "1")]) == "1 2"

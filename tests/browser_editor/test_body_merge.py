"""Body merges: what the editor wrote is kept, what the editing program rewrote by itself is not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.browser_editor.body_merge import merged

CONTENT = Path(__file__).parents[2] / "content"

FORMER = """\
A line with *stress*, **weight**, ***both*** and 2 * 3.
**Go to [get help](get-help.md) now.**

/// urgent | Call if:
- you *cannot* go on
* or worse
///

1. one
2. two

5. five

| a | b |
|---|:-:|
| 1 | 2 |

*[HTML]: a language"""

THEIRS = """\
A line with _stress_, **weight**, **_both_** and 2 \\* 3.
**Go to** [**get help**](get-help.md) **now.**

/// urgent | Call if:

* you _cannot_ go on
* or worse
///

1. one
2. two
3. five

| a | b |
| --- | --- |
| 1 | 2 |

\\*[HTML]: a language"""


def test_what_the_program_rewrote_is_written_as_it_was() -> None:
    assert merged(FORMER, THEIRS) == FORMER


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("| 1 | 2 |", "| 1 | 3 |"),
        ("* or worse", "* or better"),
        ("2. two", "2. two\n3. another"),
        ("/// urgent", "/// emergency"),
        ("2 \\* 3.", "2 \\* 3. A new sentence."),
        ("\n\\*[HTML]: a language", ""),
        ("(get-help.md)", "(other.md)"),
        ("**Go to** [**get help**](get-help.md) **now.**", "Go to [get help](get-help.md) now."),
    ],
)
def test_an_editors_change_is_kept_and_alone(theirs: str, ours: str) -> None:
    saved = merged(FORMER, THEIRS.replace(theirs, ours))
    former = {*FORMER.split("\n")}
    others = [line for line in saved.split("\n") if line not in former]
    assert len(others) <= max(1, ours.count("\n"))
    assert "|---|:-:|" in saved
    assert saved != FORMER


def test_a_paragraph_that_was_parted_stays_parted() -> None:
    assert merged("one\ntwo", "one\n\ntwo") == "one\n\ntwo"
    assert merged("one\n\ntwo", "one\ntwo") == "one\ntwo"


def test_a_backslash_that_an_editor_took_out_stays_out() -> None:
    assert merged("2 \\* 3", "2 * 3") == "2 * 3"


def test_a_hard_break_that_an_editor_put_in_stays_in() -> None:
    assert merged("one\ntwo", "one  \ntwo") == "one  \ntwo"


@given(st.text(max_size=200))
def test_a_text_that_comes_back_as_it_was_is_as_it_was(text: str) -> None:
    assert merged(text, text) == text


@given(st.lists(st.text(st.characters(categories=["L", "Zs"]), min_size=1), min_size=1, max_size=8))
def test_plain_words_are_saved_as_they_were_written(lines: list[str]) -> None:
    """No mark-up, no doubt: whatever stood there before."""
    written = "\n".join(line.strip() or "word" for line in lines)
    assert merged(FORMER, written) == written


@pytest.mark.parametrize("file", sorted(CONTENT.rglob("*.md")), ids=lambda file: file.stem)
def test_one_word_more_changes_one_line_of_our_own_pages(file: Path) -> None:
    body = file.read_text(encoding="utf-8").partition("\n---\n")[2].strip()
    spelt_anew = body.replace("- ", "* ").replace("_", "\\_")
    first, end, rest = spelt_anew.partition("\n")
    saved = merged(body, f"{first} More.{end}{rest}").split("\n")
    assert saved[1:] == body.split("\n")[1:]
    assert saved[0].endswith(" More.")

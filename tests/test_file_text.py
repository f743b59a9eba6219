"""Laws of file texts: the first character that is none is named in its place."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.file_text import file_text
from carepress.finding import place_at

sound = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.just("\n"), max_size=20)


@given(sound, sound, st.booleans())
def test_a_byte_that_is_no_character_is_named_in_its_place(before: str, after: str, has_mark: bool) -> None:  # noqa: FBT001  drawn
    before, mark = before.lstrip("\ufeff"), codecs.BOM_UTF8 if has_mark else b""
    text, (found,) = file_text(mark + before.encode() + b"\xff" + after.encode(), "a.md")
    assert (found.line, found.column) == place_at(before, len(before))
    assert found.rule == "file-not-utf8"
    assert text == f"{before}\ufffd{after}"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_character_that_nobody_sees_is_taken_out_and_named(ends: str) -> None:
    text, (found,) = file_text(f"ü{ends}a\x07b{ends}".encode(), "a.md")
    assert (found.rule, found.line, found.column) == ("control-character", 2, 2)
    assert text == "ü\nab\n"

"""Tables in plain text."""

from carepress import table


def test_each_row_is_a_line_with_numbers_to_the_right() -> None:
    rows = ({"reading_age": 9.25, "words": 1400, "source": "a.md"}, {"reading_age": 12.0, "words": 7, "source": "b"})
    assert table.text(rows).splitlines() == [
        "reading age  words  source",
        "        9.2  1,400  a.md",
        "       12.0      7  b",
    ]


def test_no_rows_are_no_table() -> None:
    assert table.text(()) == ""

"""Headings of a Markdown text: those that a line-by-line reading finds."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from carepress.markdown_headings import headings

LINE = st.sampled_from(
    [
        "# A",
        "##B ##",
        "## C {#c .x}",
        "###### D #",
        "#######",
        "text",
        "a = b",
        " in",
        "",
        "===",
        "--- ",
        "-",
        "> q",
        ":",
    ]
)


def line_by_line(markdown: str) -> Iterator[tuple[int, str, str]]:
    """Level, words and anchor of each heading, as the rules of Markdown say."""
    lines, number = markdown.split("\n"), 0
    while number < len(lines):
        line, below = lines[number], (lines[number + 1 : number + 2] or [""])[0].rstrip()
        number += 1
        if line.startswith("#"):
            level = min(len(line) - len(line.lstrip("#")), 6)
            words, _, braces = line[level:].strip().rstrip("#").rstrip().partition(" {")
            yield level, words, braces.partition(" ")[0].strip("#}")
        elif line[:1] not in {"", " ", ">", "#", "|", ":", "/", "-"} and below and {*below} in ({"="}, {"-"}):
            yield 1 + below.startswith("-"), line.rstrip(), ""
            number += 1


@given(st.lists(LINE, max_size=8))
def test_every_heading_is_found_with_its_words_and_anchor(lines: list[str]) -> None:
    markdown = "\n".join(lines)
    found = [(heading.level, markdown[heading.start : heading.end], heading.anchor) for heading in headings(markdown)]
    assert found == [*line_by_line(markdown)]


def test_what_stands_in_code_is_no_heading() -> None:
    assert [heading.start for heading in headings("```\n## A\n```\n\n## B")] == [17]

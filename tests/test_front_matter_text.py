"""Laws of front matter as it stands in files: YAML or Pelican's headers, and a place for every mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.front_matter import FrontMatter
from carepress.front_matter_text import front_matter, head

YAML = "---\ntitle: A\ndate: 2026-01-15\ntags: [b, c]\n---\nWords.\n"
PELICAN = "Title: A\nDate: 2026-01-15\nTags: b, c\n\nWords.\n"


def read(text: str) -> tuple[FrontMatter, list[tuple[str, int, int]]]:
    """The front matter of a text, and rule, line and column of each finding."""
    front, findings = front_matter(head(text), "a.md", "Fallback")
    return front, [(finding.rule, finding.line, finding.column) for finding in findings]


def test_both_styles_say_the_same() -> None:
    yaml, pelican = read(YAML)[0], read(PELICAN)[0]
    assert yaml == pelican
    assert (yaml.title, str(yaml.date), yaml.tags) == ("A", "2026-01-15 00:00:00", ("b", "c"))


def test_the_old_style_gets_an_advice() -> None:
    (finding,) = front_matter(head(PELICAN), "a.md", "Fallback")[1]
    assert (finding.rule, finding.severity) == ("front-matter-style", "advice")
    assert read(YAML)[1] == []


@pytest.mark.parametrize("text", [YAML, PELICAN, "---\n---\nWords.\n", "Words.\n", "---\nno end\n", "", "---\n...\nx"])
def test_head_and_text_are_the_whole_file(text: str) -> None:
    found = head(text)
    assert found.raw + found.body == text
    assert text.split("\n")[found.body_line - 1 :] == found.body.split("\n")


@given(st.text())
def test_head_and_text_are_the_whole_of_any_file(text: str) -> None:
    found = head(text)
    assert found.raw + found.body == text


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("---\ntitle: A\ntitel: B\n---\n", [("front-matter-unknown", 3, 1)]),
        ("---\ntitle: A\ndate: x\n---\n", [("front-matter-value", 3, 1)]),
        ("---\ntitle: A\nreview:\n  reviewer: B\n  qualification: C\n  date: x\n---\n", [("front-matter-value", 6, 3)]),
        ("---\ntitle: A\nreview:\n  reviewer: B\n---\n", [("front-matter-value", 3, 1)] * 2),
        ("---\ntitle: A\n\n# a comment\nslug: ../../x\n---\n", [("front-matter-value", 5, 1)]),
        ("---\ntitle: A\ntitle: B\n---\n", [("front-matter-unreadable", 3, 1)]),
        ("---\n- A\n- B\n---\n", [("front-matter-unreadable", 2, 1)]),
        ("---\ntitle: &x A\nslug: *x\n---\n", [("front-matter-unreadable", 2, 8)]),
        ("---\ntitle: A\n", [("front-matter-unreadable", 1, 1)]),
        ("---\ntitle:\n---\n", [("title-missing", 2, 1)]),
        ("---\ntitle: ''\n---\n", [("front-matter-value", 2, 1)]),
        ('---\ntitle: "a\\x07"\n---\n', [("front-matter-unreadable", 2, 8)]),
        ("Title: A\nTitel: B\n\n", [("front-matter-unknown", 2, 1), ("front-matter-style", 1, 1)]),
        ("Title: A\nSlug: ../../x\n\n", [("front-matter-value", 2, 1), ("front-matter-style", 1, 1)]),
        ("Words.\n", [("title-missing", 1, 1)]),
    ],
)
def test_a_mistake_is_told_in_its_line(text: str, findings: list[tuple[str, int, int]]) -> None:
    assert read(text)[1] == findings


def test_all_mistakes_are_told_at_once_and_the_rest_is_kept() -> None:
    front, findings = read("---\ntitle: A\ndate: x\nstatus: y\nsummry: z\ntags: [b]\n---\n")
    assert len(findings) == 3
    assert (front.title, front.date, front.status, front.tags) == ("A", None, "published", ("b",))


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026-01-15", "2026-01-15 00:00:00"),
        ("2026-01-15 10:30", "2026-01-15 10:30:00"),
        ("15 Jan 2026", "2026-01-15 00:00:00"),
        ("Thu, 15 Jan 2026 10:30:00 IST", "2026-01-15 10:30:00"),
        ("2026", "2026-01-01 00:00:00"),
    ],
)
def test_dates_in_the_old_style_may_be_written_in_any_way(written: str, date: str) -> None:
    front, findings = read(f"Title: A\nDate: {written}\n\n")
    assert (str(front.date), findings) == (date, [("front-matter-style", 1, 1)])


def test_the_old_style_has_its_own_names_for_keys() -> None:
    front, _ = read("Title: A\nModified: 2026-01-15\nAuthor: B\nKeywords: c\nDescription: d\n\n")
    assert (str(front.updated), front.authors, front.tags, front.summary) == ("2026-01-15", ("B",), ("c",), "d")


def test_in_the_old_style_an_indented_line_goes_on() -> None:
    front, _ = read("Title: A\nSummary: One\n    and two.\nTags: b\n    c\n\nWords.\n")
    assert (front.summary, front.tags) == ("One and two.", ("b", "c"))

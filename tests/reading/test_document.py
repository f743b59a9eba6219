"""Laws of documents: whatever bytes a file holds, it becomes a page, and what is wrong with it is told."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from carepress.document import Document
from carepress.html import fragment, plain_text
from carepress.page_files import kind_of
from carepress.reading.document import document, unreadable
from carepress.reading.markdown_text import MarkdownText

CONVERTER = MarkdownText({})
HEAD = "---\ntitle: A page\ndate: 2026-01-15\n---\n"


def read(text: str | bytes, source: str = "articles/a-page.md", max_size: int = 1_000_000) -> Document:
    return document(text.encode() if isinstance(text, str) else text, source, CONVERTER, max_size)


def rules(text: str | bytes, source: str = "articles/a-page.md") -> list[str]:
    return [finding.rule for finding in read(text, source).findings]


def test_a_sound_page_has_no_findings() -> None:
    found = read(HEAD + "\nWords.\n")
    assert found.findings == ()
    assert (found.front.title, found.html.strip(), found.words) == ("A page", "<p>Words.</p>", 1)


heads = st.sampled_from(["", HEAD, "---\n", "Title: A\n\n", "---\n- a\n---\n", "---\ntitle: [\n---\n", "\ufeff" + HEAD])


@given(st.binary() | st.builds(lambda head, body: (head + body).encode(), heads, st.text()))
@example(b"# \xe3\x80\x80")
@example("Date: 2012-01-01 10:00 IST\nTitle: \u2003\n".encode())
@example(b"&#31; &#x1; &#xFFFF;")
@example(b'---\ntitle: "a\\x07b"\n---\n')
@example(b"Date: " + b"9" * 40)
def test_any_bytes_become_a_page_with_a_title(raw: bytes) -> None:
    found = read(raw)
    assert found.front.title.strip()
    fragment(f"{found.front.title} {found.html}")
    for finding in found.findings:
        assert finding.source == "articles/a-page.md"
        assert finding.line >= 1
        assert finding.column >= 1
        assert finding.message.endswith(".") or finding.message.endswith("?")
        assert finding.remedy.endswith(".")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1).filter(str.strip))
def test_windows_line_ends_and_byte_order_marks_change_nothing(words: str) -> None:
    text = f"{HEAD}\n{words}\n\nSecond.\n"
    windows = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert read(windows) == read(text) == read(text.replace("\n", "\r"))


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        (HEAD, "page-empty", 5, 1),
        ("", "page-empty", 1, 1),
        (b"---\ntitle: A\ndate: 2026-01-15\n---\nCaf\xe9\n", "file-not-utf8", 5, 4),
        (HEAD + "a\n\nb\x00c\n", "control-character", 7, 2),
        (HEAD + "[" * 10_000, "markdown-too-dense", 5, 1_501),
        (HEAD + "a\n\n" + "> " * 5_000 + "b", "markdown-too-deep", 7, 1),
        (HEAD + "\n".join("    " * n + "- a" for n in range(30)), "markdown-too-deep", 25, 1),
        (HEAD + "<div>" * 400 + "words" + "</div>" * 400, "markdown-too-deep", 5, 1),
        (HEAD + "<a " * 20_000, "markdown-too-dense", 5, 1_501),
        (HEAD + "a\n=\n" * 20_000, "markdown-too-dense", 2_006, 1),
        ("---\ntitle: A\n---\nb\n", "date-missing", 1, 1),
        ("---\ndate: 2026-01-15\n---\nb\n", "title-missing", 2, 1),
    ],
    ids=[
        "no text",
        "no bytes",
        "latin-1",
        "nul",
        "brackets",
        "quotes",
        "lists",
        "divs",
        "tags",
        "headings",
        "date",
        "title",
    ],
)
def test_what_is_wrong_is_told_in_its_place(text: str | bytes, rule: str, line: int, column: int) -> None:
    places = [(finding.line, finding.column) for finding in read(text).findings if finding.rule == rule]
    assert places == [(line, column)]


@pytest.mark.parametrize("text", ["[" * 10_000, "> " * 5_000 + "b", "<div>" * 400 + "words" + "</div>" * 400])
def test_text_that_cannot_be_converted_is_shown_as_it_was_typed(text: str) -> None:
    assert plain_text(read(HEAD + text).html).split() == text.split()


def test_code_may_hold_what_text_may_not() -> None:
    assert rules(HEAD + "```\n" + "[" * 10_000 + "\n```\n") == []


def test_a_file_that_is_too_large_is_told_and_its_text_is_not_read() -> None:
    found = read(HEAD + "words " * 100, max_size=300)
    assert [finding.rule for finding in found.findings] == ["file-too-large"]
    assert (found.front.title, found.html) == ("A page", "")


def test_a_file_that_cannot_be_opened_is_a_page_that_says_so() -> None:
    found = unreadable("articles/two-words.md", "Permission denied")
    assert found.front.title == "Two words"
    assert [(f.rule, "Permission denied" in f.message) for f in found.findings] == [("file-unreadable", True)]


@pytest.mark.parametrize(
    ("body", "title"),
    [("## A heading ##\n", "A heading"), ("Words.\n", "A page"), ("#\n", "A page"), ("# \u3000\n", "A page")],
)
def test_a_page_without_a_title_is_named_for_its_heading_or_its_file(body: str, title: str) -> None:
    assert read("---\ndate: 2026-01-15\n---\n" + body).front.title == title


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("a.md", "article"),
        ("articles/a.md", "article"),
        ("articles/pages/a.md", "article"),
        ("strategies/a.md", "strategy"),
        ("pages/deep/a.md", "page"),
    ],
)
def test_the_folder_of_a_file_tells_its_kind(source: str, kind: str) -> None:
    assert kind_of(source) == kind


def test_only_articles_must_have_a_date() -> None:
    assert rules("---\ntitle: A\n---\nb\n", "pages/a.md") == []
    assert rules("---\ntitle: A\n---\nb\n", "strategies/a.md") == []


def test_a_date_that_is_none_is_told_once() -> None:
    assert rules("---\ntitle: A\ndate: soon\n---\nb\n") == ["front-matter-value"]

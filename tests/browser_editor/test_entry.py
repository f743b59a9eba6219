"""Entries: real files as forms and back, with one key changed, and what no form could show."""

from pathlib import Path
from typing import Any

import pytest

from carepress.browser_editor.collection import collections
from carepress.browser_editor.entry import Unreadable, entry
from carepress.browser_editor.filling import filled, shown

CONTENT = Path(__file__).parents[2] / "content"
PAGES = sorted(file for file in CONTENT.rglob("*.md") if b"\nstatus: draft" not in file.read_bytes())
FORMS = {collection.name: collection.fields for collection in collections(CONTENT)}
PAGE = "---\ntitle: Sleep\ndate: 2026-01-02 # the day\n---\n\nGood nights.\n"


def saved(content: bytes, folder: str = "articles", **answers: Any) -> bytes:
    """The bytes of a page whose form came back with other answers."""
    read = entry(content, is_page=True)
    values = shown(read.values, FORMS[folder]) | answers
    return read.with_values(filled(read.values, values, FORMS[folder])).content


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_a_page_of_ours_that_was_not_changed_is_not_changed(file: Path) -> None:
    assert saved(file.read_bytes(), file.parent.name) == file.read_bytes()


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_one_key_changed_leaves_all_else_of_a_page_of_ours(file: Path) -> None:
    lines = file.read_bytes().split(b"\n")
    for key, value in {"summary": "New: words", "updated": "2026-12-24", "quick_exit": True, "audience": ""}.items():
        new = saved(file.read_bytes(), file.parent.name, **{key: value}).split(b"\n")
        others = [line for line in new if not line.startswith(key.encode())]
        assert others == [line for line in lines if not line.startswith(key.encode())]
        assert any(line.startswith(f"{key}:".encode()) for line in new) == bool(value)


def test_line_ends_marks_and_spaces_stay() -> None:
    windows = b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode() + b"\r\n  \r\n"
    assert saved(windows) == windows
    assert saved(windows, title="Rest") == windows.replace(b"Sleep", b"Rest")
    longer = saved(windows, body="Good nights.\nBad nights.")
    assert longer == windows.replace(b"Good nights.", b"Good nights.\r\nBad nights.")


def test_what_a_form_does_not_know_stays() -> None:
    page = PAGE.replace("title", "extra:\n  own: [1, {a: b}]\nunknown: true\ntitle")
    assert saved(page.encode(), title="Rest", extra={"lost": 1}, unknown="x") == page.replace("Sleep", "Rest").encode()


def test_an_answer_that_means_the_same_keeps_the_spelling_of_the_file() -> None:
    page = PAGE.replace("title", "quick_exit: yes\nstrategies: self-care, other\nseries_order: 07\ntitle").encode()
    assert saved(page) == page
    assert b"quick_exit: false" in saved(page, quick_exit=False)
    assert b"strategies: [self-care, new]" in saved(page, strategies=["self-care", "new"])


def test_a_text_is_given_to_a_page_that_has_none() -> None:
    assert saved(b"---\ntitle: a\n---\n", body="Text.") == b"---\ntitle: a\n---\n\nText.\n"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"---\ntitle: \xe9\n---\n", "it is not in UTF-8"),
        (b"---\ntitle: a\r\n---\nText\n", "its lines end in two different ways"),
        (b"Title: Sleep\nDate: 2026-01-01\n\nText\n", "it has no front matter in YAML"),
        (b"Only words.\n", "it has no front matter in YAML"),
        (b"---\ntitle: a\n", "The front matter has no end"),
        (b"---\ntitle: [a\n---\n", "has no “]”"),
        (b"---\ntitle: a\ntitle: b\n---\n", "“title” stands here twice"),
        (b"---\n- a\n---\n", "it is not a list of “key: value” lines"),
    ],
)
def test_what_a_form_could_not_show_is_named(content: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        entry(content, is_page=True)


def test_a_new_page_is_a_draft_of_today() -> None:
    initial = {field.name: field.config.get("default") for field in FORMS["articles"]}
    assert initial["status"] == "draft"
    assert initial["date"] == "{{now}}"

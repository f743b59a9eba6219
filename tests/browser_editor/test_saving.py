"""Saving: only what was changed is written, and what cannot be saved is refused with the reason."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import PIL.Image
import pytest

from browser_editor.conftest import SLEEP, Window
from privileges import permissions_hold


def picture(kind: str) -> bytes:
    made = io.BytesIO()
    PIL.Image.new("RGB", (4, 4)).save(made, kind)
    return made.getvalue()


def test_a_change_of_one_answer_changes_one_line(window: Window, told: list[str]) -> None:
    assert window.open("articles/sleep.md")["title"] == "Sleep and worry"
    assert not window.save("articles/sleep.md", summary="How to rest: a start.")
    assert window.text("articles/sleep.md") == SLEEP.replace("How to rest.", "How to rest: a start.")
    assert told == ["Saved articles/sleep.md."]


def test_a_save_without_a_change_writes_nothing(window: Window, told: list[str]) -> None:
    window.open("articles/sleep.md")
    before = (window.content / "articles/sleep.md").stat()
    assert not window.save("articles/sleep.md")
    after = (window.content / "articles/sleep.md").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not told


def test_one_window_saves_again_and_again(window: Window) -> None:
    window.open("articles/sleep.md")
    for title in ("One", "Two", "One", "One", "Three"):
        assert not window.save("articles/sleep.md", title=title)
        assert f"title: {title} # the title" in window.text("articles/sleep.md")


def test_the_form_that_was_saved_serves_a_new_window(new_window: Callable[[], Window]) -> None:
    """The program keeps what it sent, and shows it when the page is loaded again."""
    first, second = new_window(), new_window()
    first.open("articles/sleep.md")
    kept = first.forms["articles/sleep.md"] | {"title": "One"}
    name = {"carepress_former": kept["carepress_state"], "carepress_state": "kept-by-the-program"}
    assert not first.send("articles/sleep.md", json.dumps(kept | name).encode(), "update")
    second.forms["articles/sleep.md"] = kept | name
    assert not second.save("articles/sleep.md", title="Two")
    assert "title: Two" in second.text("articles/sleep.md")


def test_what_was_changed_elsewhere_is_not_overwritten(window: Window) -> None:
    window.open("articles/sleep.md")
    (window.content / "articles/sleep.md").write_text(SLEEP + "\nMore.\n", encoding="utf-8")
    said = window.save("articles/sleep.md", title="Mine")
    assert "“articles/sleep.md” was changed outside this window since you opened it" in said
    assert window.text("articles/sleep.md") == SLEEP + "\nMore.\n"
    window.open("articles/sleep.md")
    assert not window.save("articles/sleep.md", title="Mine")
    assert "More." in window.text("articles/sleep.md")


def test_two_windows_do_not_overwrite_each_other(new_window: Callable[[], Window]) -> None:
    first, second = new_window(), new_window()
    first.open("articles/sleep.md")
    second.open("articles/sleep.md")
    assert not first.save("articles/sleep.md", title="First")
    assert "was changed outside this window" in second.save("articles/sleep.md", summary="Second")
    assert "How to rest." in first.text("articles/sleep.md")


@pytest.mark.parametrize(
    ("answers", "sentences"),
    [
        ({"title": ""}, ["“title” is missing. Add the line “title: …”."]),
        ({"date": "soon"}, ["“date” cannot be used as it stands (it says “soon”): a date is written YYYY-MM-DD"]),
        ({"date": None, "body": " "}, ["“date” is missing. Say on which day", "The page has no text. Write its text."]),
        ({"status": "drafft"}, ["Did you mean “draft”?"]),
        ({"slug": "Sleep/now"}, ["an address part has only letters, digits and hyphens"]),
    ],
)
def test_what_the_check_would_refuse_is_refused_in_its_words(
    window: Window, answers: dict[str, object], sentences: list[str]
) -> None:
    window.open("articles/sleep.md")
    said = window.save("articles/sleep.md", **answers)
    assert [sentence for sentence in sentences if sentence in said] == sentences, said
    assert window.text("articles/sleep.md") == SLEEP


def test_what_was_wrong_before_keeps_nobody_from_saving_something_else(window: Window) -> None:
    (window.content / "articles/sleep.md").write_text(SLEEP.replace("2026-01-02", "soon"), encoding="utf-8")
    window.open("articles/sleep.md")
    assert not window.save("articles/sleep.md", summary="New.")
    assert 'date: soon\nsummary: "New."' in window.text("articles/sleep.md")
    assert "“date” cannot be used" in window.save("articles/sleep.md", date="later")


def test_a_new_article_is_a_file_of_its_own(window: Window) -> None:
    answers = {
        "body": "Words.",
        "strategies": ["rest", "talk"],
        "date": "2026-02-03",
        "title": "A: b",
        "status": "draft",
    }
    assert not window.save("articles/a-b.md", "create", **answers)
    assert window.text("articles/a-b.md") == (
        '---\ntitle: "A: b"\ndate: 2026-02-03\nstrategies: [rest, talk]\nstatus: draft\n---\n\nWords.\n'
    )


def test_a_new_article_never_takes_the_place_of_another(window: Window) -> None:
    said = window.save("articles/sleep.md", "create", title="Mine", date="2026-01-01", body="Mine.")
    assert said == "“articles/sleep.md” is there already, and stays as it is: give yours another name."
    assert window.text("articles/sleep.md") == SLEEP


@pytest.mark.parametrize(
    "path",
    [
        "../pelicanconf.py",
        "articles/../../x.md",
        "articles/deep/x.md",
        "/etc/x.md",
        "data/strategies.yaml",
        "articles/x.html",
        "images/x.svg",
        "images/../articles/x.png",
        "articles/.x.md",
        "articles/x y.md",
        "",
    ],
)
def test_no_other_file_is_written(window: Window, path: str) -> None:
    before = {file: file.read_bytes() for file in window.content.parent.rglob("*") if file.is_file()}
    assert window.save(path, "create", title="x", date="2026-01-01", body="x")
    assert window.save(path, "update", title="x", date="2026-01-01", body="x")
    assert {file: file.read_bytes() for file in window.content.parent.rglob("*") if file.is_file()} == before


def test_a_link_out_of_the_content_leads_nowhere(window: Window, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text(SLEEP, encoding="utf-8")
    (window.content / "articles/out.md").symlink_to(tmp_path / "outside.md")
    assert "is not among the files" in window.save("articles/out.md", title="x")
    assert (tmp_path / "outside.md").read_text(encoding="utf-8") == SLEEP


def test_pages_are_neither_renamed_nor_removed(window: Window) -> None:
    window.open("articles/sleep.md")
    assert "not renamed or removed" in window.save("articles/sleep.md", "delete")
    moved = window.send("articles/other.md", b"{}", "update", from_path="articles/sleep.md")
    assert "not renamed or removed" in moved
    assert window.text("articles/sleep.md") == SLEEP


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "AVIF"])
def test_a_picture_is_added(window: Window, kind: str) -> None:
    path = f"images/bench.{kind.lower()}"
    assert not window.send(path, picture(kind))
    assert (window.content / path).read_bytes() == picture(kind)
    assert "is there already" in window.send(path, picture(kind))
    assert window.ask(f"/repos/this/computer/media/main/{path}") == (200, picture(kind))


def test_what_is_no_picture_is_not_added(window: Window) -> None:
    assert window.send("images/a.png", b"<svg onload=alert(1)>") == (
        "“images/a.png” is no PNG picture, whatever its name says. Save it anew as one."
    )
    assert "is no JPEG picture" in window.send("images/a.jpg", picture("PNG"))
    assert not [*window.content.glob("images/*")]


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no folders that may not be written")
def test_a_folder_that_may_not_be_written_is_named(request: pytest.FixtureRequest) -> None:
    with permissions_hold():
        window: Window = request.getfixturevalue("window")  # its server answers with the rights of whoever starts it
        window.open("articles/sleep.md")
        (window.content / "articles").chmod(0o500)
        try:
            assert "cannot be written: Permission denied" in window.save("articles/sleep.md", title="x")
        finally:
            (window.content / "articles").chmod(0o700)

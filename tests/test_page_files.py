"""The files of pages, read without a build."""

from pathlib import Path

import tiny_site
from carepress.page_files import page_files


def test_files_that_make_pages_are_read_with_kind_slug_and_text(tmp_path: Path) -> None:
    files = {
        "articles/sleep.md": "---\ntitle: Sleep\nseries: Nights\n---\n\nText.\n",
        "strategies/rest.md": "---\ntitle: Rest\nslug: resting\n---\n",
        "pages/about us.markdown": "Title: About\n\nUs.",
        "notes.md": "# Without front matter",
        "data/outlines/article.md": "No page.",
        "images/notes.md": "No page.",
        "articles/.hidden.md": "No page.",
        "articles/a/b.md": "",
        "articles/a-b.md": "",
        "articles/folder.md/notes.txt": "No page.",
    }
    tiny_site.write(files, tmp_path)
    found = [(file.source, file.kind, file.slug) for file in page_files(tmp_path)]
    assert found == [
        ("articles/a/b.md", "article", "b"),
        ("articles/a-b.md", "article", "a-b"),
        ("articles/sleep.md", "article", "sleep"),
        ("notes.md", "article", "notes"),
        ("pages/about us.markdown", "page", "about-us"),
        ("strategies/rest.md", "strategy", "resting"),
    ]
    sleep = [*page_files(tmp_path)][2]
    assert (sleep.front.series, sleep.body) == ("Nights", "\nText.\n")


def test_files_with_mistakes_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    tiny_site.write({"a.md": "---\ntitle: [\n---\n", "b.md": b"\xff\xfe", "c.md": ""}, tmp_path)
    assert [file.slug for file in page_files(tmp_path)] == ["a", "b", "c"]

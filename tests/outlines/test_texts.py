"""Texts of outlines: what pages begin with that are made another way than by ./invoke new."""

from pathlib import Path

import pytest

from carepress.outlines import texts
from tiny_project import TinyProject


def test_each_kind_of_page_has_a_text_without_front_matter_or_gaps(project: TinyProject) -> None:
    assert project
    found = texts(Path("pelicanconf.py"))
    assert [*found] == ["articles", "strategies", "pages"]
    assert all(text.startswith("<!--") and "$" not in text and "title:" not in text for text in found.values())


def test_an_outline_of_the_publisher_that_cannot_be_used_is_named(project: TinyProject) -> None:
    project.write({"content/data/outlines/article.md": "---\ntitle: $titel\n---\n"})
    with pytest.raises(SystemExit, match="“\\$titel” is not known here"):
        texts(Path("pelicanconf.py"))

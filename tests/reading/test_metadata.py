"""Laws of metadata: what Pelican is told of a document."""

from pathlib import Path

import pytest

from carepress.document import Document
from carepress.front_matter import FrontMatter
from carepress.reading.metadata import UNDATED, metadata, template_names, with_known_template


def document(**front: object) -> Document:
    return Document(FrontMatter.model_validate({"title": "A"} | front), "", "", "")


@pytest.mark.parametrize(
    ("source", "front", "slug"),
    [
        ("articles/Two Words.md", {}, "two-words"),
        ("articles/a.md", {"slug": "b"}, "b"),
        ("articles/!!.md", {"title": "A title"}, "a-title"),
        ("articles/!!.md", {"title": "!!"}, "page"),
    ],
)
def test_every_page_has_an_address_part(source: str, front: dict[str, object], slug: str) -> None:
    assert metadata(document(**front), source, "en")["slug"] == slug


def test_strategies_have_a_folder_and_the_home_page_has_the_root() -> None:
    assert metadata(document(), "strategies/a.md", "en")["save_as"] == "strategies/a/index.html"
    assert metadata(document(template="home"), "pages/home.md", "en")["save_as"] == "index.html"
    assert "save_as" not in metadata(document(), "articles/a.md", "en")


def test_a_home_page_that_is_a_draft_leaves_the_root_to_others() -> None:
    assert "save_as" not in metadata(document(template="home", status="draft"), "pages/home.md", "en")


def test_the_template_is_the_one_that_is_asked_for_or_that_of_the_kind() -> None:
    assert metadata(document(), "strategies/a.md", "en")["template"] == "strategy"
    assert metadata(document(template="help"), "pages/a.md", "en")["template"] == "help"


def test_a_page_without_a_date_gets_one_that_nobody_takes_for_true() -> None:
    assert metadata(document(), "articles/a.md", "en")["date"] == UNDATED


def test_a_template_that_does_not_exist_is_told_with_a_guess() -> None:
    found = with_known_template(document(template="hlep"), "pages/a.md", frozenset({"help", "page"}))
    assert found.front.template is None
    (finding,) = found.findings
    assert finding.rule == "template-unknown"
    assert "Did you mean “help”?" in finding.message


def test_pages_may_ask_for_every_template_but_those_of_listings(tmp_path: Path) -> None:
    for name in ("base", "article", "articles", "map", "series", "path", "paths", "not-found", "mine"):
        (tmp_path / f"{name}.html").touch()
    assert template_names([tmp_path]) == {"article", "mine"}

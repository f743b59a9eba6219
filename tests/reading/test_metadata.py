"""Laws of metadata: what Pelican is told of a document."""

from pathlib import Path

import pytest
from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Category

from carepress.document import Document
from carepress.front_matter import FrontMatter
from carepress.reading.metadata import UNDATED, metadata, template_names, with_known_template

SETTINGS = {"DEFAULT_LANG": "en"}


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
    assert metadata(document(**front), source, SETTINGS)["slug"] == slug


def test_strategies_have_a_folder_and_the_home_page_has_the_root() -> None:
    assert metadata(document(), "strategies/a.md", SETTINGS)["save_as"] == "strategies/a/index.html"
    assert metadata(document(template="home"), "pages/home.md", SETTINGS)["save_as"] == "index.html"
    assert "save_as" not in metadata(document(), "articles/a.md", SETTINGS)


@pytest.mark.parametrize("pattern", ["{slug}/", "{lang}/{slug}/", "{date:%Y}/{slug}/", "{category}/{slug}/"])
@pytest.mark.parametrize(
    "front", [{}, {"lang": "DE"}, {"status": "hidden"}, {"status": "draft"}, {"date": "2999-01-01"}]
)
def test_an_address_is_the_one_that_pelican_would_make(pattern: str, front: dict[str, object]) -> None:
    own = {"ARTICLE_URL": pattern, "ARTICLE_SAVE_AS": f"{pattern}a.html", "ARTICLE_LANG_URL": f"x/{pattern}"}
    settings = DEFAULT_CONFIG | own | {"DEFAULT_LANG": "en", "PATH": "content", "WITH_FUTURE_DATES": False}
    known = metadata(document(**{"date": "2026-01-02"} | front), "articles/a.md", settings)
    known["category"] = Category("c", settings)
    without = {name: value for name, value in known.items() if name not in {"url", "save_as"}}
    given, made = (Article("", found, settings, "content/articles/a.md") for found in (known, without))
    assert (given.url, given.save_as, given.status) == (made.url, made.save_as, made.status)
    is_plain = "date" not in pattern and "category" not in pattern
    assert ("url" in known) == (is_plain and made.status != "draft")


def test_a_home_page_that_is_a_draft_leaves_the_root_to_others() -> None:
    assert "save_as" not in metadata(document(template="home", status="draft"), "pages/home.md", SETTINGS)


def test_the_template_is_the_one_that_is_asked_for_or_that_of_the_kind() -> None:
    assert metadata(document(), "strategies/a.md", SETTINGS)["template"] == "strategy"
    assert metadata(document(template="help"), "pages/a.md", SETTINGS)["template"] == "help"


def test_a_page_without_a_date_gets_one_that_nobody_takes_for_true() -> None:
    assert metadata(document(), "articles/a.md", SETTINGS)["date"] == UNDATED


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

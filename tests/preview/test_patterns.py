"""Pattern pages: what the preview answers about the components of the theme."""

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from carepress.preview.answers import answer
from carepress.preview.patterns import Patterns
from carepress.preview.showing import Shown
from theme.theme_files import THEME
from tiny_site import TinySite

INDEX = "/-/patterns/"


@pytest.fixture
def shown(ours: TinySite) -> Shown:
    """The tiny site with the real theme."""
    return Shown(ours.output, theme=(THEME,))


def page(path: str, shown: Shown) -> BeautifulSoup:
    found = answer(path, shown)
    assert found.status == 200, path
    return BeautifulSoup(found.content, "lxml")


def test_the_list_leads_to_every_component_and_every_state(shown: Shown) -> None:
    links = [str(link["href"]) for link in page(INDEX, shown).select("main a")]
    patterns = [Patterns((THEME,)).pattern(name) for name in Patterns((THEME,)).names]
    assert len(links) == sum(1 + len(pattern.examples) for pattern in patterns)
    for link in links:
        page(link, shown)


def test_a_component_has_its_macro_its_files_and_its_states(shown: Shown) -> None:
    found = page(f"{INDEX}quick-exit/", shown)
    assert [code.get_text() for code in found.select("main code")] == [
        "quick_exit(site, page)",
        "theme/templates/components/quick-exit.html",
        "theme/static/css/components/quick-exit.css",
        "theme/static/js/quick-exit.js",
        "theme/patterns/quick-exit.yaml",
    ]
    assert [frame["src"] for frame in found.select("iframe[title]")] == [f"{INDEX}quick-exit/{n}/" for n in (1, 4, 5)]
    assert len(found.find_all(string="It shows nothing then.")) == 2


def test_a_state_stands_alone_in_a_page_of_the_site_where_pages_have_it(shown: Shown) -> None:
    files = {link["href"] for link in page("/map/", shown).select("head link[rel=stylesheet]")}
    assert any(address.endswith("/map.css") for address in files)
    beside, within = page(f"{INDEX}header/1/", shown), page(f"{INDEX}article-list/2/", shown)
    for state in (beside, within):
        assert {link["href"] for link in state.select("head link[rel=stylesheet]")} >= files
        assert state.title
        assert state.title.get_text().startswith(("header: ", "article-list: "))
    assert beside.select("body > header.header + main > h1:only-child")
    assert within.select("main > h1.visually-hidden + h2.visually-hidden + ol.article-list")
    assert page(f"{INDEX}assets/1/", shown).select_one("main code")


def test_links_and_files_of_a_state_are_those_of_the_site_that_is_shown(shown: Shown) -> None:
    own = page("/", shown).select(".help-inset")[0]["data-countries"]
    state = page(f"{INDEX}help-inset/4/", shown)
    assert state.select(".help-inset")[0]["data-countries"] == own
    assert not state.select('[href^="/repo"]')


@pytest.mark.parametrize("path", ["nowhere/", "header/0/", "header/99/", "../site.yaml", "../../nothing.css", "header"])
def test_what_is_no_pattern_gets_the_sites_own_page(path: str, shown: Shown) -> None:
    assert answer(INDEX + path, shown).status == 404


def test_a_site_has_no_such_page(ours: TinySite) -> None:
    assert not [path for path in ours.output.rglob("*") if "pattern" in path.name]


def test_a_template_or_an_example_that_cannot_be_drawn_is_named_with_its_line(shown: Shown, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme, ignore=shutil.ignore_patterns("static"))
    broken = Shown(shown.folder, theme=(theme,))
    (theme / "templates/components/header.html").write_text(
        "{% macro header(site, page) %}\n{{ site.nothing }}{% endmacro %}"
    )
    found = answer(f"{INDEX}header/1/", broken)
    assert found.status == 500
    assert b"templates/components/header.html, line 2" in found.content
    (theme / "patterns/header.yaml").write_text("- of: [")
    assert answer(f"{INDEX}header/", broken).status == 500
    (theme / "patterns/header.yaml").write_text("- of: one that is called wrongly\n  arguments: {pages: 1}\n")
    assert answer(f"{INDEX}header/1/", broken).status == 500


def test_a_template_that_stands_in_for_one_of_the_theme_is_what_is_drawn(shown: Shown, tmp_path: Path) -> None:
    own = tmp_path / "components/chip.html"
    own.parent.mkdir()
    (own.parent / "cover.html").write_text("{% macro cover(slug, strategies, panels) %}<b>Own</b>{% endmacro %}")
    assert page(f"{INDEX}cover/1/", Shown(shown.folder, theme=(THEME, tmp_path))).select("main > b")

"""A publisher's own look: colours, styles, icon and templates stand beside the theme, which stays as it is."""

import re
from pathlib import Path

import pytest

import tiny_site
from carepress.inspection.stylesheet import rules, tokens
from tiny_site import TinySite

CONTENT = {"articles/sleep.md": "---\ntitle: Sleep\ndate: 2025-01-02\n---\n\nGood nights.\n"}
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path d="M4 4h40v40z" fill="#123456"/></svg>'
BADGE = '{% macro breadcrumbs(site, page) %}<p class="breadcrumbs">Our own way</p>{% endmacro %}\n'


def built(folder: Path, own: dict[str, str]) -> TinySite:
    tiny_site.write(CONTENT, folder / "content")
    tiny_site.write(own, folder / "own")
    given = {"OWN": str(folder / "own"), "THEME_TEMPLATES_OVERRIDES": [str(folder / "own" / "templates")]}
    return tiny_site.build_folder(folder / "content", folder / "output", **given)


def stylesheet(site: TinySite) -> str:
    return next(site.output.glob("assets/*/site.css")).read_text()


def test_own_colours_and_styles_come_in_where_readers_choices_still_outdo_them(tmp_path: Path) -> None:
    colours = {"colours.css": ":root { --link: #003399; }", "site.css": ".main { letter-spacing: 0.01em; }"}
    former, site = built(tmp_path / "former", {}), built(tmp_path / "own", colours)
    assert "letter-spacing: 0.01em" not in stylesheet(former)
    assert re.search(r"@layer own\s*\{\s*\.main \{ letter-spacing: 0.01em; \}\s*\}", stylesheet(site))
    order = re.match(r"@layer ([^;]+);", stylesheet(site))
    assert order
    assert order[1].endswith("utilities, own, print")
    found, before = rules(stylesheet(site)), rules(stylesheet(former))
    assert tokens(found, "light")["--link"] == "#003399" != tokens(before, "light")["--link"]
    for scheme in ("dark", "light more", "dark more"):
        assert tokens(found, scheme)["--link"] == tokens(before, scheme)["--link"]
    assert not [finding for finding in site.findings if finding.rule == "contrast-low"]


def test_own_colours_that_cannot_be_read_are_named_in_the_file_that_says_them(tmp_path: Path) -> None:
    site = built(tmp_path, {"colours.css": ":root {\n  --ink: #dddddd;\n}\n"})
    weak = [finding for finding in site.findings if finding.rule == "contrast-low"]
    assert {(Path(finding.source).name, finding.line) for finding in weak if "--ink on" in finding.message} == {
        ("colours.css", 2)
    }


def test_an_own_icon_and_an_own_template_take_the_places_of_the_themes(tmp_path: Path) -> None:
    site = built(tmp_path, {"icon.svg": ICON, "templates/components/breadcrumbs.html": BADGE})
    assert next(site.output.glob("assets/*/images/icon.svg")).read_text() == ICON
    assert site.page("/sleep/").find("p", class_="breadcrumbs", string="Our own way")


@pytest.mark.parametrize("own", [{}, {"notes.txt": "Nothing of the look."}])
def test_without_files_of_the_look_everything_is_the_themes(own: dict[str, str], tmp_path: Path) -> None:
    former, site = built(tmp_path / "former", {}), built(tmp_path / "own", own)
    named, assets = ({path.name for path in one.output.glob("assets/*")} for one in (site, former))
    assert named == assets

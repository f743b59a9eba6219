"""Stylesheets: one order of layers, one class deep, and no side of the page that is called left or right."""

import re
from pathlib import Path
from typing import get_args

from carepress.vocabulary import Rhythm
from theme.theme_files import COMPONENTS, CSS, STYLESHEETS, TEMPLATES, classes_of_styles, classes_of_template, rules

FROM_MARKDOWN = {
    "align-center": "a column of a table",
    "align-right": "a column of a table",
    "care-card": "a care card",
    "care-card-body": "a care card",
    "care-card-heading": "a care card",
    "citation": "the number of a source",
    "footnote": "footnotes below a text",
    "footnote-ref": "the number of a footnote",
    "strategy-link": "a cross-link",
    "technique-definition": "the definition of a technique",
    "technique-evidence": "the evidence of a technique",
}
"""Classes in the HTML of articles, which no template gives."""

FROM_SCRIPT = {
    "definition": "the definition of a technique beside a link to it",
    "definition-hint": "what a second tap does",
    "definition-name": "the name of the technique",
    "definition-words": "what is said about it",
    "help-inset-answers": "the answers to the question whether a country is the reader's own",
    "help-inset-label": "the list of countries with its label",
    "help-inset-row": "the list of countries, or the question",
    "help-inset-select": "the list of countries",
    "kept-list-copy": "how a page stands on the device",
    "kept-list-entries": "the reader's list",
    "kept-list-entry": "a page on the reader's list",
    "kept-list-link": "the way to it",
    "quick-exit-cover": "what covers the screen until another page is there",
    "quick-exit-light": "one press of Shift",
    "quick-exit-lights": "how often Shift was pressed",
    "search-result": "a result of a search",
    "search-result-kind": "what kind of page it is",
    "search-result-link": "the way to it, or to a section of it",
    "search-result-note": "what it mentions",
    "search-result-section": "a section of it",
    "search-result-sections": "its best sections",
    "search-result-text": "a stretch of its text",
    "search-result-title": "its title",
    "settings-dialog": "the settings over the page",
    "settings-dialog-title": "their heading",
}
"""Classes of what scripts add to a page."""

WITHOUT_STYLE = {"footer-links": "a list with a class is drawn without marks"}
"""Classes that need no rule of their own, beside the names of components."""

WITHOUT_CLASS = {
    "apart": "a link in the head, which nobody sees",
    "alternates": "links in the head, which nobody sees",
    "assets": "links in the head, which nobody sees",
    "cover-tile": "a tile of a cover, whose stylesheet has its tones",
    "language-links": "a plain row of links, which few pages have",
    "open-files": "a plain list of links on one page",
    "social-card": "words in the head, which other sites show",
    "structured-data": "data in the page, which nobody sees",
    "shape-outline": "a line within a shape, drawn by others",
    "take-along": "it looks like the list of sources, so that nobody waits for a style of its own",
    "ways-on": "a plain list within running text",
}
"""Components that are no element of their own."""

SHARED = {"main": "the page's main part, which is no component"}
"""Classes of no component that components meet."""

APART = sorted((CSS / "apart").glob("*.css"))
"""The stylesheets that only some pages ask for."""

LAYERS = ("reset", "tokens", "base", "compositions", "components", "utilities", "own", "print")

_PHYSICAL = re.compile(
    r"^(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)(?:-\w+)?|left|right|top|bottom|width|height"
    r"|(?:min|max)-(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)$"
)


def test_every_stylesheet_is_imported_once_into_the_layer_of_its_folder() -> None:
    main = (CSS / "main.css").read_text()
    assert main.startswith(f"@layer {', '.join(LAYERS)};")
    imports = {file: imported(file) for file in [CSS / "main.css", *APART]}
    files = {file.relative_to(CSS).as_posix() for file in {*STYLESHEETS} - {*imports}}
    assert sorted(path for found in imports.values() for path, _ in found) == sorted(files)
    for found in imports.values():
        assert all(layer == path.split("/")[0].removesuffix(".css") for path, layer in found)
        assert [LAYERS.index(layer) for _, layer in found] == sorted(LAYERS.index(layer) for _, layer in found)


def imported(file: Path) -> list[tuple[str, str]]:
    """What a stylesheet imports, by its path in the folder of stylesheets, each with its layer."""
    found = re.findall(r'@import url\("(?:\.\./)?([^"]+)"\) layer\((\w+)\)(?: print)?;', file.read_text())
    assert found, file.name
    return found


def test_a_stylesheet_apart_holds_nothing_but_imports_and_some_template_asks_for_it() -> None:
    templates = "".join(path.read_text() for path in TEMPLATES.glob("*.html"))
    for file in APART:
        assert re.fullmatch(r"(@import [^;]+;\s*)+", file.read_text()), file.name
        assert f'apart(site, "{file.stem}")' in templates, file.name


def test_every_class_of_a_template_has_a_style() -> None:
    styled = set(classes_of_styles())
    given = {name for path in TEMPLATES.rglob("*.html") for name in classes_of_template(path)}
    missing = {name for name in given if not _is_styled(name, styled)}
    assert missing - {path.stem for path in COMPONENTS} == set(WITHOUT_STYLE)


def _is_styled(name: str, styled: set[str]) -> bool:
    return any(one.startswith(name.rstrip("*")) for one in styled) if name.endswith("*") else name in styled


def test_every_class_of_a_stylesheet_is_given_by_a_template_or_by_markdown() -> None:
    given = {name for path in TEMPLATES.rglob("*.html") for name in classes_of_template(path)}
    stems = tuple(name.rstrip("*") for name in given if name.endswith("*"))
    unused = {name for name in classes_of_styles() if name not in given and not (stems and name.startswith(stems))}
    assert unused == set(FROM_MARKDOWN | FROM_SCRIPT)


def test_a_component_has_one_name_for_its_file_its_macro_its_class_and_its_stylesheet() -> None:
    for path in COMPONENTS:
        (macro,) = re.findall(r"\{% macro (\w+)\(", path.read_text())
        assert macro == path.stem.replace("-", "_")
        assert path.stem in classes_of_template(path) or path.stem in WITHOUT_CLASS
    stylesheets = {file.stem for file in (CSS / "components").glob("*.css")}
    assert {path.stem for path in COMPONENTS} - set(WITHOUT_CLASS) <= stylesheets


def test_a_component_s_stylesheet_styles_the_class_of_its_name_and_the_parts_of_it() -> None:
    for file in (CSS / "components").glob("*.css"):
        named = {name for name, files in classes_of_styles().items() if file.stem in files}
        assert any(name.startswith(file.stem) for name in named), file.name
    for name, files in classes_of_styles().items():
        owners = {file for file in files if (CSS / "components" / f"{file}.css").exists()}
        assert (
            not owners
            or any(name.startswith(owner) for owner in owners)
            or name in FROM_MARKDOWN | SHARED | FROM_SCRIPT
        ), name


def test_selectors_hold_no_id_and_no_stylesheet_is_important() -> None:
    assert not [str(rule) for rule in rules() if re.search(r"#[a-z]", rule.selector)]
    assert not [file.name for file in STYLESHEETS if "!important" in file.read_text()]


def test_no_side_of_the_page_is_called_left_or_right() -> None:
    physical = [f"{rule}: {name}" for rule in rules() for name, _ in rule.declarations if _PHYSICAL.match(name)]
    sides = [f"{rule}: {value}" for rule in rules() for _, value in rule.declarations if value in {"left", "right"}]
    assert not physical + sides


def test_templates_hold_no_inline_style_and_no_inline_script() -> None:
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text()
        scripted = r'<script(?![^>]*\s(?:src=|type="application/ld\+json"))'
        assert not re.search(rf"\sstyle=|\son[a-z]+=|<style|{scripted}", text), path.name


def test_every_rhythm_of_breath_has_its_movement_and_its_words() -> None:
    css = (CSS / "components" / "pacer.css").read_text()
    for rhythm in get_args(Rhythm):
        _, breathe_in, _, breathe_out = rhythm.split("-")
        assert int(breathe_in) + int(breathe_out) == 10, "the stylesheet says “10s”"
        for name in (f"{breathe_in}-{breathe_out}", f"in-{breathe_in}", f"out-{breathe_out}"):
            (frames,) = re.findall(rf"@keyframes pacer-{name} {{(.*)}}", css)
            assert f"{10 * int(breathe_in)}%" in frames


def test_the_size_of_text_that_a_reader_sets_changes_no_colour() -> None:
    """Tests in the browser ask for the contrast of larger text only with --long."""
    larger = [rule for rule in rules() if re.search(r"\[data-(text|spacing)", rule.selector)]
    assert len(larger) > 5
    names = {name for rule in larger for name, _ in rule.declarations}
    assert not [name for name in names if re.search(r"^--|color|background|fill|stroke|filter|opacity|blend", name)]

"""Colours: they stand in one file, and whatever is read on them can be read."""

import re

import pytest

from carepress.inspection import stylesheet
from carepress.inspection.contrast import ENHANCED, NON_TEXT, SCHEMES, grounds_and_texts, meetings, weak
from theme.theme_files import CSS, TEMPLATES, THEME, Rule, rules, tokens

_PAINTED = {"color", "background", "background-color", "fill", "stroke", "accent-color", "box-shadow"}
_PAINTED_GROUPS = ("border", "outline", "text-decoration", "column-rule")
_PLAIN_WORDS = {"none", "transparent", "inherit", "currentColor", "solid", "dashed", "dotted", "underline", "inset"}

# A variable with its fallback, or a number with its unit.
_NO_WORD = re.compile(r"var\([^()]*(?:\([^()]*\))?[^()]*\)|[\d.]+\w*")


def paints(name: str) -> bool:
    """Whether a property may hold a colour."""
    shapes = ("radius", "spacing", "collapse", "width", "offset", "thickness", "style", "skip-ink")
    return name in _PAINTED or (name.startswith(_PAINTED_GROUPS) and not name.endswith(shapes))


def on_screen() -> list[Rule]:
    return [rule for rule in rules() if not rule.is_for_print and rule.file.stem != "print"]


def test_the_stylesheets_are_really_read() -> None:
    grounds, texts, pairs = grounds_and_texts(on_screen())
    assert {"paper", "raised", "sunk", "lamp", "urgent-soft"} <= grounds | {ground for _, ground in pairs}
    assert {"quiet", "link"} <= texts
    assert {("on-urgent", "urgent-ground"), ("on-evening", "evening"), ("ink", "focus-glow")} <= pairs


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_lines_and_the_focus_stand_out_enough(scheme: str) -> None:
    found = meetings(on_screen(), scheme)
    assert len([meeting for meeting in found if meeting.least == ENHANCED]) > 20
    assert len([meeting for meeting in found if meeting.least == NON_TEXT]) > 10
    assert not [meeting for meeting in found if meeting.is_weak]


def test_colours_too_close_are_found() -> None:
    css = ":root { --ink: #767676; --paper: #fff; } p { color: var(--ink); background: var(--paper); }"
    assert {(meeting.text, meeting.ground) for meeting in weak(stylesheet.rules(css))} == {("ink", "paper")}
    assert not weak(stylesheet.rules(css.replace("#767676", "#595959")))


def colours() -> set[str]:
    return {name.removeprefix("--") for name, value in tokens("light").items() if value.startswith("#")}


def test_colours_stand_in_the_tokens_only() -> None:
    strange = []
    for rule in rules():
        if rule.file.stem == "tokens":
            continue
        for name, value in rule.declarations:
            words = set(re.findall(r"[a-zA-Z][\w-]*", _NO_WORD.sub("", value)))
            if "#" in value or (paints(name) and words - _PLAIN_WORDS):
                strange.append(f"{rule}: {name}: {value}")
    assert not strange


def test_no_template_or_script_holds_a_colour_but_the_one_for_the_browsers_own_bar() -> None:
    files = [*TEMPLATES.rglob("*.html"), *(THEME / "static" / "js").glob("*.js")]
    colour = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})\b(?!-)")
    found = {(file.name, match[0]) for file in files for match in colour.finditer(file.read_text())}
    papers = {("base.html", tokens(scheme)["--paper"]) for scheme in ("light", "dark")}
    assert found == papers


def test_the_browsers_own_bar_has_the_colour_of_the_paper() -> None:
    base = (TEMPLATES / "base.html").read_text()
    for scheme in ("light", "dark"):
        paper = tokens(scheme)["--paper"]
        assert f'<meta name="theme-color" content="{paper}" media="(prefers-color-scheme: {scheme})">' in base


def test_every_token_is_used_and_every_custom_property_is_set() -> None:
    set_somewhere = {name for rule in rules() for name, _ in rule.declarations if name.startswith("--")}
    text = "".join(file.read_text() for file in CSS.rglob("*.css"))
    used, without_fallback = (set(re.findall(rf"var\((--[\w-]+){end}", text)) for end in ("", r"\)"))
    assert set_somewhere <= used
    assert without_fallback <= set_somewhere


def by_words(condition: str) -> list[tuple[tuple[str, str], ...]]:
    """The declarations of all rules of the root that the device or the reader asks for with these words."""
    return [rule.declarations for rule in rules() if condition in f"{rule.conditions} {rule.selector}"]


def test_the_dark_has_a_value_for_every_colour() -> None:
    dark, _ = by_words("dark")
    assert {f"--{colour}" for colour in colours()} == {name for name, _ in dark if name.startswith("--")}


@pytest.mark.parametrize(
    ("media", "attribute"), [("scheme: dark", '[data-theme="dark"]'), ("contrast: more", '="more"]')]
)
def test_what_the_device_asks_for_looks_like_what_the_reader_sets(media: str, attribute: str) -> None:
    (asked,), (set_,) = by_words(media), by_words(attribute)
    assert asked == set_

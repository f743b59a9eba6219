"""Colours: they stand in one file, and whatever is read on them can be read."""

import re
from collections.abc import Iterator

import pytest

from theme.theme_files import CSS, TEMPLATES, THEME, Rule, rules, tokens

SCHEMES = ("light", "dark")
ENHANCED, NON_TEXT = 7, 3

GROUNDS_WITHOUT_TEXT = {"hue-soft"}
"""Grounds on which only shapes stand, and shapes always have their words beside them."""

DECORATION = {
    "line": "parts what distance parts already",
    "sunrise": "marks the beginning of what a heading names; the current page is in bold letters, too",
}
"""Colours of lines that nobody needs to see."""

NESTED = {("link", "focus-glow")}
"""Text in a colour of its own, inside something that takes the ground of the focus."""

_PAINTED = {"color", "background", "background-color", "fill", "stroke", "accent-color", "box-shadow"}
_PAINTED_GROUPS = ("border", "outline", "text-decoration", "column-rule")
_PLAIN_WORDS = {"none", "transparent", "inherit", "currentColor", "solid", "dashed", "dotted", "underline", "inset"}

# A variable with its fallback, or a number with its unit.
_NO_WORD = re.compile(r"var\([^()]*(?:\([^()]*\))?[^()]*\)|[\d.]+\w*")


def paints(name: str) -> bool:
    """Whether a property may hold a colour."""
    shapes = ("radius", "spacing", "collapse", "width", "offset", "thickness", "style", "skip-ink")
    return name in _PAINTED or (name.startswith(_PAINTED_GROUPS) and not name.endswith(shapes))


def named(value: str | None) -> str | None:
    """The token that a value names; None for one such as `inherit`."""
    match = re.search(r"var\(--([\w-]+)", value or "")
    return match[1] if match else None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours such as `#1a292d`, from 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    assert len(digits) == 6, colour
    channels = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def on_screen() -> list[Rule]:
    return [rule for rule in rules() if not any("print" in c for c in rule.conditions) and rule.file.stem != "print"]


def grounds_and_texts() -> tuple[set[str], set[str], set[tuple[str, str]]]:
    """Grounds on which any text may stand, texts that may stand on any of them, and pairs that one rule makes."""
    grounds, texts, pairs = set(), set(), set()
    for rule in on_screen():
        text, ground = named(rule.value("color")), named(rule.value("background", "background-color"))
        if text and ground:
            pairs.add((text, ground))
        elif ground:
            grounds.add(ground)
        elif text:
            texts.add(text)
    return grounds - GROUNDS_WITHOUT_TEXT, texts, pairs


def test_the_stylesheets_are_really_read() -> None:
    grounds, texts, pairs = grounds_and_texts()
    assert {"paper", "raised", "sunk", "lamp", "urgent-soft"} <= grounds | {ground for _, ground in pairs}
    assert {"quiet", "link"} <= texts
    assert {("on-urgent", "urgent-ground"), ("on-evening", "evening"), ("ink", "focus-glow")} <= pairs


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_text_has_a_contrast_of_seven_to_one(scheme: str) -> None:
    grounds, texts, pairs = grounds_and_texts()
    values = tokens(scheme)
    meeting = {(text, ground) for text in texts | {"ink"} for ground in grounds | {"paper"}} | pairs | NESTED
    weak = {f"{t} on {g}": round(contrast(values[f"--{t}"], values[f"--{g}"]), 2) for t, g in sorted(meeting)}
    assert len(weak) > 20
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < ENHANCED}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_lines_that_say_something_have_a_contrast_of_three_to_one(scheme: str) -> None:
    grounds, _, _ = grounds_and_texts()
    values = tokens(scheme)
    lines = set(_line_tokens()) - {*DECORATION, "focus"}
    weak = {
        f"{line} on {ground}": round(contrast(values[f"--{line}"], values[f"--{ground}"]), 2)
        for line in lines
        for ground in grounds | {"paper"}
    }
    assert lines
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < NON_TEXT}


def _line_tokens() -> Iterator[str]:
    for rule in on_screen():
        for name, value in rule.declarations:
            if name.startswith(("border", "outline", "text-decoration")) and (token := named(value)) in colours():
                yield str(token)


def colours() -> set[str]:
    return {name.removeprefix("--") for name, value in tokens("light").items() if value.startswith("#")}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_mark_of_the_focus_stands_out_on_every_ground(scheme: str) -> None:
    """By its line or by its ground: either is enough to see where one is."""
    grounds, _, pairs = grounds_and_texts()
    values = tokens(scheme)
    for ground in grounds | {ground for _, ground in pairs} - {"focus-glow"}:
        around = values[f"--{ground}"]
        assert max(contrast(values[f"--{mark}"], around) for mark in ("focus", "focus-glow")) >= NON_TEXT, ground


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
    papers = {("base.html", tokens(scheme)["--paper"]) for scheme in SCHEMES}
    assert found == papers


def test_the_browsers_own_bar_has_the_colour_of_the_paper() -> None:
    base = (TEMPLATES / "base.html").read_text()
    for scheme in SCHEMES:
        paper = tokens(scheme)["--paper"]
        assert f'<meta name="theme-color" content="{paper}" media="(prefers-color-scheme: {scheme})">' in base


def test_every_token_is_used_and_every_custom_property_is_set() -> None:
    set_somewhere = {name for rule in rules() for name, _ in rule.declarations if name.startswith("--")}
    text = "".join(file.read_text() for file in CSS.rglob("*.css"))
    used, without_fallback = (set(re.findall(rf"var\((--[\w-]+){end}", text)) for end in ("", r"\)"))
    assert set_somewhere <= used
    assert without_fallback <= set_somewhere


def test_both_schemes_have_the_same_colours() -> None:
    dark = {n for rule in rules() if any("dark" in c for c in rule.conditions) for n, _ in rule.declarations}
    assert {f"--{colour}" for colour in colours()} == dark

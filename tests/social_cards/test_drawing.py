"""How cards are drawn: shapes from the theme's own outlines and colours, and words as large as they fit."""

import re
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st

from carepress.cover_drawing import TONES, cover_drawer, cover_drawing
from carepress.lettering import Lettering, line_height, plain
from carepress.outline import outline
from carepress.palette import palette
from carepress.site_mark import mark
from carepress.social_cards.theme import look

THEME = Path(__file__).parents[2] / "theme"
FONT = Lettering(next(THEME.glob("static/fonts/*.woff2")).read_bytes())
COLOURS = palette((THEME / "static" / "css" / "tokens.css").read_text())
SHAPES = re.findall(r'"(\w+)": "M', (THEME / "templates" / "components" / "shape-outline.html").read_text())


def test_every_shape_of_the_theme_has_its_colours() -> None:
    assert len(SHAPES) == 6
    assert {name for shape in SHAPES for name in (shape, f"{shape}-soft")} <= COLOURS.keys()


def test_colours_are_those_of_the_light_scheme() -> None:
    assert palette(":root { --paper: #fff; --ink: #101010; }\n@media x { :root { --ink: #eee; } }") == {
        "paper": "#fff",
        "ink": "#101010",
    }


def test_tones_are_those_of_the_stylesheet() -> None:
    css = (THEME / "static" / "css" / "components" / "cover.css").read_text()
    rules = dict(re.findall(r"([^{}]+?) \{ fill: ([^;]+); \}", css))
    fills = {one.strip(): value for selector, value in rules.items() for one in selector.split(",")}
    tokens = {"var(--hue)": "{}", "var(--hue-soft)": "{}-soft"}
    for name, (ground, shape) in TONES.items():
        given = fills.get(f".{name} > .cover-ground", fills[".cover-ground"])
        assert (tokens[given], tokens[fills[f".{name}"]]) == (ground, shape)


def test_what_a_path_goes_round_twice_is_a_hole() -> None:
    ring = outline("M0 0h48v48H0zM12 12h24v24H12z", 48, 48)
    assert [ring.getpixel(at) for at in ((2, 2), (24, 24), (40, 10))] == [255, 0, 255]


def test_curves_and_arcs_are_round() -> None:
    circle = outline("M24 0a24 24 0 1 0 0 48 24 24 0 1 0 0-48z", 48, 480)
    covered = sum(level * count for level, count in enumerate(circle.histogram())) / 255
    assert covered == pytest.approx(3.14159 * 240**2, rel=0.005)
    assert outline("M0 0q48 0 48 48z", 48, 48).getpixel((33, 15)) == 255


def test_a_mirrored_shape_is_turned_round() -> None:
    half = "M0 0h24v48H0z"
    assert outline(half, 48, 48).getpixel((2, 2)) == outline(half, 48, 48, is_mirrored=True).getpixel((45, 2)) == 255


def test_a_cover_shows_the_colours_of_its_strategies_only() -> None:
    html = cover_drawer([THEME / "templates"])("/sleep/", [{"shape": "leaf"}], 3)
    image = cover_drawing(html, COLOURS, 50)
    assert image is not None
    assert image.size == (200, 300)
    found = {f"#{r:02x}{g:02x}{b:02x}" for count, (r, g, b) in image.getcolors(10_000) or () if count > 500}
    assert {COLOURS["leaf"], COLOURS["leaf-soft"]} <= found <= {COLOURS[n] for n in ("leaf", "leaf-soft", "sunk")}
    wide = cover_drawing(html, COLOURS, 50, across=3)
    assert wide is not None
    assert wide.size == (600, 100)
    assert cover_drawing("", COLOURS, 50) is None


def test_a_theme_without_colours_has_no_look_and_a_foreign_icon_no_mark(tmp_path: Path) -> None:
    assert look("Tiny", {"THEME": tmp_path}) is None
    (tmp_path / "icon.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>'
    )
    assert mark(tmp_path / "icon.svg") == mark(tmp_path / "none.svg") == ()
    assert len(mark(THEME / "static" / "images" / "icon.svg")) == 3


def test_the_font_has_the_letters_of_europe_and_not_those_of_arabic() -> None:
    assert FONT.has("Selbstfürsorge – “naïve” façade, 50 %")
    assert not FONT.has("النوم")
    assert not FONT.has("Sleep 睡眠")


def test_characters_that_show_nothing_are_no_letters() -> None:
    assert plain("Über\xadmüde\u200b  now") == "Übermüde now"


letters = st.text("abcdefgh iklmnopqrstuvwxyz ÄÖÜß-", min_size=1, max_size=160).map(lambda text: " ".join(text.split()))


@hypothesis.settings(max_examples=40)
@hypothesis.given(letters.filter(bool))
def test_no_letter_is_lost_or_cut_off(text: str) -> None:
    lines, size = FONT.fitted(text, 600, 420, (110, 80, 60, 44, 32, 24, 20), 750)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert len(lines) * line_height(size) <= 420
    assert all(FONT.width(line.strip(), size, 750) <= 600 for line in lines)


def test_short_words_are_larger_than_long_ones_and_lines_are_of_nearly_one_length() -> None:
    (short, large), (long, small) = (
        FONT.fitted(text, 600, 420, range(110, 20, -6), 750) for text in ("Sleep", "Sleep " * 30)
    )
    assert large > small
    assert short == ["Sleep"]
    widths = [FONT.width(line, small, 750) for line in long[:-1]]
    assert max(widths) - min(widths) < 200

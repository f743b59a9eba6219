"""Cover patterns: the same page always gets the same cover, whatever it is drawn with."""

import string

import jinja2
from hypothesis import given
from hypothesis import strategies as st

from carepress.cover_pattern import ACROSS, DOWN, cover_pattern

MIRRORED = ("leaf", "doorway")
STEP_BY_STEP = jinja2.Environment(autoescape=True, trim_blocks=True).from_string(
    """
{% set seed = namespace(now=panels, turn=0) %}
{% for letter in slug %}
{% set seed.now = (seed.now * 31 + "abcdefghijklmnopqrstuvwxyz0123456789".find(letter) + 2) % 8191 %}
{% endfor %}
{% set seed.turn = seed.now % (shapes | length) %}
{% for panel in range(panels) %}
{% set large = seed.now % 3 if panel else 1 %}
{% for tile in range(8) %}
{% set column = tile % 4 %}
{% set seed.now = (seed.now * 137 + 43) % 8191 %}
{% if column not in (large, large + 1) or tile == large %}
{% set corner = panels > 1 and panel == 0 and tile in (0, 3) %}
{% set shape = shapes[seed.turn % (shapes | length)] %}
{% set tone = "calm" if corner else ("calm", "calm", "bold", "bare")[seed.now // 2 % 4] %}
{% set is_mirrored = shape in mirrored and seed.now % 2 == 1 %}
{{ (panel, column, tile // 4, 2 if tile == large else 1, tone, shape, is_mirrored, corner) }}
{% set seed.turn = seed.turn + 1 %}
{% endif %}
{% endfor %}
{% endfor %}
"""
)
"""The pattern as a template would reckon it, number by number."""


@given(
    st.text(string.ascii_lowercase + string.digits + "/-é", max_size=40),
    st.lists(st.sampled_from(["leaf", "doorway", "wave", "steps"]), min_size=1, max_size=4),
    st.integers(1, 4),
)
def test_a_cover_is_the_one_that_its_slug_has_always_had(slug: str, shapes: list[str], panels: int) -> None:
    found = cover_pattern(slug, [{"shape": shape} for shape in shapes], panels, MIRRORED)
    told = "\n".join(str((panel, *tile)) for panel, tiles in enumerate(found) for tile in tiles)
    plainly = STEP_BY_STEP.render(slug=slug, shapes=shapes, panels=panels, mirrored=MIRRORED)
    assert told == jinja2.filters.Markup(plainly).unescape().strip()


@given(st.text(max_size=20), st.integers(1, 3))
def test_the_tiles_of_a_panel_fill_it_and_lie_nowhere_on_each_other(slug: str, panels: int) -> None:
    for tiles in cover_pattern(slug, [{"shape": "wave"}], panels):
        places = [
            (tile.column + right, tile.row + down)
            for tile in tiles
            for right in range(tile.size)
            for down in range(tile.size)
        ]
        assert sorted(places) == sorted((column, row) for column in range(ACROSS) for row in range(DOWN))

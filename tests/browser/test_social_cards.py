"""Social cards beside the pages that they stand for: they show the very same cover."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from browser.conftest import Visit
from browser.real_site import TEMPLATES
from carepress.cover_drawing import cover_drawing
from carepress.palette import palette

pytestmark = pytest.mark.browser

TOKENS = Path(__file__).parents[2] / "theme" / "static" / "css" / "tokens.css"


@pytest.mark.parametrize("template", ["article", "strategy", "path"])
def test_a_card_draws_the_cover_as_the_browser_does(template: str, visit: Visit) -> None:
    page = visit(TEMPLATES[template], color_scheme="light")
    cover = page.locator(".page-heading > .cover")
    drawn = cover_drawing(cover.evaluate("one => one.outerHTML"), palette(TOKENS.read_text()), 76)
    assert drawn is not None
    shown = Image.open(io.BytesIO(cover.screenshot())).convert("RGB")
    assert abs(shown.width - drawn.width) <= 1
    # Above stands the arch, whose corners a card cuts later.
    below = (4, 160, 300, 450)
    difference = np.asarray(shown.crop(below), dtype=int) - np.asarray(drawn.crop(below), dtype=int)
    assert np.abs(difference).mean() < 3
    assert len(drawn.crop(below).getcolors(100_000) or ()) > 10

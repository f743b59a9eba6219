"""One page of each template, seen in other ways: in the dark, on a narrow phone, enlarged, in colours of one's own."""

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from browser.accessibility import violations
from browser.axe import CONTRAST
from browser.conftest import Visit
from browser.overflowing import OVERFLOWING
from browser.real_site import TEMPLATES

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 800}
WAYS: Mapping[str, Mapping[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "dark phone": {"color_scheme": "dark", "viewport": PHONE},
    "forced colors": {"forced_colors": "active"},
}
ENLARGED = {"width": 1280 // 4, "height": 1024 // 4}

# WCAG 2.2 SC 1.4.12, Text Spacing: what readers may set without losing anything.
_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""

each_template = pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)


@each_template
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_page_breaks_no_rule_of_accessibility(
    path: str, way: Mapping[str, Any], visit: Visit, troubles: list[str]
) -> None:
    # Axe reads the colours that the theme asked for; in forced colours readers see their own.
    without = [CONTRAST] if "forced_colors" in way else []
    assert not violations(visit(path, **way), without)
    assert not troubles


@each_template
def test_a_narrow_page_or_one_enlarged_four_times_scrolls_in_one_direction_only(path: str, visit: Visit) -> None:
    page = visit(path, viewport=PHONE)
    assert not page.evaluate(OVERFLOWING)
    page.set_viewport_size(ENLARGED)
    assert not page.evaluate(OVERFLOWING)
    page.add_style_tag(content=_SPACING)
    assert not page.evaluate(OVERFLOWING), "with the reader's own spacing of text"


def test_whom_to_call_stands_above_the_title_on_the_first_screen_of_a_phone(visit: Visit) -> None:
    page = visit(TEMPLATES["article"], viewport={"width": 360, "height": 640})
    numbers, (top, bottom) = page.locator(".help-inset .help-number").all(), _edges(page.locator("h1"))
    assert len(numbers) >= 2
    assert all(_edges(number)[1] < top for number in numbers)
    assert bottom < 640


def _edges(element: Locator) -> tuple[float, float]:
    """The top and the bottom of an element on the screen."""
    box = element.bounding_box()
    assert box
    return box["y"], box["y"] + box["height"]


def test_pages_in_forced_colors_say_the_level_of_a_care_card_in_words(visit: Visit) -> None:
    page = visit(TEMPLATES["help"], forced_colors="active")
    assert _shown_width(page, ".care-card-heading > .visually-hidden") > 20
    assert _shown_width(visit(TEMPLATES["help"]), ".care-card-heading > .visually-hidden") <= 1


def _shown_width(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    return box["width"] if box else 0

"""One page of each template, seen in other ways: on a narrow phone, enlarged, in colours of one's own."""

import pytest
from playwright.sync_api import Locator, Page

from browser.conftest import Visit
from browser.overflowing import OVERFLOWING
from browser.real_site import TEMPLATES
from browser.shifts import SHIFTS

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 800}
ENLARGED = {"width": 1280 // 4, "height": 1024 // 4}

# WCAG 2.2 SC 1.4.12, Text Spacing: what readers may set without losing anything.
_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""

each_template = pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)


@each_template
def test_a_narrow_page_keeps_still_as_it_comes_and_scrolls_in_one_direction_only_also_enlarged(
    path: str, look: Visit
) -> None:
    page = look(path, viewport=PHONE)
    assert not page.evaluate(SHIFTS)
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

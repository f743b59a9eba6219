"""The contents beside a text: they stay in sight on wide screens, and mark the section that is being read."""

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visit
from browser.real_site import TEMPLATES

pytestmark = pytest.mark.browser

_CURRENT = ".table-of-contents a[aria-current]"


def _scrolled_to(page: Page, anchor: str) -> None:
    page.evaluate("id => document.getElementById(id).scrollIntoView({ block: 'start' })", anchor)


@pytest.mark.parametrize("path", [TEMPLATES["article"], TEMPLATES["strategy"]])
def test_the_section_that_is_read_is_marked_on_the_way_down_and_up(path: str, visit: Visit) -> None:
    page = visit(path)
    assert page.locator(_CURRENT).count() == 0
    anchors: list[str] = page.locator(".table-of-contents a").evaluate_all("all => all.map(a => a.hash.slice(1))")
    assert len(anchors) > 5
    for anchor in [*anchors[:6], anchors[2]]:
        _scrolled_to(page, anchor)
        expect(page.locator(_CURRENT)).to_have_attribute("href", f"#{anchor}")
        expect(page.locator(_CURRENT)).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(_CURRENT)).to_have_count(0)


def test_on_a_low_window_the_contents_scroll_with_the_reading(visit: Visit) -> None:
    page = visit(TEMPLATES["strategy"], viewport={"width": 1280, "height": 660})
    last = page.locator(".table-of-contents a").last
    _scrolled_to(page, (last.get_attribute("href") or "").removeprefix("#"))
    expect(last).to_have_attribute("aria-current", "true")
    expect(last).to_be_in_viewport()

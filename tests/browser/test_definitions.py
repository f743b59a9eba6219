"""The definition of a technique beside the links to it: seen by all who point, tap or move there, and heard."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Visit
from browser.real_site import TEMPLATES

pytestmark = pytest.mark.browser

ARTICLE = TEMPLATES["article"]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit(ARTICLE)


def link(page: Page) -> Locator:
    found = page.locator("a.strategy-link[aria-describedby]").first
    found.scroll_into_view_if_needed()
    return found


def definition(page: Page) -> str:
    """The definition of the first linked technique, as the list at the end of the page has it."""
    return page.locator(f"#{link(page).get_attribute('aria-describedby')}").inner_text()


def test_pointing_at_a_link_shows_the_definition_and_leaving_it_hides_it(page: Page) -> None:
    link(page).hover()
    expect(page.locator(".strategies-here > .definition")).to_contain_text(definition(page))
    page.mouse.move(0, 0)
    expect(page.locator(".strategies-here > .definition")).to_be_hidden()


def test_the_pointer_may_move_onto_the_definition(page: Page) -> None:
    link(page).hover()
    page.locator(".strategies-here > .definition").hover()
    page.wait_for_timeout(400)
    expect(page.locator(".strategies-here > .definition")).to_be_visible()


def test_focus_shows_the_definition_and_escape_hides_it_without_moving_the_focus(page: Page) -> None:
    link(page).focus()
    expect(page.locator(".strategies-here > .definition")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".strategies-here > .definition")).to_be_hidden()
    expect(link(page)).to_be_focused()
    link(page).blur()
    expect(page.locator(".strategies-here > .definition")).to_be_hidden()


def test_a_tap_shows_the_definition_and_a_second_one_follows_the_link(visit: Visit) -> None:
    page = visit(ARTICLE, **PHONE)
    target = link(page).get_attribute("href")
    link(page).tap()
    expect(page.locator(".strategies-here > .definition")).to_contain_text(definition(page))
    expect(page.locator(".definition-hint")).to_be_visible()
    assert page.url.endswith(ARTICLE)
    link(page).tap()
    page.wait_for_url(re.compile(re.escape(target or "?") + "$"))


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_definition_reaches_beyond_the_screen(visit: Visit, width: int) -> None:
    page = visit(ARTICLE, viewport={"width": width, "height": 740})
    for one in page.locator("a.strategy-link[aria-describedby]").all():
        one.focus()
        box = page.locator(".strategies-here > .definition").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_screen_readers_hear_the_definition_as_the_description_of_the_link(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    described = {
        node["name"]["value"]: node["description"]["value"]
        for node in nodes
        if node.get("role", {}).get("value") == "link" and node.get("description", {}).get("value")
    }
    assert described[link(page).inner_text()] == definition(page)


def test_without_script_the_link_leads_to_the_technique(visit: Visit) -> None:
    page = visit(ARTICLE, java_script_enabled=False)
    target = link(page).get_attribute("href") or ""
    link(page).click()
    page.wait_for_url(f"**{target}")
    expect(page.locator(f"#{target.partition('#')[2]}")).to_have_count(1)

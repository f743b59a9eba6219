"""The source beside the number that leads to it: seen by all who point, tap or move there."""

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Visit
from browser.real_site import TEMPLATES

pytestmark = pytest.mark.browser

ARTICLE = TEMPLATES["article"]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def number(page: Page) -> Locator:
    found = page.locator(".citation a").first
    found.scroll_into_view_if_needed()
    return found


def shown(page: Page) -> Locator:
    return page.locator(".references > .definition")


def finding(page: Page) -> str:
    """What the first source found, as the list at the end of the page has it."""
    text = page.locator(f"{number(page).get_attribute('href')} summary + p").text_content()
    assert text
    return text


def test_pointing_at_a_number_shows_its_source_and_leaving_it_hides_it(visit: Visit) -> None:
    page = visit(ARTICLE)
    number(page).hover()
    expect(shown(page)).to_contain_text(finding(page))
    page.mouse.move(0, 0)
    expect(shown(page)).to_be_hidden()


def test_focus_shows_the_source_and_escape_hides_it(visit: Visit) -> None:
    page = visit(ARTICLE)
    number(page).focus()
    expect(shown(page)).to_contain_text(finding(page))
    page.keyboard.press("Escape")
    expect(shown(page)).to_be_hidden()
    expect(number(page)).to_be_focused()


def test_a_tap_shows_the_source_and_a_second_one_leads_to_it(visit: Visit) -> None:
    page = visit(ARTICLE, **PHONE)
    target = number(page).get_attribute("href") or ""
    number(page).tap()
    expect(shown(page)).to_contain_text(finding(page))
    number(page).tap()
    expect(page.locator(target)).to_be_in_viewport()
    assert page.url.endswith(target)


def test_without_script_the_number_leads_to_the_source_which_opens(visit: Visit) -> None:
    page = visit(ARTICLE, java_script_enabled=False)
    target = number(page).get_attribute("href") or ""
    number(page).click()
    entry = page.locator(target)
    expect(entry).to_be_in_viewport()
    entry.locator("summary").click()
    expect(entry.locator("summary + p")).to_be_visible()

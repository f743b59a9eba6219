"""The reader's list of pages to come back to: it stays on the device, and is read nowhere else."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.accessibility import violations
from browser.conftest import Visit, go
from browser.real_site import TEMPLATES, RealSite

pytestmark = pytest.mark.browser

KEEP, LIST = "Keep for later", TEMPLATES["kept"]


def test_what_is_kept_stands_in_the_list_until_it_is_taken_off(
    visit: Visit, site: RealSite, troubles: list[str]
) -> None:
    page = visit(TEMPLATES["article"])
    for path in ("article", "strategy", "path"):
        go(page, site.address + TEMPLATES[path])
        page.get_by_role("button", name=KEEP).click()
        expect(page.get_by_role("button", name=KEEP)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="See your list").click()
    page.wait_for_url(f"**{LIST}")
    assert _listed(page) == [TEMPLATES[name] for name in ("path", "strategy", "article")]
    assert not violations(page)
    page.get_by_role("button", name="Take “Practising self-care” off the list").click()
    expect(page.locator(".kept-list [role=status]")).to_have_text("“Practising self-care” is off the list.")
    expect(page.locator(".kept-list-entry button").nth(1)).to_be_focused()
    go(page, page.url)
    assert _listed(page) == [TEMPLATES[name] for name in ("path", "article")]
    go(page, site.address + TEMPLATES["article"])
    page.get_by_role("button", name=KEEP).click()
    go(page, site.address + LIST)
    assert _listed(page) == [TEMPLATES["path"]]
    assert not troubles


def _listed(page: Page) -> list[str]:
    """Where the entries of the list lead, in their order."""
    expect(page.locator(".kept-list-entry").first).to_be_visible()
    found: list[str] = page.locator(".kept-list-link").evaluate_all("all => all.map(one => one.pathname)")
    return found


def test_one_button_forgets_the_list(visit: Visit, site: RealSite) -> None:
    page = visit(LIST)
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    for path in ("article", "strategy"):
        go(page, site.address + TEMPLATES[path])
        page.get_by_role("button", name=KEEP).click()
    go(page, site.address + LIST)
    page.get_by_role("button", name="Forget this list").click()
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    expect(page.locator(".kept-list [role=status]")).to_have_text("Forgotten. The list is empty.")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_list_that_holds_something_else_is_an_empty_one(visit: Visit, site: RealSite, troubles: list[str]) -> None:
    page = visit(LIST)
    for text in ("{", "{}", "[7, null]", '[{"url": "https://elsewhere.example/", "title": "x"}]', '[{"url": "/x/"}]'):
        page.evaluate("text => localStorage.setItem('kept', text)", text)
        go(page, site.address + LIST)
        expect(page.get_by_text("Nothing yet.")).to_be_visible()
        assert page.locator(".kept-list-entry").count() == 0
    assert not troubles


def test_where_the_browser_keeps_nothing_that_is_said(visit: Visit) -> None:
    page = visit(TEMPLATES["article"])
    page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); })")
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator(".keep-status")).to_contain_text("Your browser keeps nothing")
    expect(page.get_by_role("button", name=KEEP)).to_have_attribute("aria-pressed", "false")


def test_without_script_there_is_no_button_that_does_nothing(visit: Visit) -> None:
    options: dict[str, Any] = {"java_script_enabled": False}
    assert not visit(TEMPLATES["article"], **options).get_by_role("button", name=KEEP).count()
    expect(visit(LIST, **options).locator("main")).to_contain_text("A bookmark of your browser does the same.")

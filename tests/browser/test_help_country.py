"""The reader's own country: chosen on the device, on every page from then on, and told to nobody."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from browser.accessibility import violations
from browser.conftest import Visit, note_troubles
from browser.overflowing import OVERFLOWING
from browser.real_site import TEMPLATES, RealSite
from browser.shifts import SHIFTS

pytestmark = pytest.mark.browser

ARTICLE = TEMPLATES["article"]
HOME, AWAY, UNION, NOWHERE = "Asia/Calcutta", "Europe/London", "Europe/Vienna", "Etc/UTC"

# Storage that a browser refuses, as some do in private windows.
_REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"


@pytest.fixture
def away(browser: Browser) -> Any:
    """Profiles made as asked, all of them closed in the end."""
    made: list[BrowserContext] = []

    def context(**options: Any) -> BrowserContext:
        made.append(browser.new_context(**{"timezone_id": HOME, "viewport": {"width": 1280, "height": 900}} | options))
        return made[-1]

    yield context
    for one in made:
        one.close()


def ready(context: BrowserContext, site: RealSite, path: str = ARTICLE) -> Page:
    """A page whose control is there."""
    page = context.new_page()
    page.goto(site.address + path)
    expect(page.locator(".help-inset-choice[data-ready]")).to_have_count(1)
    return page


def numbers(page: Page) -> list[str]:
    """Where the numbers of the help inset lead."""
    links: list[str] = page.locator(".help-inset-numbers a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return links


def test_a_choice_shows_that_country_here_and_on_every_other_page_until_it_is_taken_back(
    away: Any, site: RealSite
) -> None:
    context = away()
    page = ready(context, site)
    own = numbers(page)
    page.get_by_label("Not in India?").select_option("US")
    assert numbers(page) == ["tel:911", "tel:988", "sms:988", "https://988lifeline.org/"]
    expect(page.locator(".help-inset [role=status]")).to_contain_text("United States")
    expect(page.locator(".help-inset-country")).to_have_text("In United States")
    page.reload()
    expect(page.locator(".help-inset-country")).to_have_text("In United States")
    for path in TEMPLATES.values():
        other = ready(context, site, path)
        assert numbers(other)[:2] == ["tel:911", "tel:988"], path
        more = other.locator(".help-inset-more").get_attribute("href") or ""
        assert other.locator(".help-inset [role=status]").inner_text() == "", "nobody asked to hear it again"
        other.close()
    page.goto(site.address + more)
    expect(page.locator("#site--country-us h3")).to_be_in_viewport()
    page.get_by_label("Your country").select_option(label="Use the site’s country")
    expect(page.get_by_label("Not in India?")).to_be_focused()
    assert numbers(page) == own
    assert page.evaluate("Object.keys(localStorage)") == []
    page.reload()
    assert numbers(ready(context, site)) == own


def test_a_choice_in_one_window_shows_in_the_others(away: Any, site: RealSite) -> None:
    context = away()
    first, second = ready(context, site), ready(context, site, "/")
    first.get_by_label("Not in India?").select_option("JP")
    expect(second.locator(".help-inset-country")).to_have_text("In Japan")


def test_the_device_s_clock_suggests_a_country_and_changes_nothing_by_itself(away: Any, site: RealSite) -> None:
    context = away(timezone_id=AWAY)
    page = ready(context, site)
    assert numbers(page)[0] == "tel:112"
    expect(page.get_by_role("group", name="United Kingdom")).to_be_visible()
    page.get_by_role("button", name="Yes", exact=True).click()
    assert numbers(page)[0] == "tel:999"
    expect(page.get_by_label("Your country")).to_be_focused()
    assert numbers(ready(context, site, "/"))[0] == "tel:999"


def test_a_suggestion_that_was_declined_does_not_come_back(away: Any, site: RealSite) -> None:
    context = away(timezone_id=AWAY)
    page = ready(context, site)
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_label("Not in India?")).to_be_focused()
    page.reload()
    expect(page.get_by_label("Not in India?")).to_be_visible()
    expect(page.locator(".help-inset").get_by_role("group")).to_have_count(0)


@pytest.mark.parametrize(("zone", "suggested"), [(HOME, 0), (NOWHERE, 0), (UNION, 1)])
def test_only_a_country_of_the_directory_is_suggested(away: Any, site: RealSite, zone: str, suggested: int) -> None:
    page = ready(away(timezone_id=zone), site)
    expect(page.locator(".help-inset").get_by_role("group")).to_have_count(suggested)


def test_readers_of_another_country_see_no_number_of_this_one(away: Any, site: RealSite) -> None:
    page = ready(away(), site)
    page.get_by_label("Not in India?").select_option("other")
    assert numbers(page) == []
    expect(page.locator(".help-inset-numbers")).to_contain_text("your local emergency number")
    assert (page.locator(".help-inset-more").get_attribute("href") or "").endswith("#site--help-directory")


def test_a_country_without_an_emergency_number_leads_to_an_operator_s_page(away: Any, site: RealSite) -> None:
    page = ready(away(), site)
    page.get_by_label("Not in India?").select_option("JP")
    expect(page.locator(".help-inset-numbers li").first).to_contain_text("your local emergency number")
    assert numbers(page)[0].startswith("https://")


def test_no_request_goes_elsewhere_or_carries_the_choice(away: Any, site: RealSite) -> None:
    asked: dict[str, list[tuple[str, str]]] = {}
    for choice in ("", "US", "ZA"):
        context = away()
        context.add_init_script(f"if ({json.dumps(choice)}) localStorage.setItem('help-country', {json.dumps(choice)})")
        sent: list[Request] = []
        context.on("request", lambda one, sent=sent: sent.append(one))
        ready(context, site)
        asked[choice] = sorted((one.url, json.dumps({**one.all_headers()}, sort_keys=True)) for one in sent)
        assert all(one.url.startswith(site.address) and "?" not in one.url for one in sent)
        assert context.cookies() == []
    assert asked[""] == asked["US"] == asked["ZA"]
    assert sum("countries.json" in url for url, _ in asked[""]) == 1


@pytest.mark.parametrize("stored", ["XX", "IN", "", "<b>", "constructor"])
def test_a_country_that_is_not_there_leaves_the_page_as_it_is(away: Any, site: RealSite, stored: str) -> None:
    context = away()
    page = ready(context, site)
    own = page.locator(".help-inset").inner_text()
    page.evaluate("stored => localStorage.setItem('help-country', stored)", stored)
    page.reload()
    expect(page.locator(".help-inset-choice[data-ready]")).to_have_count(1)
    assert page.locator(".help-inset").inner_text() == own


def test_storage_that_is_refused_keeps_the_choice_for_this_page_only(away: Any, site: RealSite) -> None:
    context = away()
    context.add_init_script(_REFUSED)
    troubles: list[str] = []
    page = context.new_page()
    note_troubles(page, site.address, troubles)
    page.goto(site.address + ARTICLE)
    page.get_by_label("Not in India?").select_option("US")
    assert numbers(page)[0] == "tel:911"
    page.reload()
    expect(page.get_by_label("Not in India?")).to_be_visible()
    assert numbers(page)[0] == "tel:112"
    assert not troubles


@pytest.mark.parametrize("answer", [{"status": 404}, {"body": "{"}, {"body": "<!doctype html>"}])
def test_a_file_that_is_missing_or_broken_leaves_the_page_as_it_is(
    away: Any, site: RealSite, answer: dict[str, Any]
) -> None:
    def answered(route: Route) -> None:
        route.fulfill(**answer)

    context = away()
    context.add_init_script("localStorage.setItem('help-country', 'US')")
    context.route("**/countries.json", answered)
    page = context.new_page()
    page.goto(site.address + ARTICLE)
    expect(page.locator(".help-inset-choice")).to_have_count(0)
    assert numbers(page)[:2] == ["tel:112", "tel:14416"]


def test_without_script_the_page_has_its_own_numbers_and_a_way_to_all_others(visit: Visit) -> None:
    page = visit(ARTICLE, java_script_enabled=False)
    assert numbers(page)[:2] == ["tel:112", "tel:14416"]
    expect(page.locator(".help-inset-choice")).to_be_hidden()
    page.locator(".help-inset-more").click()
    expect(page.locator("[id^=site--country-]").nth(9)).to_be_attached()


def test_the_keyboard_alone_chooses_and_takes_back(away: Any, site: RealSite) -> None:
    page = ready(away(), site)
    page.locator(".help-inset-more").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Not in India?")).to_be_focused()
    page.keyboard.type("South A")
    expect(page.locator(".help-inset-country")).to_have_text("In South Africa")
    page.keyboard.press("Home")
    expect(page.locator(".help-inset-country")).to_have_text("In India")


@pytest.mark.parametrize("state", ["chosen", "suggested"])
@pytest.mark.parametrize("way", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 320, "height": 800}}])
def test_the_control_breaks_no_rule_of_accessibility(
    away: Any, site: RealSite, state: str, way: dict[str, Any]
) -> None:
    page = ready(away(timezone_id=AWAY, **way), site)
    if state == "chosen":
        page.get_by_role("button", name="No", exact=True).click()
        page.get_by_label("Not in India?").select_option("SG")
    assert not violations(page)
    assert not page.evaluate(OVERFLOWING)
    for control in page.locator(".help-inset select, .help-inset button, .help-inset a").all():
        box = control.bounding_box()
        assert not box or (box["height"] >= 44 and box["width"] >= 44)


def test_paper_shows_what_the_reader_chose(away: Any, site: RealSite) -> None:
    page = ready(away(), site)
    page.get_by_label("Not in India?").select_option("GB")
    page.emulate_media(media="print")
    expect(page.locator(".help-inset a[href='tel:999']")).to_be_visible()
    assert not [one for one in page.locator(".help-inset select, .help-inset button").all() if one.is_visible()]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("zone", [HOME, AWAY, NOWHERE])
def test_nothing_moves_at_home_or_away(away: Any, site: RealSite, width: int, zone: str) -> None:
    assert not ready(away(viewport={"width": width, "height": 740}, timezone_id=zone), site).evaluate(SHIFTS)

"""The reader's own settings: they hold on every page from its first moment on, stay on the device, and can go."""

from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from browser.conftest import ENHANCED, note_troubles
from browser.overflowing import OVERFLOWING
from browser.real_site import TEMPLATES, RealSite
from browser.shifts import SHIFTS

pytestmark = pytest.mark.browser

ARTICLE, SETTINGS = TEMPLATES["article"], TEMPLATES["settings"]
DARK, LIGHT = "rgb(16, 25, 28)", "rgb(251, 248, 243)"

_REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
# What stands beside a part of the text that is on the same height.
_BESIDE = """() => {
  const names = ".prose, .table-of-contents, .technique-card, section, .topic-list-topic";
  const parts = [...document.querySelectorAll(`main :is(${names})`)];
  const box = (one) => one.getBoundingClientRect();
  return parts.filter((one) => parts.some((other) => !one.contains(other) && !other.contains(one)
    && box(one).height && box(other).height
    && box(one).top < box(other).bottom - 1 && box(other).top < box(one).bottom - 1)).map((one) => one.className);
}"""
_GROUND = "getComputedStyle(document.documentElement).backgroundColor"


@pytest.fixture
def profile(browser: Browser) -> Any:
    """Profiles made as asked, all of them closed in the end."""
    made: list[BrowserContext] = []

    def context(**options: Any) -> BrowserContext:
        made.append(browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "bypass_csp": True} | options))
        return made[-1]

    yield context
    for one in made:
        one.close()


def opened(context: BrowserContext, site: RealSite, path: str = ARTICLE) -> Page:
    """A page in a profile, whose scripts have done their work."""
    page = context.new_page()
    page.goto(site.address + path)
    page.evaluate(ENHANCED)
    return page


def dialog(page: Page) -> Locator:
    """The settings, opened over a page by its link."""
    page.get_by_role("link", name="Reading settings").first.click()
    found = page.get_by_role("dialog", name="Reading settings")
    expect(found).to_be_visible()
    return found


def test_a_choice_holds_at_once_on_every_other_page_and_after_coming_back(profile: Any, site: RealSite) -> None:
    context = profile()
    page = opened(context, site)
    dialog(page).get_by_label("Dark").check()
    assert page.evaluate(_GROUND) == DARK
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Done, and kept on this device.")
    other = opened(context, site, TEMPLATES["home"])
    assert other.evaluate(_GROUND) == DARK
    other.goto(site.address + SETTINGS)
    expect(other.get_by_label("Dark")).to_be_checked()


def test_a_setting_holds_before_anything_is_drawn_without_any_other_script(profile: Any, site: RealSite) -> None:
    context = profile()
    dialog(opened(context, site)).get_by_label("Dark").check()
    context.route("**/main.js", lambda route: route.abort())
    page = context.new_page()
    page.add_init_script(
        "new PerformanceObserver(list => { window.drawn = document.documentElement.dataset.theme; })"
        ".observe({ type: 'paint', buffered: true })"
    )
    page.goto(site.address + ARTICLE)
    page.wait_for_function("window.drawn")
    assert page.evaluate("window.drawn") == "dark"
    head = page.locator("head").inner_html()
    assert head.index("before-paint.js") < head.index('rel="stylesheet"')


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_a_page_comes_with_every_setting_and_a_country(
    width: int, profile: Any, site: RealSite
) -> None:
    context = profile(viewport={"width": width, "height": 900})
    page = opened(context, site)
    part = dialog(page)
    for label in ("Much larger", "More room", "Strong: black and white", "Dark", "On: one column"):
        part.get_by_label(label).check()
    part.get_by_role("button", name="Close").click()
    for country in ("GB", "US", "DE"):
        page.locator(".help-inset-select").select_option(country)
        for path in (ARTICLE, TEMPLATES["home"], TEMPLATES["strategy"]):
            other = opened(context, site, path)
            expect(other.locator(".help-inset-choice[data-ready]")).to_have_count(1)
            assert other.evaluate(SHIFTS) < 0.001, f"{path} {country}"
            other.close()


def test_every_setting_changes_what_it_says(profile: Any, site: RealSite) -> None:
    page = opened(profile(), site)
    part = dialog(page)

    def style(selector: str, name: str) -> str:
        return str(page.locator(selector).first.evaluate(f"one => getComputedStyle(one)['{name}']"))

    usual = float(style("main p", "fontSize").removesuffix("px"))
    part.get_by_label("Twice as large").check()
    assert float(style("main .prose p", "fontSize").removesuffix("px")) >= usual * 1.7
    part.get_by_label("More room").check()
    assert float(style("main .prose p", "letterSpacing").removesuffix("px")) > 0
    part.get_by_label("Strong: black and white").check()
    assert (style("main .prose p", "color"), page.evaluate(_GROUND)) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    part.get_by_label("Dark").check()
    assert (style("main .prose p", "color"), page.evaluate(_GROUND)) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    part.get_by_label("On: one column").check()
    assert style(".cover", "display") == "none"
    part.get_by_label("Light", exact=True).check()
    assert page.evaluate(_GROUND) == "rgb(255, 255, 255)"
    part.get_by_role("button", name="Forget my settings").click()
    assert page.evaluate(_GROUND) == LIGHT
    assert float(style("main p", "fontSize").removesuffix("px")) == usual
    assert page.evaluate("Object.keys(localStorage)") == []
    expect(part.get_by_label("As your device has it")).to_be_checked()


@pytest.mark.parametrize("label", ["On: one column", "Very large", "Twice as large"])
def test_everything_stands_in_one_column_where_that_is_asked_for_or_needed(
    label: str, profile: Any, site: RealSite
) -> None:
    for name in ("article", "strategy", "home", "search", "practice"):
        page = opened(profile(), site, TEMPLATES[name])
        dialog(page).get_by_label(label).check()
        page.keyboard.press("Escape")
        beside = page.evaluate(_BESIDE)
        assert not beside, name


def test_settings_open_and_close_with_the_keyboard_and_the_focus_comes_back(profile: Any, site: RealSite) -> None:
    page = opened(profile(), site)
    link = page.get_by_role("link", name="Reading settings").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("dialog").locator(":focus")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.documentElement.dataset.text") == "120"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def test_a_double_click_opens_the_settings_once(profile: Any, site: RealSite) -> None:
    page = opened(profile(), site)
    page.evaluate("[1, 2].forEach(() => document.querySelector('[data-enhance=settings-link]').click())")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.locator("dialog").count() == 1
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(dialog(page).get_by_label("Dark")).to_be_visible()


def test_where_the_settings_cannot_be_fetched_the_link_leads_to_their_page(profile: Any, site: RealSite) -> None:
    context = profile()
    page = opened(context, site)
    page.evaluate("void (window.fetch = () => Promise.reject(new Error('no network')))")
    page.get_by_role("link", name="Reading settings").first.click()
    page.wait_for_url(f"**{SETTINGS}")
    page.evaluate(ENHANCED)
    page.get_by_label("Dark").check()
    assert page.evaluate(_GROUND) == DARK


def test_where_the_browser_keeps_nothing_a_choice_lasts_as_long_as_the_page(profile: Any, site: RealSite) -> None:
    context = profile()
    context.add_init_script(_REFUSED)
    troubles: list[str] = []
    page = context.new_page()
    note_troubles(page, site.address, troubles)
    page.goto(site.address + SETTINGS)
    page.evaluate(ENHANCED)
    page.get_by_label("Dark").check()
    assert page.evaluate(_GROUND) == DARK
    expect(page.locator(".reading-settings [role=status]")).to_contain_text("Your browser keeps nothing")
    assert not troubles


def test_what_else_stands_in_the_storage_does_no_harm(profile: Any, site: RealSite) -> None:
    context = profile()
    for text in ("{", "[]", "7", '"dark"', "null", '{"no way": 1}'):
        page = opened(context, site, SETTINGS)
        page.evaluate("text => localStorage.setItem('reading-settings', text)", text)
        page.reload()
        page.evaluate(ENHANCED)
        assert page.evaluate(_GROUND) == LIGHT, text
        page.get_by_label("Dark").check()
        assert page.evaluate(_GROUND) == DARK, text


def test_without_script_the_page_of_the_settings_says_how_the_browser_does_it(profile: Any, site: RealSite) -> None:
    page = profile(java_script_enabled=False).new_page()
    page.goto(site.address + ARTICLE)
    page.get_by_role("link", name="Reading settings").first.click()
    expect(page.locator("main")).to_contain_text("Your browser does not run the script")
    expect(page.get_by_role("radio")).to_have_count(0)


@pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)
def test_with_the_largest_text_and_most_room_a_page_scrolls_in_one_direction_only(
    path: str, profile: Any, site: RealSite
) -> None:
    context = profile()
    context.add_init_script('localStorage.setItem(\'reading-settings\', \'{"text": "200", "spacing": "wide"}\')')
    page = opened(context, site, path)
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert not page.evaluate(OVERFLOWING), width


def test_another_window_follows(profile: Any, site: RealSite) -> None:
    context = profile()
    one, other = opened(context, site, SETTINGS), opened(context, site, SETTINGS)
    one.get_by_label("Dark").check()
    expect(other.get_by_label("Dark")).to_be_checked()
    assert other.evaluate(_GROUND) == DARK

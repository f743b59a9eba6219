"""The quick exit, on a page that asks for it: out at once, with nothing left on the screen."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

import tiny_site
from browser.accessibility import violations
from browser.conftest import note_troubles
from browser.overflowing import OVERFLOWING
from browser.real_site import served

pytestmark = pytest.mark.browser

AWAY = "https://weather.example/"
TEXT = "\n\n".join(f"## Part {number} {{#part-{number}}}\n\nYou can [read on](#part-{number})." for number in range(20))
HEAD = "---\ntitle: When home is not safe\ndate: 2026-01-10\nquick_exit: true\n---\n"
FILES = {
    "articles/home.md": f"{HEAD}You matter.\n\n{TEXT}\n",
    "articles/sleep.md": "---\ntitle: Sleep\ndate: 2026-01-10\n---\nYou can rest.\n",
}
PATH, LINK = "/home/", "Emergency: Exit this page"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a page that asks for a quick exit, and one that does not."""
    folder = tmp_path_factory.mktemp("exit")
    tiny_site.write(FILES, folder / "content")
    tiny_site.build_folder(folder / "content", folder / "output", CAREPRESS={"quick_exit_url": AWAY})
    with served(folder / "output") as found:
        yield found


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Any]:
    """A function that opens the page in a profile with the given options; the page to leave for is made up here."""
    contexts = []

    def answer(route: Route) -> None:
        route.fulfill(body="<title>Weather</title>", content_type="text/html")

    def page(path: str = PATH, **options: Any) -> Page:
        contexts.append(
            browser.new_context(**{"viewport": {"width": 1280, "height": 700}, "bypass_csp": True} | options)
        )
        contexts[-1].route(f"{AWAY}**", answer)
        found = contexts[-1].new_page()
        found.goto("about:blank")
        found.goto(address + path)
        if path == PATH and options.get("java_script_enabled", True):
            expect(found.locator(".quick-exit [role=status]")).to_have_count(1)
        return found

    yield page
    for context in contexts:
        context.close()


def test_the_link_leaves_in_the_same_window_and_back_does_not_lead_to_the_page(opened: Any) -> None:
    page = opened()
    with page.expect_request(AWAY) as asked:
        page.get_by_role("link", name=LINK).click()
    assert "referer" not in asked.value.all_headers()
    page.wait_for_url(AWAY)
    assert len(page.context.pages) == 1
    page.go_back()
    assert page.url == "about:blank"


def test_without_script_it_is_a_link(opened: Any) -> None:
    page = opened(java_script_enabled=False)
    expect(page.locator(".quick-exit [data-needs-script]")).to_be_hidden()
    with page.expect_request(AWAY) as asked:
        page.get_by_role("link", name=LINK).click()
    assert "referer" not in asked.value.all_headers()
    page.wait_for_url(AWAY)


def test_shift_three_times_leaves_and_says_how_often_is_left(opened: Any) -> None:
    page = opened()
    page.keyboard.press("Shift")
    expect(page.locator(".quick-exit [role=status]")).to_have_text("Press Shift two more times to leave.")
    expect(page.locator(".quick-exit-light[data-lit]")).to_have_count(1)
    page.keyboard.press("Shift")
    expect(page.locator(".quick-exit [role=status]")).to_have_text("Press Shift one more time to leave.")
    expect(page.locator(".quick-exit-light[data-lit]")).to_have_count(2)
    assert page.url.endswith(PATH)
    page.keyboard.press("Shift")
    page.wait_for_url(AWAY)


def test_the_screen_is_covered_before_the_other_page_is_there(opened: Any) -> None:
    page = opened()
    page.context.unroute(f"{AWAY}**")
    # An answer without content leaves the browser where it is.
    page.context.route(f"{AWAY}**", lambda route: route.fulfill(status=204))
    page.get_by_role("link", name=LINK).click()
    expect(page.get_by_role("alert")).to_have_text("Leaving this page.")
    expect(page.locator("h1")).to_be_hidden()
    assert page.evaluate("document.elementFromPoint(300, 300).className") == "quick-exit-cover"


def test_typing_capitals_and_other_keys_in_between_do_not_leave(opened: Any) -> None:
    page = opened()
    for _ in range(4):
        page.keyboard.press("Shift+A")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator(".quick-exit [role=status]")).to_have_text("Press Shift one more time to leave.")
    assert page.url.endswith(PATH)


def test_five_seconds_without_a_press_begin_anew_and_say_so(opened: Any) -> None:
    page = opened()
    page.clock.install()
    page.reload()
    expect(page.locator(".quick-exit [role=status]")).to_have_count(1)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.run_for(5100)
    expect(page.locator(".quick-exit [role=status]")).to_contain_text("too much time went by")
    expect(page.locator(".quick-exit-light")).to_have_count(0)
    page.keyboard.press("Shift")
    assert page.url.endswith(PATH)


@pytest.mark.parametrize("width", [320, 1280])
def test_it_stays_in_view_and_is_the_first_stop_of_the_keyboard(opened: Any, width: int) -> None:
    page = opened(viewport={"width": width, "height": 700})
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=LINK)).to_be_focused()
    page.mouse.wheel(0, 5000)
    page.wait_for_function("scrollY > 1000")
    expect(page.get_by_role("link", name=LINK)).to_be_in_viewport(ratio=1)
    link = page.locator("#part-2 + p a")
    link.focus()
    box, bar = link.bounding_box(), page.locator(".quick-exit-bar").bounding_box()
    assert box
    assert bar
    assert box["y"] >= bar["y"] + bar["height"], "the bar hides nothing that has the focus: WCAG 2.2 SC 2.4.12"


@pytest.mark.parametrize("way", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 320, "height": 800}}])
def test_the_page_breaks_no_rule_of_accessibility(opened: Any, address: str, way: dict[str, Any]) -> None:
    page = opened(**way)
    troubles: list[str] = []
    note_troubles(page, address, troubles)
    assert not violations(page)
    assert not page.evaluate(OVERFLOWING)
    page.keyboard.press("Shift")
    assert not violations(page)
    box = page.get_by_role("link", name=LINK).bounding_box()
    assert box
    assert min(box["height"], box["width"]) >= 44
    assert not troubles


def test_it_says_what_it_does_not_do_and_paper_leaves_it_out(opened: Any) -> None:
    page = opened()
    expect(page.locator(".quick-exit-words")).to_contain_text("does not clear your browser’s history")
    page.emulate_media(media="print")
    assert not [one for one in page.locator(".quick-exit *").all() if one.is_visible()]


@pytest.mark.parametrize("path", ["/sleep/", "/", "/articles/", "/404.html"])
def test_other_pages_do_not_have_it(opened: Any, path: str) -> None:
    page = opened(path)
    expect(page.locator(".quick-exit")).to_have_count(0)
    for _ in range(3):
        page.keyboard.press("Shift")
    assert page.url.endswith(path)


def test_a_page_that_asks_for_it_is_listed_like_any_other(opened: Any) -> None:
    assert opened("/articles/").locator("main a[href='/home/']").count() >= 1

"""What readers come for, done with the keyboard alone, with the site's scripts and without them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.real_site import RealSite

pytestmark = pytest.mark.browser


_FOCUSED = "[document.activeElement?.textContent.replace(/\\s+/g, ' ').trim(), document.activeElement?.href]"
MOST_STOPS = 250


@pytest.fixture(scope="module")
def browser(whole_browser: Browser) -> Browser:
    """One that breaks sheets as readers' browsers do."""
    return whole_browser


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, browser: Browser, site: RealSite) -> Iterator[Page]:
    """The first page, as a reader meets it who has no mouse."""
    with browser.new_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        opened.goto(site.address)
        yield opened


def reached(page: Page, words: str) -> str:
    """Where the link with these words leads, once the Tab key has come to it."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        said, address = page.evaluate(_FOCUSED)
        if address and words in said:
            return str(address)
    raise AssertionError(f"After {MOST_STOPS} stops no link says “{words}” on {page.url}.")


def follow(page: Page, words: str) -> None:
    """Come to a link with the Tab key, and open it."""
    address = reached(page, words)
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    page.wait_for_load_state()


def test_to_find_help_for_another_country(page: Page) -> None:
    follow(page, "More helplines, more countries")
    follow(page, "Helplines by country")
    follow(page, "Kenya")
    expect(page.locator("#site--country-ke")).to_be_in_viewport()
    assert reached(page, "999") == "tel:999"


def test_to_find_how_to_sleep_better(page: Page) -> None:
    follow(page, "Choose one thing from self-care")
    follow(page, "Sleep routine")
    expect(page.get_by_role("heading", name="Sleep routine")).to_be_in_viewport()


def test_to_follow_a_path_to_its_end(page: Page) -> None:
    follow(page, "When today is hard")
    steps = page.locator(".path-steps-step").count()
    assert steps > 3
    for at in range(steps):
        follow(page, page.locator(".path-steps-link").nth(at).inner_text())
        expect(page.locator("main h1")).to_be_visible()
        if at + 1 < steps:
            page.go_back()
    expect(page.locator(".next-in-path", has_text="This is the last step of this path.")).to_be_visible()


def test_to_print_a_technique(page: Page) -> None:
    follow(page, "Choose one thing from self-care")
    follow(page, "Slow breathing")
    follow(page, "Practise this")
    expect(page.locator("main h1")).to_have_text("Slow breathing")
    page.emulate_media(media="print")
    assert {"112", "14416"} <= {number.inner_text() for number in page.locator(".help-number-digits").all()}
    assert 1 <= page.pdf(format="A4").count(b"/Type /Page\n") <= 2

"""Pages do all that they do behind a real server with its headers: nothing of ours is kept out by our own policy."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import web_servers
from browser.conftest import ENHANCED, note_troubles
from tiny_project import wait_until
from tiny_site import TinySite

pytestmark = [pytest.mark.browser, pytest.mark.servers]

_PAGES = ("/", "/first-night/", "/strategies/signalling/", "/get-help/", "/map/", "/settings/", "/kept/", "/glossary/")


_HELP_READY = "!document.querySelector('.help-inset-choice:not([data-ready])')"


@pytest.fixture(scope="module")
def browser(whole_browser: Browser) -> Browser:
    """One that has a reader of its own for PDF files."""
    return whole_browser


@pytest.fixture(scope="module")
def address(ours: TinySite) -> Iterator[str]:
    with web_servers.nginx(ours.output, ours.output / "_hosting" / "nginx.conf") as address:
        yield address


@pytest.fixture
def troubles() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, address: str, troubles: list[str]) -> Iterator[Page]:
    """A page that notes whatever its browser complains of, with the policy in force."""
    with browser.new_context(service_workers="allow") as context:
        page = context.new_page()
        note_troubles(page, address, troubles)
        yield page


def test_scripts_styles_fonts_and_paper_keep_to_the_headers(page: Page, address: str, troubles: list[str]) -> None:
    for path in _PAGES:
        page.goto(address + path)
        page.evaluate("document.fonts.ready")
        page.evaluate(ENHANCED)
        wait_until(lambda: page.evaluate(_HELP_READY))
    page.goto(f"{address}/first-night/", wait_until="networkidle")
    page.emulate_media(media="print")
    assert page.pdf()
    assert troubles == []


def test_the_search_finds_what_is_typed(page: Page, address: str, troubles: list[str]) -> None:
    page.goto(f"{address}/search/")
    page.get_by_role("searchbox").first.fill("lamp")
    expect(page.get_by_role("heading", name="Lighting the lamp")).to_be_visible()
    assert troubles == []


def test_the_service_worker_keeps_the_help_page(page: Page, address: str, troubles: list[str]) -> None:
    page.goto(f"{address}/first-night/")
    wait_until(lambda: page.evaluate("navigator.serviceWorker.controller?.state === 'activated'"))
    page.context.set_offline(True)
    page.goto(f"{address}/get-help/")
    expect(page.locator("h1")).to_be_visible()
    assert [told for told in troubles if "olicy" in told] == []


def test_a_handout_is_shown_by_the_browsers_own_reader(page: Page, address: str) -> None:
    page.goto(f"{address}/first-night/first-night.pdf")
    # The list of frames follows only when the browser is asked for something.
    wait_until(lambda: page.evaluate("true") and any(one.url.startswith("chrome-ext") for one in page.frames))


def test_no_other_site_may_show_a_page_within_its_own(browser: Browser, address: str) -> None:
    other = address.replace("127.0.0.1", "localhost")
    with browser.new_context() as context:
        page = context.new_page()
        for path in ("/get-help/", "/framed"):
            fulfilled(page, other + path, f"<iframe src='{address}{path}'></iframe>")
        fulfilled(page, f"{address}/framed", "This may be framed.")
        page.goto(f"{other}/framed")
        assert page.frames[1].url == f"{address}/framed"
        page.goto(f"{other}/get-help/")
        assert page.frames[1].url != f"{address}/get-help/"


def fulfilled(page: Page, address: str, html: str) -> None:
    """Let a page find something at an address that no server has."""
    page.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))

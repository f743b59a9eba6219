"""What tests in a browser share: the real site, one browser, and a way to visit pages that notes every trouble."""

import functools
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
    ViewportSize,
    sync_playwright,
)

import provisions
from browser.real_site import RealSite, built, served

Visit = Callable[..., Page]

_DESK: ViewportSize = {"width": 1280, "height": 900}
_MEDIA = {"media": "null", "color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"}

# What a browser fetches for itself, such as lists of safe sites, would hide what pages fetch.
ARGUMENTS = ("--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update")


# A module that a page has asked for comes to its enhancement before it comes to whoever asks again.
ENHANCED = """() => Promise.allSettled([...document.querySelectorAll("[data-enhance]")].map((one) =>
  import(new URL(`${one.dataset.enhance}.js`, document.querySelector("script[type=module]")?.src))))"""

_BLOCKED = "Service Worker registration blocked by Playwright"

# The list of countries comes with a file of its own; where that does not come, its place goes.
_HELP_READY = "!document.querySelector('.help-inset-choice:not([data-ready])')"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealSite]:
    """The real site, served at the root of an address."""
    folder = built(tmp_path_factory.mktemp("site"))
    with served(folder) as address:
        yield RealSite(folder, address)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What leads browsers."""
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def whole_browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser with all that readers' browsers have, such as printing."""
    yield from launched(playwright, os.environ.get("CHROMIUM") or provisions.chromium())


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests: where there is one, the one without windows, which takes less."""
    yield from launched(playwright, provisions.headless_shell() or provisions.chromium())


def launched(playwright: Playwright, program: str | None) -> Iterator[Browser]:
    """A running browser in whose profiles no service worker is registered."""
    assert program, "No browser could be had: install Chromium or Chrome, or name one that starts in CHROMIUM."
    sandbox = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    found = playwright.chromium.launch(executable_path=program, args=[*ARGUMENTS, *sandbox])
    # In each new profile a service worker would fetch the whole shell; tests that are about it allow it.
    found.new_context = functools.partial(found.new_context, service_workers="block")
    yield found
    found.close()


@pytest.fixture(scope="module")
def troubles() -> list[str]:
    """Whatever went wrong on the pages visited so far: errors, failed requests, requests to another origin."""
    return []


@pytest.fixture(scope="module")
def visit(browser: Browser, site: RealSite, troubles: list[str]) -> Iterator[Visit]:
    """A function that opens a page in a fresh profile: `visit(path, color_scheme=…, viewport=…)`.

    The page's policy is off, as it would keep the tests' own scripts out; `test_policy.py` opens every page with it.
    """
    contexts = []

    def opened(path: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": _DESK, "bypass_csp": True} | options)
        contexts.append(context)
        page = context.new_page()
        note_troubles(page, site.address, troubles)
        go(page, site.address + path, has_script=options.get("java_script_enabled", True))
        while len(contexts) > 1:
            contexts.pop(0).close()
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def look(browser: Browser, site: RealSite, troubles: list[str]) -> Iterator[Visit]:
    """A function that leads one page to a path, for tests that only look: `look(path, color_scheme=…, viewport=…)`.

    A fresh profile costs as much as four pages; where something is stored, clicked or intercepted, `visit` gives one.
    """
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})  # each page comes as to a first visit
        note_troubles(page, site.address, troubles)

        def shown(path: str, viewport: ViewportSize = _DESK, **media: Any) -> Page:
            page.set_viewport_size(viewport)
            page.emulate_media(**_MEDIA | media)
            go(page, site.address + path)
            return page

        yield shown


def go(page: Page, address: str, *, has_script: bool = True) -> None:
    """Lead a page to an address, and wait until its fonts are there and its scripts have done their work."""
    page.goto(address)
    page.evaluate("document.fonts.ready")
    if has_script:
        page.evaluate(ENHANCED)
        page.wait_for_function(_HELP_READY)


def note_troubles(page: Page, address: str, troubles: list[str]) -> None:
    """From now on, add to `troubles` whatever goes wrong on a page."""

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and message.text != _BLOCKED:
            troubles.append(f"{page.url} says: {message.text}")

    def request(sent: Request) -> None:
        if not sent.url.startswith(f"{address}/"):
            troubles.append(f"{page.url} asks another origin: {sent.url}")

    def failed(asked: Request) -> None:
        # It is asked for after a page is kept, and given up where a test goes on at once.
        if not asked.url.endswith("/offline/words.json"):
            troubles.append(f"{asked.url} fails: {asked.failure}")

    def response(received: Response) -> None:
        if received.status >= 400:
            troubles.append(f"{received.url} answers {received.status}")

    page.on("console", console)
    page.on("pageerror", lambda error: troubles.append(f"{page.url} fails: {error}"))
    page.on("request", request)
    page.on("requestfailed", failed)
    page.on("response", response)

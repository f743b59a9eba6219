"""Pages without their script, and pages without their stylesheet."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import Visit, go
from browser.real_site import TEMPLATES, RealSite

pytestmark = pytest.mark.browser

# Controls that would do nothing without the script, and so are not there without it: it may run only after this.
_WITHOUT_CONTROLS = "document.querySelectorAll('[data-needs-script]').forEach(one => one.remove())"
# What is said in their place.
_WITHOUT_EXCUSES = "document.querySelectorAll('[data-without-script]').forEach(one => one.remove())"
_LINKS = "[...document.links].map(one => [one.getAttribute('href'), one.innerText.trim()])"

# The parts of a page in the order in which they are to be read.
_PARTS = (".skip-link", ".header-brand", ".help-inset-title", ".help-number", "h1", "main h2", ".footer-words")

# A table of contents stands in the margin, and things in a list may stand side by side.
_TOPS = """[...document.querySelectorAll("h1, main h2, main h3, .footer")]
  .filter(one => !one.closest(".table-of-contents, li")).map(one => one.getBoundingClientRect().top)"""

each_template = pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)


@pytest.fixture(scope="module")
def without_script(browser: Browser) -> Iterator[Page]:
    """A page that runs no script of the site."""
    with browser.new_context(java_script_enabled=False, bypass_csp=True) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def without_style(browser: Browser) -> Iterator[Page]:
    """A page to which no stylesheet comes."""
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/*.css", lambda route: route.abort())
        yield page


@each_template
def test_a_page_without_script_has_the_same_words_and_links(
    path: str, site: RealSite, look: Visit, without_script: Page
) -> None:
    with_script = look(path)
    with_script.evaluate(_WITHOUT_CONTROLS)
    words, links = with_script.locator("body").inner_text(), with_script.evaluate(_LINKS)
    go(without_script, site.address + path, has_script=False)
    without_script.evaluate(_WITHOUT_EXCUSES)
    assert without_script.locator("body").inner_text() == words
    assert without_script.evaluate(_LINKS) == links


@each_template
def test_a_page_without_style_is_whole_and_in_reading_order(path: str, site: RealSite, without_style: Page) -> None:
    page = without_style
    page.goto(site.address + path)
    assert page.evaluate("getComputedStyle(document.querySelector('.help-inset')).backgroundColor").endswith(" 0)")
    shown = [part for part in _PARTS if page.locator(part).count()]
    tops = [page.locator(part).first.bounding_box() for part in shown]
    assert {"h1", ".help-number"} <= set(shown)
    assert None not in tops
    places = [(box["y"], box["x"]) for box in tops if box]
    assert places == sorted(places)


@each_template
def test_the_style_keeps_the_reading_order(path: str, look: Visit) -> None:
    page = look(path)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        tops = page.evaluate(_TOPS)
        assert len(tops) >= 2
        assert tops == sorted(tops)

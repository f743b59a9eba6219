"""Pages without their script, and pages without their stylesheet."""

import pytest
from playwright.sync_api import Browser

from browser.conftest import Visit
from browser.real_site import TEMPLATES

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


@each_template
def test_a_page_without_script_has_the_same_words_and_links(path: str, visit: Visit) -> None:
    with_script = visit(path)
    with_script.evaluate(_WITHOUT_CONTROLS)
    words, links = with_script.locator("body").inner_text(), with_script.evaluate(_LINKS)
    without = visit(path, java_script_enabled=False)
    without.evaluate(_WITHOUT_EXCUSES)
    assert without.locator("body").inner_text() == words
    assert without.evaluate(_LINKS) == links


@each_template
def test_a_page_without_style_is_whole_and_in_reading_order(path: str, browser: Browser, visit: Visit) -> None:
    address = visit(path).url
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/*.css", lambda route: route.abort())
        page.goto(address)
        assert page.evaluate("getComputedStyle(document.querySelector('.help-inset')).backgroundColor").endswith(" 0)")
        shown = [part for part in _PARTS if page.locator(part).count()]
        tops = [page.locator(part).first.bounding_box() for part in shown]
    assert {"h1", ".help-number"} <= set(shown)
    assert None not in tops
    places = [(box["y"], box["x"]) for box in tops if box]
    assert places == sorted(places)


@each_template
def test_the_style_keeps_the_reading_order(path: str, visit: Visit) -> None:
    page = visit(path)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        tops = page.evaluate(_TOPS)
        assert len(tops) >= 2
        assert tops == sorted(tops)

"""Content that is not ours: everything that Markdown can say, and a site with hardly anything, in both directions."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import tiny_site
from browser import axe
from browser.accessibility import violations
from browser.conftest import note_troubles
from browser.overflowing import OVERFLOWING
from browser.real_site import served

pytestmark = pytest.mark.browser

CONTENT = Path(__file__).parent / "everything"
PATHS = ("/", "/everything/", "/plain/", "/articles/", "/series/alone/", "/former/", "/404.html")
_TABLES_ARE_IN_REACH = """[...document.querySelectorAll("main table")]
  .every(one => one.scrollWidth <= one.clientWidth || one.tabIndex === 0)"""
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 320, "height": 800}
WAYS = {"light desk": ("light", DESK), "dark phone": ("dark", PHONE)}


@pytest.fixture(scope="module", params=["en", "ar"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site without strategies, helplines, references and pages, in a language read from either side."""
    output = tmp_path_factory.mktemp(request.param)
    tiny_site.build_folder(CONTENT, output, DEFAULT_LANG=request.param)
    with served(output) as found:
        yield found


@pytest.fixture(scope="module", params=WAYS.values(), ids=WAYS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    scheme, viewport = request.param
    with browser.new_context(color_scheme=scheme, viewport=viewport, bypass_csp=True) as context:
        yield context.new_page()


@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_other_content_breaks_no_rule_and_is_no_wider_than_the_screen(
    path: str, address: str, page: Page
) -> None:
    troubles: list[str] = []
    note_troubles(page, address, troubles)
    page.goto(address + path)
    page.wait_for_function(_TABLES_ARE_IN_REACH)
    # The second engine looks at what pages are, which no way of showing them changes.
    assert not (axe.violations(page) if page.viewport_size == PHONE else violations(page))
    assert not page.evaluate(OVERFLOWING)
    assert not troubles


def test_what_the_theme_names_never_meets_the_anchor_of_a_heading(address: str, page: Page) -> None:
    page.goto(f"{address}/everything/")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert {"content", "newest", "site-content", "related-reading", "corrections"} <= set(ids)
    assert not [name for name, count in Counter(ids).items() if count > 1]
    own = page.evaluate("[...document.querySelectorAll('.prose [id]')].map(one => one.id)")
    assert all(name.startswith("site--") for name in set(ids) - set(own))


def test_words_without_a_picture_take_the_whole_line_of_a_list(address: str, page: Page) -> None:
    page.goto(f"{address}/articles/")
    item, words = (page.locator(part).first.bounding_box() for part in (".article-list-item", ".article-list-words"))
    assert item
    assert words
    assert words["width"] > min(item["width"], 500) - 1

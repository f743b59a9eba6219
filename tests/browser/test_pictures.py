"""Pictures that editors add, in a real browser: the lightest that looks sharp, and nothing moves when it comes."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

import made_pictures
import tiny_site
from browser.axe import violations
from browser.conftest import note_troubles
from browser.real_site import served

pytestmark = pytest.mark.browser

TEXT = "---\ntitle: A lake\ndate: 2026-01-10\nsummary: About a lake.\n---\n"
TEXT += "![A lake](images/lake.jpg)\n\nWords.\n\n## Part\n\n" + "Words and words.\n\n" * 60
TEXT += "![A path beside the lake](images/path.jpg)\n\nThe end.\n"

_ALL_HERE = "() => [...document.querySelectorAll('main img')].every(one => one.complete && one.naturalWidth)"
_SHIFT = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().reduce((sum, one) => sum + one.value, 0))).observe({type: "layout-shift", buffered: true})
  ?? setTimeout(() => done(0), 500))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with two photos, one of them taken upright, served under a path."""
    folder = tmp_path_factory.mktemp("host")
    photos = {"images/lake.jpg": made_pictures.photo(1600, 900), "images/path.jpg": made_pictures.photo(1200, 900, 6)}
    tiny_site.write({"a.md": TEXT, **photos}, folder / "content")
    tiny_site.build_folder(folder / "content", folder / "host" / "repo", SITEURL="https://host.example/repo")
    with served(folder / "host") as found:
        yield f"{found}/repo/a/"


@pytest.fixture(params=[(360, 2, 700), (360, 1, 400), (1280, 1, 700), (1280, 2, 1300)], ids=str)
def shown(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[tuple[Page, list[str], int]]:
    """The page at a width and a density of points, whatever went wrong there, and the width that is sharp enough."""
    width, density, sharp = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, device_scale_factor=density)
    page, troubles = context.new_page(), list[str]()
    note_troubles(page, address.rpartition("/repo/")[0], troubles)
    page.goto(address, wait_until="networkidle")
    yield page, troubles, sharp
    context.close()


def test_the_lightest_picture_that_looks_sharp_is_taken_and_the_rest_waits(
    shown: tuple[Page, list[str], int],
) -> None:
    page, troubles, sharp = shown
    taken = page.locator("main img").evaluate_all("all => all.map(one => one.currentSrc)")
    assert re.search(rf"/assets/pictures/lake-{sharp}-[0-9a-f]+\.avif$", taken[0])
    loaded = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert not [name for name in loaded if "/path-" in name or name.endswith(".jpg")]
    assert not troubles


def test_nothing_moves_when_pictures_come_and_they_stand_the_right_way_up(
    shown: tuple[Page, list[str], int],
) -> None:
    page, troubles, _ = shown
    page.locator("main img").last.scroll_into_view_if_needed()
    page.wait_for_function(
        "() => [...document.querySelectorAll('main img')].every(one => one.complete && one.naturalWidth)"
    )
    assert page.evaluate(_SHIFT) == 0
    lake, path = (one.bounding_box() for one in page.locator("main img").all())
    assert lake
    assert path
    assert lake["height"] == pytest.approx(lake["width"] * 9 / 16, abs=1)
    assert path["height"] == pytest.approx(path["width"] * 4 / 3, abs=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert not troubles


def test_paper_shows_a_whole_picture_on_one_sheet(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        page.locator("main img").last.scroll_into_view_if_needed()
        page.wait_for_function(_ALL_HERE)
        page.emulate_media(media="print")
        boxes = [one.bounding_box() for one in page.locator("main img").all()]
        assert all(box and box["height"] <= 160 * 96 / 25.4 + 1 for box in boxes)
        upright = boxes[-1]
        assert upright
        assert upright["height"] == pytest.approx(upright["width"] * 4 / 3, abs=1)


def test_a_page_with_pictures_breaks_no_rule_of_accessibility(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        assert not violations(page)

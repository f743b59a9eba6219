"""Pages on paper: a handout with the text, its dates, and whom to call."""

import pytest
from playwright.sync_api import Locator, Page

from browser.conftest import Visit
from browser.real_site import TEMPLATES

pytestmark = pytest.mark.browser

_NAVIGATION = (".skip-link", ".header-nav", ".header-menu", ".breadcrumbs", ".table-of-contents", ".footer nav")
_NAVIGATION += (".series-nav", ".next-in-path", ".related-reading", ".references-ways > a", ".button", ".pagination")

_AFTER = "one => one.map(link => [link.href, getComputedStyle(link, '::after').content])"

# The lightness of a colour that the browser gives as rgb(r, g, b), from 0 to 255; none for a transparent one.
_LIGHTNESS = """([selector, property]) => [...document.querySelectorAll(selector)]
  .filter(one => one.getClientRects().length)
  .map(one => getComputedStyle(one)[property].match(/[\\d.]+/g).map(Number))
  .filter(parts => parts.length === 3 || parts[3] > 0)
  .map(([r, g, b]) => Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b))"""


@pytest.fixture(scope="module", params=TEMPLATES.values(), ids=TEMPLATES)
def paper(request: pytest.FixtureRequest, visit: Visit) -> Page:
    """A page of each template as it is printed by a reader who prefers the dark."""
    page = visit(request.param, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    return page


def test_paper_says_whom_to_call(paper: Page) -> None:
    numbers = paper.locator(".help-inset .help-number")
    assert numbers.count() >= 2
    assert all(number.is_visible() for number in numbers.all())


def test_paper_leaves_navigation_out(paper: Page) -> None:
    assert not [part for part in _NAVIGATION for one in paper.locator(part).all() if one.is_visible()]


def test_paper_is_dark_on_white_for_readers_of_the_dark_scheme_too(paper: Page) -> None:
    assert set(paper.evaluate(_LIGHTNESS, ["html", "backgroundColor"])) == {255}
    assert min(paper.evaluate(_LIGHTNESS, ["body *:not(svg *)", "backgroundColor"]), default=255) > 220
    assert max(paper.evaluate(_LIGHTNESS, ["body *:not(svg *)", "color"])) < 60


def test_paper_shows_the_addresses_of_other_sites(paper: Page) -> None:
    for part in ('.prose a[href^="http"]', '.helpline a[href^="http"]', ".references-text[href]"):
        links = paper.locator(part).evaluate_all(_AFTER)
        assert not [address for address, after in links if address not in after]


def test_paper_does_not_show_addresses_of_the_site_itself(paper: Page) -> None:
    assert {after for _, after in paper.locator('a[href^="/"], a[href^="#"]').evaluate_all(_AFTER)} <= {"none", '""'}


def test_paper_says_the_level_of_a_care_card_in_words(paper: Page) -> None:
    boxes = [level.bounding_box() for level in paper.locator(".care-card-heading > .visually-hidden").all()]
    assert all(box and box["width"] > 20 for box in boxes)


def test_words_without_their_picture_take_the_whole_line(paper: Page) -> None:
    for part in ("article-list", "page-heading"):
        whole, words = paper.locator(f".{part}").all(), paper.locator(f".{part}-words").all()
        assert all(_width(word) > 0.9 * _width(whole[0]) for word in words)


def _width(element: Locator) -> float:
    box = element.bounding_box()
    return box["width"] if box else 0


def test_an_article_becomes_a_pdf(visit: Visit) -> None:
    pdf = visit(TEMPLATES["article"]).pdf(format="A4", tagged=True)
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") > 1

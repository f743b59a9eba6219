"""Pages on paper: a handout with the text, its dates, and whom to call."""

import itertools

import pytest
from playwright.sync_api import Browser, Locator, Page

from browser.conftest import Visit
from browser.real_site import TEMPLATES, RealSite

pytestmark = pytest.mark.browser


_NAVIGATION = (".skip-link", ".header-nav", ".header-menu", ".breadcrumbs", ".table-of-contents", ".footer nav")
_NAVIGATION += (
    ".series-nav",
    ".next-in-path",
    ".related-reading",
    ".references-list > li > div > a",
    ".button",
    ".pagination",
)

_NAVIGATION += (".practice-nav", ".practice-nav-onward", ".technique-card-practice", ".technique-card .mention-list")

A4 = {"width": 673, "height": 1032}
"""What the margins leave of a sheet of A4, in pixels."""

_AFTER = "one => one.map(link => [link.href, getComputedStyle(link, '::after').content])"

# The lightness of a colour that the browser gives as rgb(r, g, b), from 0 to 255; none for a transparent one.
_LIGHTNESS = """([selector, property]) => [...document.querySelectorAll(selector)]
  .filter(one => one.getClientRects().length)
  .map(one => getComputedStyle(one)[property].match(/[\\d.]+/g).map(Number))
  .filter(parts => parts.length === 3 || parts[3] > 0)
  .map(([r, g, b]) => Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b))"""


@pytest.fixture(scope="module")
def browser(whole_browser: Browser) -> Browser:
    """One that breaks sheets as readers' browsers do."""
    return whole_browser


@pytest.fixture(scope="module", params=TEMPLATES.values(), ids=TEMPLATES)
def paper(request: pytest.FixtureRequest, look: Visit) -> Page:
    """A page of each template as it is printed by a reader who prefers the dark."""
    page = look(request.param, color_scheme="dark")
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
    for part in ('.prose a[href^="http"]', '.helpline a[href^="http"]', ".references-list > li > a"):
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
    assert _sheets(pdf) > 1


def _sheets(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


def test_a_strategy_prints_each_technique_on_a_sheet_of_its_own(visit: Visit) -> None:
    page = visit(TEMPLATES["strategy"], viewport=A4)
    page.emulate_media(media="print")
    cards = page.locator(".technique-card")
    assert {card.evaluate("one => getComputedStyle(one).breakBefore") for card in cards.all()} == {"page"}
    assert max(card.bounding_box()["height"] for card in cards.all()) < A4["height"]
    assert cards.count() < _sheets(page.pdf(format="A4")) <= cards.count() + 5


def practice_pages(site: RealSite) -> list[str]:
    """The address of every page to practise a technique, the longest first."""
    files = sorted(site.folder.glob("practice/*/index.html"), key=lambda file: (-file.stat().st_size, file))
    assert len(files) > 60
    return [f"/practice/{file.parent.name}/" for file in files]


def test_a_technique_prints_on_one_sheet_or_leaves_sources_alone_to_a_second(site: RealSite, visit: Visit) -> None:
    longest, every_ninth = practice_pages(site)[:3], practice_pages(site)[3::9]
    page = visit(longest[0], viewport=A4)
    page.emulate_media(media="print")
    sheets = {}
    for path in itertools.chain(longest, every_ninth, [TEMPLATES["practice"]]):
        page.goto(site.address + path)
        steps = page.locator(".practice-steps").bounding_box()
        assert steps
        assert steps["y"] + steps["height"] < A4["height"], path
        sheets[path] = _sheets(page.pdf(format="A4"))
    assert max(sheets.values()) == 2
    assert {path: sheets[path] for path in (*every_ninth[1:], TEMPLATES["practice"]) if sheets[path] > 1} == {}

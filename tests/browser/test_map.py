"""The map in a real browser: what can be read, reached and touched, with its script and without, on every screen."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest

import tiny_site
from browser.accessibility import violations
from browser.conftest import Visit
from browser.overflowing import OVERFLOWING
from browser.real_site import TEMPLATES, served

pytestmark = pytest.mark.browser

MAP = TEMPLATES["map"]
DESK, PHONE, SMALL = ({"width": width, "height": 800} for width in (1280, 360, 320))
SCREENS = {"desk": DESK, "small desk": {"width": 960, "height": 800}, "phone": PHONE, "small phone": SMALL}

each_screen = pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)

_CHART = "[...document.querySelectorAll('.reading-map-chart')].find(one => one.getClientRects().length)"

# The words of a row, its stops and its sign, as the browser draws them, in pixels of the screen.
_BOXES = f"""() => {{
  const edges = ["left", "top", "right", "bottom"];
  const box = one => edges.map(edge => one.getBoundingClientRect()[edge]);
  const chart = {_CHART};
  return {{
    sheet: box(chart),
    labels: [...chart.querySelectorAll("text")].map(box),
    marks: [...chart.querySelectorAll("[data-row] circle, .reading-map-chart-ground")].map(box),
    sizes: [...chart.querySelectorAll("tspan")].map(one => parseFloat(getComputedStyle(one).fontSize)
      * chart.getBoundingClientRect().width / chart.viewBox.baseVal.width),
  }};
}}"""
_ROWS = f"""() => [...({_CHART}).querySelectorAll("[data-row]")]
  .filter(one => getComputedStyle(one).visibility === "visible")
  .map(one => one.getAttribute("href"))"""
_DIMMED = f"""() => [...({_CHART}).querySelectorAll("[data-row][data-dim]")].map(one => one.getAttribute("href"))"""


def overlap(one: list[float], other: list[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@each_screen
def test_labels_can_be_read_and_nothing_lies_on_them(screen: Any, look: Visit) -> None:
    seen = look(MAP, viewport=screen).evaluate(_BOXES)
    labels, (left, top, right, bottom) = seen["labels"], seen["sheet"]
    assert len(labels) > 15
    assert min(seen["sizes"]) >= 12
    assert not [pair for pair in itertools.combinations(labels, 2) if overlap(*pair)]
    assert not [(label, mark) for label in labels for mark in seen["marks"] if overlap(label, mark)]
    assert all(left <= label[0] and top <= label[1] and label[2] <= right and label[3] <= bottom for label in labels)


@each_screen
def test_every_row_is_a_target_for_a_finger_and_the_page_scrolls_in_one_direction(screen: Any, look: Visit) -> None:
    page = look(MAP, viewport=screen)
    heights = page.evaluate(f"[...({_CHART}).querySelectorAll('rect')].map(one => one.getBoundingClientRect().height)")
    assert min(heights) >= (44 if screen in (DESK, PHONE) else 38)
    assert not page.evaluate(OVERFLOWING)


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_the_tab_key_walks_from_each_strategy_to_the_articles_nearest_to_it(screen: Any, visit: Visit) -> None:
    page = visit(MAP, viewport=screen, java_script_enabled=False)
    page.locator(f"a[href='{'#site--reading-map-list'}']").focus()
    met = []
    for _ in page.evaluate(_ROWS):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert met == page.evaluate(_ROWS)
    listed = page.locator(".reading-map-list h3 > a, .reading-map-list-link").evaluate_all(
        "all => all.map(one => one.pathname)"
    )
    assert met == listed


def test_a_filter_leaves_the_rows_of_one_line_says_how_many_and_lets_go_again(visit: Visit) -> None:
    page = visit(MAP)
    all_rows, status = page.evaluate(_ROWS), page.locator(".reading-map-status")
    button = page.locator(".reading-map-filter").nth(2)
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    rows = page.evaluate(_ROWS)
    assert 1 < len(rows) < len(all_rows)
    assert str(len(rows) - 1) in status.inner_text()
    page.locator(".reading-map-filter").nth(0).click()
    assert page.locator(".reading-map-filter[aria-pressed=true]").count() == 1
    page.locator(".reading-map-filter").nth(0).press("Enter")
    assert page.evaluate(_ROWS) == all_rows
    assert status.inner_text()
    assert page.locator("[aria-pressed=true]").count() == 0


def test_rows_off_the_line_are_passed_by_the_tab_key(visit: Visit) -> None:
    page = visit(MAP)
    page.locator(".reading-map-filter").nth(2).click()
    page.locator(".reading-map-filter").last.focus()
    met = []
    for _ in page.evaluate(_ROWS):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert met == page.evaluate(_ROWS)


def test_the_focus_and_the_pointer_bring_out_what_a_page_is_joined_to(visit: Visit) -> None:
    page = visit(MAP)
    node = page.locator(".reading-map-chart-wide [data-landmark]").first
    number = node.get_attribute("data-tracks")
    rows = page.evaluate(_ROWS)
    for start, end in ((node.focus, lambda: page.locator("h1").evaluate("() => document.activeElement.blur()")),):
        start()
        dimmed = page.evaluate(_DIMMED)
        assert 0 < len(dimmed) < len(rows)
        on_line = page.evaluate(
            f"number => [...({_CHART}).querySelectorAll('[data-row]')]"
            ".filter(one => one.dataset.tracks.split(' ').includes(number)).map(one => one.getAttribute('href'))",
            number,
        )
        assert not set(on_line) & set(dimmed)
        end()
        assert not page.evaluate(_DIMMED)
    page.locator(".reading-map-chart-wide [data-row]").nth(1).hover()
    assert page.evaluate(_DIMMED)
    page.mouse.move(0, 0)
    assert not page.evaluate(_DIMMED)


def test_without_script_the_picture_is_whole_and_has_no_controls(visit: Visit) -> None:
    page = visit(MAP, java_script_enabled=False)
    assert not page.locator(".reading-map-filters").is_visible()
    assert page.locator(".reading-map-chart-wide a").count() > 15


@pytest.mark.parametrize("way", [{"color_scheme": "dark"}, {"viewport": PHONE}, {}], ids=["dark", "phone", "filtered"])
def test_the_map_breaks_no_rule_of_accessibility(way: dict[str, Any], visit: Visit, troubles: list[str]) -> None:
    page = visit(MAP, **way)
    if not way:
        page.locator(".reading-map-filter").first.click()
    assert not violations(page)
    assert not troubles


def test_the_map_is_printed_on_one_page_without_its_controls(look: Visit) -> None:
    page = look(MAP, viewport={"width": 658, "height": 987})
    page.emulate_media(media="print")
    box = page.locator(".reading-map-chart-wide").bounding_box()
    assert box
    assert box["height"] <= 987
    assert box["width"] <= 658
    assert not page.locator(".reading-map-filters").is_visible()
    assert not page.locator(".reading-map-chart-narrow").is_visible()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_an_article_shows_where_it_stands_and_leads_to_the_map(viewport: Any, visit: Visit) -> None:
    page = visit(TEMPLATES["article"], viewport=viewport)
    around = page.locator(".local-map .local-map-link")
    assert 3 < around.count() <= 9
    boxes = [box for link in around.all() if (box := link.bounding_box())]
    assert all(box["width"] <= viewport["width"] for box in boxes)
    assert page.locator(".local-map-lines").first.is_visible() == (viewport is DESK)
    page.locator(f".local-map a[href='{MAP}']").click()
    page.wait_for_url(f"**{MAP}")


@pytest.mark.parametrize("path", ["/", "/404.html", "/articles/"])
def test_pages_lead_to_the_map(path: str, look: Visit) -> None:
    assert look(path).locator(f"a[href='{MAP}']").count() >= 1 + (path != "/articles/")


@pytest.fixture(scope="module", params=["en", "ar"])
def other_map(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with long words and many alphabets, in a language read from either side."""
    folder = tmp_path_factory.mktemp(request.param)
    words = (
        "Nachtschlafgewohnheitstagebuch",
        "WWWWWWWW MMMMMM",
        "今天很难过但是没关系",
        "الصحة النفسية والعافية",
        "Σήμερα είναι δύσκολα",
    )
    files = {
        f"a{n}.md": f"---\ntitle: {word} {word}\ndate: 2026-01-01\nstrategies: [rest]\n---\nWords.\n"
        for n, word in enumerate(words)
    }
    files["data/strategies.yaml"] = "strategies:\n- id: rest\n  name: Ruhe\n  summary: Ruhe.\n"
    files["strategies/rest.md"] = "---\ntitle: Ruhe\nstrategies: [rest]\n---\nWords.\n"
    tiny_site.write(files, folder / "content")
    tiny_site.build_folder(folder / "content", folder / "output", DEFAULT_LANG=request.param)
    with served(folder / "output") as address:
        yield address


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_other_alphabets_and_directions_fit_too(viewport: Any, other_map: str, visit: Visit) -> None:
    page = visit("/", viewport=viewport)
    page.goto(f"{other_map}/map/")
    page.evaluate("document.fonts.ready")
    seen = page.evaluate(_BOXES)
    left, _, right, _ = seen["sheet"]
    assert not [pair for pair in itertools.combinations(seen["labels"], 2) if overlap(*pair)]
    assert not [(label, mark) for label in seen["labels"] for mark in seen["marks"] if overlap(label, mark)]
    assert all(left - 1 <= label[0] and label[2] <= right + 1 for label in seen["labels"])

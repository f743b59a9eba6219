"""The breathing pacer: it waits to be started, keeps its rhythm, ends by itself, and is still where that is wished."""

import pytest
from playwright.sync_api import Page

from browser.conftest import Visit
from browser.real_site import TEMPLATES

pytestmark = pytest.mark.browser

_SHOWN = """[...document.querySelectorAll(".pacer-words > *")]
  .filter(one => one.checkVisibility({visibilityProperty: true})).map(one => one.className)"""
_AT = "at => document.getAnimations().forEach(one => { one.pause(); one.currentTime = at; })"
_SCALE = "Number(getComputedStyle(document.querySelector('.pacer-stage > svg')).scale)"
_TURNS = "document.getAnimations().map(one => one.animationName).sort()"


@pytest.fixture
def breathing(visit: Visit) -> Page:
    """The page with the pacer, started by keyboard."""
    page = visit(TEMPLATES["practice"], java_script_enabled=True)
    page.locator(".pacer-switch").focus()
    page.keyboard.press("Enter")
    return page


def shown_at(page: Page, second: float) -> str:
    page.evaluate(_AT, second * 1000)
    (found,) = page.evaluate(_SHOWN)
    return str(found)


def test_it_waits_until_a_reader_starts_it_and_stops_when_asked(visit: Visit) -> None:
    page = visit(TEMPLATES["practice"])
    assert not page.locator(".pacer-stage").is_visible()
    assert page.evaluate(_TURNS) == []
    page.locator(".pacer-switch").focus()
    page.keyboard.press("Space")
    assert page.locator(".pacer-stage").is_visible()
    assert len(page.evaluate(_TURNS)) == 4
    page.keyboard.press("Space")
    assert page.evaluate(_TURNS) == []


def test_its_words_and_its_shape_keep_the_rhythm_that_is_written_beside_it(breathing: Page) -> None:
    assert "4 seconds" in breathing.locator(".pacer > p").inner_text()
    assert [shown_at(breathing, second) for second in (0.1, 3.9, 4.1, 9.9, 10.1)] == [
        f"pacer-{word}" for word in ("in", "in", "out", "out", "in")
    ]
    scales = []
    for second in (0, 2, 3.99, 6, 9.99):
        breathing.evaluate(_AT, second * 1000)
        scales.append(breathing.evaluate(_SCALE))
    assert scales[0] < scales[1] < scales[2] > scales[3] > scales[4]


def test_it_ends_by_itself_and_begins_anew_when_started_again(breathing: Page) -> None:
    breathing.evaluate("document.getAnimations().forEach(one => one.finish())")
    assert breathing.evaluate(_SHOWN) == ["pacer-end"]
    for _ in range(2):
        breathing.locator(".pacer-switch").click()
    assert shown_at(breathing, 0.1) == "pacer-in"


def test_the_switch_is_large_enough_and_nothing_moves_around_it(breathing: Page) -> None:
    box = breathing.locator(".pacer-switch").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    steps = []
    for second in (0, 4, 7):
        breathing.evaluate(_AT, second * 1000)
        steps.append(breathing.locator(".practice-steps").bounding_box())
    assert steps[0] == steps[1] == steps[2]


@pytest.mark.parametrize("wish", ["reduced motion", "calm mode"])
def test_where_calm_is_wished_only_the_words_change(visit: Visit, wish: str) -> None:
    page = visit(TEMPLATES["practice"], **({"reduced_motion": "reduce"} if wish == "reduced motion" else {}))
    if wish == "calm mode":
        page.evaluate("document.documentElement.dataset.calm = ''")
    page.locator(".pacer-switch").click()
    assert not [name for name in page.evaluate(_TURNS) if name == "pacer-4-6"]
    assert [shown_at(page, 1), shown_at(page, 5)] == ["pacer-in", "pacer-out"]


def test_it_works_without_script_and_paper_keeps_its_words_alone(visit: Visit) -> None:
    page = visit(TEMPLATES["practice"], java_script_enabled=False)
    page.locator(".pacer-switch").click()
    assert page.locator(".pacer-in").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".pacer > p").is_visible()
    assert not page.locator(".pacer-switch").is_visible()
    assert not page.locator(".pacer-stage").is_visible()

"""One page of each template, read without a mouse."""

import dataclasses
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import Visit
from browser.real_site import TEMPLATES

pytestmark = pytest.mark.browser

# Where the focus is; null once it has left the page. A stretched link is taken at the middle of its words.
_FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  one.dataset.visits = Number(one.dataset.visits ?? 0) + 1;
  const boxes = [...one.getClientRects()].filter(box => box.width && box.height);
  const isSeen = box => {
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const hit = document.elementFromPoint(x, y);
    return hit && (one.contains(hit) || hit.contains(one) && getComputedStyle(one).display === "inline");
  };
  const style = getComputedStyle(one);
  return {
    what: one.outerHTML.slice(0, 120), skip: one.matches(".skip-link"), visits: Number(one.dataset.visits),
    seen: boxes.length > 0 && boxes.every(isSeen),
    top: Math.min(...boxes.map(box => box.top)) + scrollY, left: Math.min(...boxes.map(box => box.left)),
    part: [...document.body.children].findIndex(part => part.contains(one)), order: one.tabIndex,
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inMain: Boolean(one.closest("main")),
  };
}"""

# The Tab key stops once in a group of radio buttons: at the chosen one.
_STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter(one => one.getClientRects().length && (one.type !== "radio" || one.checked)).length"""

# A part of a page that scrolls by itself is a stop, too.
_SCROLLED = """() => [...document.querySelectorAll("main *")].filter(one =>
  ["auto", "scroll"].includes(getComputedStyle(one).overflowY)
  && (one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth)).length"""


@dataclasses.dataclass(frozen=True)
class Walk:
    """A walk through a page: how many links and parts that scroll it has, what was met at each stop, and all names."""

    expected: int
    scrolled: int
    stops: list[dict[str, Any]]
    names: list[str]


each_template = pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)


LINE = 40
"""How far links in one line of text may stand apart, in pixels."""

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def walk(look: Visit) -> Callable[[str, Any], Walk]:
    """A function that walks through a page with the Tab key, once for each path and size of the screen."""
    found: dict[str, Walk] = {}

    def walked(path: str, viewport: Any) -> Walk:
        key = f"{path} {viewport}"
        if key not in found:
            page = look(path, viewport=viewport)
            stops = list(_stops(page))  # first: a script may still bring in controls while the walk begins
            found[key] = Walk(page.evaluate(_STOPS), page.evaluate(_SCROLLED), stops, _names(page))
        return found[key]

    return walked


def _stops(page: Page) -> Iterator[dict[str, Any]]:
    """Every stop of the Tab key from the top of a page until the focus leaves it, or comes to a stop again."""
    for _ in range(1000):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUS)
        if stop is None or stop["visits"] > 1:
            return
        yield stop


@each_template
def test_the_tab_key_reaches_everything_once_and_leaves_again(path: str, walk: Callable[[str, Any], Walk]) -> None:
    walked = walk(path, DESK)
    assert walked.stops[0]["skip"]
    assert walked.expected <= len(walked.stops) <= walked.expected + walked.scrolled


@each_template
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_what_has_the_focus_is_marked_in_view_and_not_covered(
    path: str, viewport: Any, walk: Callable[[str, Any], Walk]
) -> None:
    stops = walk(path, viewport).stops
    assert len(stops) > 5
    assert not [stop["what"] for stop in stops if not (stop["seen"] and stop["marked"])]


@each_template
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_the_focus_goes_the_way_in_which_people_read(
    path: str, viewport: Any, walk: Callable[[str, Any], Walk]
) -> None:
    """From part to part and down; up only to a column beside, and no stop is put before others by a number."""
    stops = walk(path, viewport).stops
    assert {stop["order"] for stop in stops} == {0}
    ways = [
        (before["what"], after["what"])
        for before, after in itertools.pairwise(stops)
        if after["part"] < before["part"]
        or (after["top"] < before["top"] - LINE and (viewport is PHONE or after["left"] <= before["left"]))
    ]
    assert not ways


def test_the_settings_over_a_page_are_walked_with_the_tab_key_alone(visit: Visit) -> None:
    page = visit(TEMPLATES["article"], viewport=PHONE)
    page.locator("[data-enhance=settings-link]").focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()
    groups = page.locator("dialog fieldset").count()
    stops = list(_stops(page))
    assert len(stops) >= groups + 1, "each group once, and what closes it"
    assert not [stop["what"] for stop in stops if not (stop["seen"] and stop["marked"])]
    page.get_by_role("button", name="Close").press("Enter")
    assert page.evaluate("document.activeElement.dataset.enhance") == "settings-link"


@each_template
def test_the_skip_link_moves_the_focus_to_the_text(path: str, look: Visit) -> None:
    page = look(path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.localName") == "main"
    assert page.evaluate("document.querySelector('h1').getBoundingClientRect().top") < 740
    page.keyboard.press("Tab")
    stop = page.evaluate(_FOCUS)
    assert stop["inMain"] or not page.locator("main a[href]").count()


@each_template
def test_everything_that_can_be_reached_has_a_name(path: str, walk: Callable[[str, Any], Walk]) -> None:
    names = walk(path, DESK).names
    assert len(names) > 5
    assert all(names)


def _names(page: Page) -> list[str]:
    """The name of everything that can have the focus, as screen readers get it."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [_name(node) for node in nodes if _can_be_reached(node)]


def _can_be_reached(node: dict[str, Any]) -> bool:
    focusable = any(entry["name"] == "focusable" and entry["value"]["value"] for entry in node.get("properties", ()))
    # The browser opens a list of choices as a popup of its own, which the control beside it names.
    return focusable and node["role"]["value"] not in {"RootWebArea", "main", "MenuListPopup"}


def _name(node: dict[str, Any]) -> str:
    return str(node.get("name", {}).get("value", "")).strip()

"""What opens or changes on a page when a reader does something there."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Page, expect

from browser.real_site import TEMPLATES

_ARTICLE = "/ai-therapist/"


@dataclasses.dataclass(frozen=True)
class Opened:
    """Where, by what, the part that is there then, and what the reader's device is like."""

    path: str
    act: Callable[[Page], None]
    part: str
    device: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    def on(self, page: Page) -> None:
        """Do it on the page, and wait for what opens."""
        self.act(page)
        expect(page.locator(self.part).first).to_be_visible()


def _point_at(selector: str) -> Callable[[Page], None]:
    return lambda page: page.locator(selector).first.focus()


def _press(selector: str) -> Callable[[Page], None]:
    return lambda page: page.locator(selector).first.click()


def _choose_a_country(page: Page) -> None:
    page.locator(".help-inset-select").select_option("US")


def _read_on(page: Page) -> None:
    """Come to a section, and wait until the contents mark it: that comes with a frame of its own."""
    page.locator(".prose h2[id]").nth(1).evaluate("one => one.scrollIntoView()")
    expect(page.locator(".table-of-contents-link[aria-current]")).to_be_visible()


def _keep_and_see(page: Page) -> None:
    page.locator(".keep button").click()
    page.locator(".keep-status a").click()


def _search(query: str) -> Callable[[Page], None]:
    return lambda page: page.locator(".search-box-field").fill(query)


def _search_and_narrow_down(page: Page) -> None:
    page.locator(".search-box-field").fill("anxiety")
    page.locator(".search-filters-summary").click()


OPENED: Mapping[str, Opened] = {
    "a section that is read": Opened(_ARTICLE, _read_on, ".table-of-contents"),
    "help of another country": Opened(_ARTICLE, _choose_a_country, ".help-inset"),
    "a suggested country": Opened(_ARTICLE, lambda _: None, ".help-inset-answers", {"timezone_id": "Europe/London"}),
    "a definition": Opened(_ARTICLE, _point_at("a.strategy-link[aria-describedby]"), ".strategies-here > .definition"),
    "a citation": Opened(TEMPLATES["help"], _point_at(".citation a"), ".references > .definition"),
    "a source": Opened(TEMPLATES["help"], _press(".references summary"), ".references details[open]"),
    "a line of the map": Opened(TEMPLATES["map"], _press(".reading-map-filter"), ".reading-map"),
    "a stop of the map": Opened(TEMPLATES["map"], _point_at("a[data-row]:visible"), ".reading-map"),
    "the settings": Opened(_ARTICLE, _press("[data-enhance=settings-link]"), "dialog[open]"),
    "a page that is kept": Opened(_ARTICLE, _press(".keep button"), ".keep"),
    "an empty list of what is kept": Opened(TEMPLATES["kept"], lambda _: None, ".kept-list p"),
    "the list of what is kept": Opened(_ARTICLE, _keep_and_see, ".kept-list-entry"),
    "the pacer": Opened(TEMPLATES["practice"], _press(".pacer-switch"), ".pacer-stage"),
    "results of a search": Opened(TEMPLATES["search"], _search_and_narrow_down, ".search-results"),
    "a search that finds nothing": Opened(TEMPLATES["search"], _search("xqzzv"), ".search-nothing"),
    "a search in danger": Opened(TEMPLATES["search"], _search("i want to die"), ".search-help"),
    "a search by somebody who reads": Opened(
        TEMPLATES["search"], _search("suicide rates"), ".search-help[data-level=quiet]"
    ),
}

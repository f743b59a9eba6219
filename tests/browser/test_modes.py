"""One page of each template, and whatever opens on a page, in every mode: no rule broken, and nothing too wide."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visit
from browser.modes import LIGHT, MODES, MORE_MODES, Mode, faults
from browser.real_site import TEMPLATES, RealSite

pytestmark = pytest.mark.browser

ARTICLE, MAP = "/ai-therapist/", TEMPLATES["map"]


def _point_at(selector: str) -> Callable[[Page], None]:
    return lambda page: page.locator(selector).first.focus()


def _press(selector: str) -> Callable[[Page], None]:
    return lambda page: page.locator(selector).first.click()


def _choose_a_country(page: Page) -> None:
    page.locator(".help-inset-select").select_option("US")


OPENED: dict[str, tuple[str, Callable[[Page], None], str]] = {
    "help of another country": (ARTICLE, _choose_a_country, ".help-inset"),
    "a definition": (
        ARTICLE,
        _point_at("a.strategy-link[aria-describedby]"),
        ".strategies-here > .definition",
    ),
    "a citation": (TEMPLATES["help"], _point_at(".citation a"), ".references > .definition"),
    "what a source found": (TEMPLATES["help"], _press(".references summary"), ".references details[open]"),
    "a line of the map": (MAP, _press(".reading-map-filter"), ".reading-map"),
    "the settings": (ARTICLE, _press("[data-enhance=settings-link]"), "dialog[open]"),
    "a page that is kept": (ARTICLE, _press(".keep button"), ".keep"),
}
"""What opens or changes on a page: where, by what, and the part that is looked at then."""


@pytest.fixture(scope="module")
def page_at(visit: Visit) -> Iterator[Callable[[str], Page]]:
    """A function that opens a page once, for all modes in a row."""
    seen: dict[str, Page] = {}

    def at(path: str) -> Page:
        if path not in seen:
            seen.clear()
            seen[path] = visit(path)
        return seen[path]

    return at


@pytest.mark.parametrize("mode", MODES.values(), ids=MODES)
@pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)
def test_a_page_of_each_template_breaks_no_rule_in_any_mode(
    path: str, mode: Mode, page_at: Callable[[str], Page], troubles: list[str]
) -> None:
    assert not faults(page_at(path), mode)
    assert not troubles


@pytest.mark.parametrize("name", OPENED)
def test_what_opens_breaks_no_rule_in_any_mode(name: str, visit: Visit, troubles: list[str]) -> None:
    path, opens, part = OPENED[name]
    page = visit(path)
    opens(page)
    expect(page.locator(part).first).to_be_visible()
    for mode in (LIGHT, *MODES.values()):
        assert not faults(page, mode, part), mode
    assert not troubles


@pytest.mark.long
def test_no_page_breaks_a_rule_in_any_mode(site: RealSite, visit: Visit, troubles: list[str]) -> None:
    found = []
    for path in site.pages:
        page = visit(path)
        found += [(name, fault) for name, mode in (MODES | MORE_MODES).items() for fault in faults(page, mode)]
    assert not found
    assert not troubles

"""One page of each template, and whatever opens on a page, in every mode: no rule broken, and nothing too wide."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from browser import axe
from browser.conftest import Visit
from browser.modes import LIGHT, MODES, MORE_MODES, Mode, faults
from browser.opened import OPENED
from browser.real_site import TEMPLATES, RealSite

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page_at(look: Visit) -> Iterator[Callable[[str], Page]]:
    """A function that opens a page once, for all modes in a row."""
    seen: dict[str, Page] = {}

    def at(path: str) -> Page:
        if path not in seen:
            seen.clear()
            seen[path] = look(path)
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
    opened = OPENED[name]
    page = visit(opened.path, **opened.device)
    opened.on(page)
    for mode in (LIGHT, *MODES.values()):
        assert not faults(page, mode, opened.part), mode
    assert not troubles


@pytest.mark.long
def test_no_page_breaks_a_rule_in_any_mode(site: RealSite, visit: Visit, troubles: list[str]) -> None:
    found = []
    for path in site.pages:
        page = visit(path)
        found += [
            (name, fault) for name, mode in (MODES | MORE_MODES).items() for fault in faults(page, mode, is_long=True)
        ]
    assert not found
    assert not troubles


def test_words_that_can_hardly_be_read_are_found(look: Visit) -> None:
    page = look(TEMPLATES["page"])
    page.evaluate("""document.querySelector(".prose").insertAdjacentHTML(
      "afterbegin", '<p style="color: #777">Pale words</p>')""")
    for mode in (LIGHT, MODES["dark"]):
        assert any(axe.CONTRAST in fault for fault in faults(page, mode))


def test_a_colour_on_its_way_is_judged_as_what_it_becomes(look: Visit) -> None:
    page = look(TEMPLATES["page"])
    page.evaluate("""() => {
      const { style } = document.querySelector(".prose p");
      style.cssText = "color: black; transition: color 1000s";
      document.body.offsetWidth;
      style.color = "#777";
    }""")
    assert any(axe.CONTRAST in fault for fault in axe.violations(page, [axe.CONTRAST], ".prose"))

"""Every component in every state of its examples, drawn alone, in every mode: no rule broken, and nothing too wide."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser import axe
from browser.conftest import go
from browser.modes import LIGHT, MODES, faults
from browser.real_site import ROOT, RealSite
from carepress.preview.attempt import Attempt
from carepress.preview.pattern_pages import ADDRESS
from carepress.preview.patterns import Patterns
from carepress.preview.server import serving
from carepress.preview.showing import Showing
from theme.theme_files import THEME

pytestmark = pytest.mark.browser

PATTERNS = Patterns((THEME,))


def states() -> Iterator[Any]:
    """The paths of the states of each component that show something."""
    for name in PATTERNS.names:
        pattern = PATTERNS.pattern(name)
        if pattern.place == "head":
            continue
        drawn = [PATTERNS.drawn(name, example) for example in pattern.examples]
        paths = [f"{ADDRESS}{name}/{number}/" for number, html in enumerate(drawn, start=1) if html]
        yield pytest.param(paths, id=name)


@pytest.fixture(scope="module")
def address(site: RealSite) -> Iterator[str]:
    """The address of the real site in a preview."""
    showing = Showing()
    showing.show(Attempt(site.folder, folders=(ROOT / "content", THEME)))
    with serving(0, showing) as server:
        yield f"http://127.0.0.1:{server.server_port}"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all of them, without the site's policy, which would keep the tests' own scripts out."""
    with browser.new_context(bypass_csp=True) as context:
        yield context.new_page()


@pytest.mark.parametrize("paths", [*states()])
def test_a_component_breaks_no_rule_in_any_state_and_mode(paths: list[str], address: str, page: Page) -> None:
    for path in paths:
        go(page, address + path)
        for mode in (LIGHT, *MODES.values()):
            assert not faults(page, mode), mode


def test_the_list_of_patterns_breaks_no_rule_in_any_mode(address: str, page: Page) -> None:
    go(page, address + ADDRESS)
    for mode in (LIGHT, *MODES.values()):
        assert not faults(page, mode), mode


def test_the_page_of_a_component_breaks_no_rule_around_the_pages_that_it_shows(address: str, page: Page) -> None:
    go(page, f"{address}{ADDRESS}help-inset/")
    assert page.frames[1:]
    assert not axe.violations(page)

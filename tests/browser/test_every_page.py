"""Every page of the real site, looked at once in a browser on a desk, in the light."""

import dataclasses
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Page

from browser import axe
from browser.accessibility import violations
from browser.conftest import Visit
from browser.real_site import ROOT, TEMPLATES, RealSite
from browser.shifts import SHIFTS

pytestmark = pytest.mark.browser

_ASKED = """async () => ({
  title: document.title,
  description: document.querySelector('meta[name="description"]')?.content ?? "",
  headings: document.querySelectorAll("h1").length,
  landmarks: [...document.body.children].filter(one => one.localName !== "script")
    .map(one => one.classList[0] ?? one.localName),
  help: document.querySelector(".help-inset")?.innerText ?? "",
  helpTop: document.querySelector(".help-inset")?.getBoundingClientRect().top,
  ids: [...document.querySelectorAll("[id]")].map(one => one.id),
  stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),
    ...(await indexedDB.databases()).map(one => one.name)],
})"""


@dataclasses.dataclass(frozen=True)
class Look:
    """What was seen on one page."""

    path: str
    violations: Sequence[str]
    cookies: Sequence[Any]
    seen: dict[str, Any]


@pytest.fixture(scope="module")
def looks(site: RealSite, look: Visit) -> list[Look]:
    """One look at every page."""
    return [_look(path, look(path)) for path in site.pages]


def _look(path: str, page: Page) -> Look:
    seen = page.evaluate(_ASKED) | {"shifts": page.evaluate(SHIFTS)}
    # Pages of one template that no file is behind, such as those for practice, differ in words alone.
    is_told_apart = path in TEMPLATES.values() or not path.startswith("/practice/")
    found = violations(page) if is_told_apart else axe.violations(page)
    return Look(path, found, page.context.cookies(), seen)


def test_every_template_has_an_example_among_the_pages(site: RealSite) -> None:
    templates = {file.stem for file in (ROOT / "theme/templates").glob("*.html")} - {
        "base",
        "moved",
    }  # tests/browser/test_other_content.py gives an address up
    assert set(TEMPLATES) == templates
    assert set(TEMPLATES.values()) <= set(site.pages)


def test_no_page_breaks_a_rule_of_accessibility(looks: list[Look]) -> None:
    assert not [violation for look in looks for violation in look.violations]


def test_no_page_fails_or_asks_another_origin_for_anything(looks: list[Look], troubles: list[str]) -> None:
    assert looks
    assert not troubles


def test_no_page_sets_a_cookie_or_stores_anything(looks: list[Look]) -> None:
    assert not {
        look.path: [*look.cookies, *look.seen["stored"]] for look in looks if look.cookies + look.seen["stored"]
    }


def test_every_page_has_one_first_heading(looks: list[Look]) -> None:
    assert {look.path: look.seen["headings"] for look in looks} == {look.path: 1 for look in looks}


def test_every_page_has_a_title_of_its_own(looks: list[Look]) -> None:
    titles = Counter(look.seen["title"] for look in looks)
    assert not [title for title, count in titles.items() if count > 1 or not title.strip()]


def test_every_page_has_a_description(looks: list[Look]) -> None:
    assert not [look.path for look in looks if not look.seen["description"].strip()]


def test_nothing_moves_while_a_page_comes(looks: list[Look]) -> None:
    assert not {look.path: look.seen["shifts"] for look in looks if look.seen["shifts"]}


def test_nothing_moves_when_the_font_comes_late(visit: Visit, site: RealSite) -> None:
    page = visit("/")
    page.route("**/*.woff2", lambda route: (time.sleep(0.5), route.continue_()))
    page.goto(f"{site.address}{TEMPLATES['mentions']}")
    page.evaluate("document.fonts.ready")
    assert not page.evaluate(SHIFTS)


def test_no_page_has_an_id_twice(looks: list[Look]) -> None:
    assert not {look.path: many for look in looks if (many := _repeated(look.seen["ids"]))}


def _repeated(ids: Sequence[str]) -> list[str]:
    return [name for name, count in Counter(ids).items() if count > 1]


def test_help_stands_at_the_same_place_on_every_page(looks: list[Look]) -> None:
    orders = {tuple(part for part in look.seen["landmarks"] if part != "breadcrumbs") for look in looks}
    assert orders == {("header", "help-inset", "main", "footer")}
    assert len({look.seen["helpTop"] for look in looks}) == 1
    assert len({look.seen["help"] for look in looks}) == 1
    assert any(character.isdigit() for character in looks[0].seen["help"])

"""One page of each template, as screen readers get it: its landmarks, its headings, and where news is told."""

import dataclasses
import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visit
from browser.opened import OPENED
from browser.real_site import TEMPLATES

pytestmark = pytest.mark.browser

LANDMARKS = {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
ANNOUNCED = {
    "help of another country": "United States",
    "a line of the map": "Stops on this line",
    "a page that is kept": "See your list",
}
"""What changes when it is opened, with words of what is told then."""

each_template = pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)


@dataclasses.dataclass(frozen=True)
class Node:
    """What a screen reader gets of an element."""

    role: str
    name: str
    properties: Mapping[str, Any]


def tree(page: Page) -> Iterator[Node]:
    """The accessibility tree of an open page, in the order in which it is read."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def read(node: Mapping[str, Any]) -> Iterator[Node]:
        if not node["ignored"]:
            properties = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
            yield Node(node["role"]["value"], str(node.get("name", {}).get("value", "")).strip(), properties)
        for child in node.get("childIds", ()):
            yield from read(by_id[child]) if child in by_id else ()

    return read(nodes[0])


@pytest.fixture(scope="module")
def read(look: Visit) -> Callable[[str], list[Node]]:
    """A function that reads a page from top to bottom, once."""
    found: dict[str, list[Node]] = {}

    def of(path: str) -> list[Node]:
        if path not in found:
            found[path] = [*tree(look(path))]
        return found[path]

    return of


@each_template
def test_landmarks_stand_in_the_same_order_and_are_told_apart_by_their_names(
    path: str, read: Callable[[str], list[Node]]
) -> None:
    landmarks = [node for node in read(path) if node.role in LANDMARKS]
    frame = [node.role for node in landmarks if node.role in {"banner", "main", "contentinfo"}]
    assert frame == ["banner", "main", "contentinfo"]
    roles = [(node.role, node.name) for node in landmarks]
    assert roles[:3] == [("banner", ""), ("navigation", "Main"), ("complementary", "Talk to someone now")]
    named = [one for one in roles if one[0] not in {"banner", "main", "contentinfo"}]
    assert all(name for _, name in named)
    assert not [one for one, count in Counter(named).items() if count > 1]
    assert {name for role, name in roles[[one[0] for one in roles].index("contentinfo") :] if role == "navigation"} == {
        "Strategies",
        "More of this site",
    }


@each_template
def test_headings_begin_with_the_title_and_leave_no_level_out(path: str, read: Callable[[str], list[Node]]) -> None:
    headings = [node for node in read(path) if node.role == "heading"]
    levels = [int(node.properties["level"]) for node in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    pairs = itertools.pairwise(levels)
    assert not [f"{after} after {before}" for before, after in pairs if after > before + 1]
    assert all(node.name for node in headings)


@each_template
def test_what_is_only_drawn_is_not_read(path: str, read: Callable[[str], list[Node]]) -> None:
    """A picture that is read has words; those of covers and shapes are passed by."""
    assert all(node.name for node in read(path) if node.role in {"image", "img", "SvgRoot", "graphics-document"})


@pytest.mark.parametrize("name", ANNOUNCED)
def test_what_changes_is_told_in_a_place_that_was_there_before(name: str, visit: Visit) -> None:
    opened = OPENED[name]
    page = visit(opened.path, **opened.device)
    before = [node for node in tree(page) if node.role == "status"]
    opened.on(page)
    status = page.locator("[role=status]").filter(has_text=ANNOUNCED[name])
    expect(status).to_have_count(1)
    after = [node for node in tree(page) if node.role == "status"]
    assert len(after) == len(before)
    assert {node.properties["live"] for node in after} == {"polite"}

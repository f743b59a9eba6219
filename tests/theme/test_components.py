"""Each component drawn alone, from the examples in a file of its name, with its optional parts and without them."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString, TemplateString

from carepress.preview.patterns import Patterns
from theme.theme_files import COMPONENTS, CSS, THEME

PATTERNS = Patterns((THEME,))
ALL = [PATTERNS.pattern(name) for name in PATTERNS.names]


def examples() -> Iterator[Any]:
    """Every example with the name of its component."""
    for pattern in ALL:
        for example in pattern.examples:
            yield pytest.param(pattern.name, example, id=f"{pattern.name}: {example['of']}")


def drawn(component: str, example: Mapping[str, Any]) -> BeautifulSoup:
    """The HTML of a component for an example's arguments, in the environment that the site uses."""
    return BeautifulSoup(PATTERNS.drawn(component, example), "lxml")


def test_every_component_has_examples_with_its_optional_parts_and_without_them() -> None:
    styled = {file.stem for file in (CSS / "components").glob("*.css")}
    assert {pattern.name for pattern in ALL} == {path.stem for path in COMPONENTS} | styled
    optional = {path.stem for path in COMPONENTS if "{% if" in path.read_text()}
    lacking = {pattern.name for pattern in ALL if any(example.get("lacks") for example in pattern.examples)}
    assert not optional - lacking
    assert not [pattern.name for pattern in ALL if not any(example.get("has") for example in pattern.examples)]


@pytest.mark.parametrize(("component", "example"), [*examples()])
def test_a_component_shows_what_it_is_given(component: str, example: Mapping[str, Any]) -> None:
    found = drawn(component, example)
    missing = [selector for selector in example.get("has", ()) if not found.select(selector)]
    assert not missing, found
    assert not [selector for selector in example.get("lacks", ()) if found.select(selector)], found


@pytest.mark.parametrize(("component", "example"), [*examples()])
def test_a_component_draws_whole_html_with_no_empty_part(component: str, example: Mapping[str, Any]) -> None:
    found = drawn(component, example)
    assert not [one for one in found.select("p, li, ul, ol, dl, dd, h1, h2, h3, a, span, strong") if _is_empty(one)]
    assert not found.select('[id=""], [href=""], [class=""], [aria-label=""]')
    assert not found.find(string=lambda text: "None" in text or "Undefined" in text or "{" in text)


def _is_empty(element: Any) -> bool:
    """A place where scripts announce something is empty until they do; a style may draw what is hidden."""
    is_hidden = any("aria-hidden" in one.attrs for one in [element, *element.parents])
    # What stands in a <template> is shown once a script asks for it.
    is_shown = element.get_text(strip=True, types=(NavigableString, TemplateString)) or element.find("svg")
    return element.get("role") != "status" and not is_shown and not is_hidden


def test_states_are_told_apart_by_their_sentences() -> None:
    assert not [pattern.name for pattern in ALL if len({e["of"] for e in pattern.examples}) < len(pattern.examples)]

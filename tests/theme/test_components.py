"""Each component drawn alone, from the examples in a file of its name, with its optional parts and without them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml
from bs4 import BeautifulSoup

from carepress import pelican_settings
from theme.theme_files import COMPONENTS, TEMPLATES, THEME

EXAMPLES = Path(__file__).parent / "examples"
SITE: Mapping[str, Any] = yaml.safe_load((EXAMPLES / "site.yaml").read_text())


def examples() -> Iterator[Any]:
    """Every example with the name of its component."""
    for file in sorted(EXAMPLES.glob("*.yaml")):
        if file.stem != "site":
            for example in yaml.safe_load(file.read_text()):
                yield pytest.param(file.stem, example, id=f"{file.stem}: {example['of']}")


def drawn(component: str, example: Mapping[str, Any]) -> BeautifulSoup:
    """The HTML of a component for an example's arguments, in the environment that the site uses."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), **pelican_settings.JINJA_ENVIRONMENT)  # noqa: S701  The settings turn it on
    macro = getattr(environment.get_template(f"components/{component}.html").module, component.replace("-", "_"))
    words = {"labels": yaml.safe_load((THEME / "labels" / "en.yaml").read_text())}
    site = {"site": {**SITE, **words, **example.get("site", {})}} if "site" in macro.arguments else {}
    return BeautifulSoup(str(macro(**site, **example.get("arguments", {}))), "lxml")


def test_every_component_has_examples_with_its_optional_parts_and_without_them() -> None:
    files = {file.stem: yaml.safe_load(file.read_text()) for file in EXAMPLES.glob("*.yaml") if file.stem != "site"}
    assert set(files) == {path.stem for path in COMPONENTS}
    optional = {path.stem for path in COMPONENTS if "{% if" in path.read_text()}
    assert not [name for name in optional if not any(example.get("lacks") for example in files[name])]
    assert not [name for name, shown in files.items() if not any(example.get("has") for example in shown)]


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
    return not element.get_text(strip=True) and not element.find("svg")

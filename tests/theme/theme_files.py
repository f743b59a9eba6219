"""The theme's files as tests read them: its stylesheets rule by rule, its tokens by scheme, and its templates."""

import dataclasses
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from carepress.inspection import stylesheet

THEME = Path(__file__).parents[2] / "theme"
CSS = THEME / "static" / "css"
TEMPLATES = THEME / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
STYLESHEETS = sorted(CSS.rglob("*.css"))


@dataclasses.dataclass(frozen=True)
class Rule(stylesheet.Rule):
    """A rule with its stylesheet."""

    file: Path

    def __str__(self) -> str:
        return f"{self.file.name}: {self.selector}"


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of every stylesheet."""
    found = ((file, rule) for file in STYLESHEETS for rule in stylesheet.rules(file.read_text()))
    return tuple(Rule(rule.conditions, rule.selector, rule.declarations, file) for file, rule in found)


@cache
def tokens(scheme: str) -> Mapping[str, str]:
    """The value of every token in a scheme, `light` or `dark`, on a screen."""
    return stylesheet.tokens(rules(), scheme)


def classes_of_styles() -> dict[str, set[str]]:
    """Every class that a selector names, with the names of the stylesheets that do."""
    found: dict[str, set[str]] = {}
    for rule in rules():
        for name in re.findall(r"\.([a-z][\w-]*)", rule.selector):
            found.setdefault(name, set()).add(rule.file.stem)
    return found


def classes_of_template(path: Path) -> set[str]:
    """Every class that a template gives; one that is put together as it runs ends in “*”."""
    values = re.findall(r'class="((?:\{\{.*?\}\}|\{%.*?%\}|[^"])*)"', path.read_text())
    return {name for value in values for name in re.sub(r"\{\{.*?\}\}", "*", value).split()}

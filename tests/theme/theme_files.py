"""The theme's files as tests read them: its stylesheets rule by rule, its tokens by scheme, and its templates."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

THEME = Path(__file__).parents[2] / "theme"
CSS = THEME / "static" / "css"
TEMPLATES = THEME / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
STYLESHEETS = sorted(CSS.rglob("*.css"))

_AT_RULES_OF_RULES = ("@media", "@supports", "@layer", "@container")


@dataclasses.dataclass(frozen=True)
class Rule:
    """One rule: its stylesheet, the conditions around it, its selector, and its declarations in order."""

    file: Path
    conditions: tuple[str, ...]
    selector: str
    declarations: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.file.name}: {self.selector}"

    def value(self, *names: str) -> str | None:
        """The value of the last declaration of any of these properties; None where there is none."""
        return next((value for name, value in reversed(self.declarations) if name in names), None)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of every stylesheet."""
    return tuple(rule for file in STYLESHEETS for rule in _rules(file, _without_comments(file.read_text()), ()))


def _without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def _rules(file: Path, css: str, conditions: tuple[str, ...]) -> Iterator[Rule]:
    """The rules in a text; those in a condition with it."""
    at = 0
    while (opening := css.find("{", at)) >= 0:
        closing = _closing(css, opening)
        head, body = css[at:opening].rpartition(";")[2].strip(), css[opening + 1 : closing]
        if head.startswith(_AT_RULES_OF_RULES):
            yield from _rules(file, body, (*conditions, head))
        else:
            pairs = (part.partition(":") for part in body.split(";") if part.strip())
            yield Rule(file, conditions, head, tuple((name.strip(), value.strip()) for name, _, value in pairs))
        at = closing + 1


def _closing(css: str, opening: int) -> int:
    """The place of the brace that closes the one at a place."""
    depth = 0
    for place in range(opening, len(css)):
        depth += {"{": 1, "}": -1}.get(css[place], 0)
        if depth == 0:
            return place
    raise AssertionError(f"a brace is never closed: {css[opening - 40 : opening]}")


@cache
def tokens(scheme: str) -> Mapping[str, str]:
    """The value of every token in a scheme, `light` or `dark`, on a screen."""
    found: dict[str, str] = {}
    for rule in rules():
        dark = any("dark" in condition for condition in rule.conditions)
        if rule.selector == ":root" and not (dark and scheme == "light") and "print" not in " ".join(rule.conditions):
            found |= {name: value for name, value in rule.declarations if name.startswith("--")}
    return found


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

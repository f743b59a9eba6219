"""Stylesheets: their rules one by one, and the values of their tokens by colour scheme."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping

_AT_RULES_OF_RULES = ("@media", "@supports", "@layer", "@container")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclasses.dataclass(frozen=True)
class Rule:
    """One rule: the conditions around it, its selector, and its declarations in order."""

    conditions: tuple[str, ...]
    selector: str
    declarations: tuple[tuple[str, str], ...]

    def value(self, *names: str) -> str | None:
        """The value of the last declaration of any of these properties; None where there is none."""
        return next((value for name, value in reversed(self.declarations) if name in names), None)

    @property
    def is_for_print(self) -> bool:
        """Whether it holds on paper only."""
        return any("print" in condition for condition in self.conditions)


def rules(css: str) -> tuple[Rule, ...]:
    """Every rule of a stylesheet; what follows a brace that is never closed is left out."""
    return tuple(_rules(_COMMENT.sub("", css), ()))


def _rules(css: str, conditions: tuple[str, ...]) -> Iterator[Rule]:
    at = 0
    while (opening := css.find("{", at)) >= 0:
        closing = _closing(css, opening)
        head, body = css[at:opening].rpartition(";")[2].strip(), css[opening + 1 : closing]
        if head.startswith(_AT_RULES_OF_RULES):
            yield from _rules(body, (*conditions, head))
        else:
            pairs = (part.partition(":") for part in body.split(";") if part.strip())
            yield Rule(conditions, head, tuple((name.strip(), value.strip()) for name, _, value in pairs))
        at = closing + 1


def _closing(css: str, opening: int) -> int:
    """The place of the brace that closes the one at a place; the end where there is none."""
    depth = 0
    for brace in re.finditer(r"[{}]", css[opening:]):
        depth += {"{": 1, "}": -1}[brace[0]]
        if depth == 0:
            return opening + brace.start()
    return len(css)


def tokens(found: Iterable[Rule], scheme: str) -> Mapping[str, str]:
    """The value of every token in a scheme, `light` or `dark`, on a screen."""
    values: dict[str, str] = {}
    for rule in found:
        is_dark = any("dark" in condition for condition in rule.conditions)
        if rule.selector == ":root" and not (is_dark and scheme == "light") and not rule.is_for_print:
            values |= {name: value for name, value in rule.declarations if name.startswith("--")}
    return values

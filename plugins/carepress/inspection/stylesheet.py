"""Stylesheets: their rules one by one, and the values of their tokens by colour scheme."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

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


@lru_cache(maxsize=8)
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
    """The value of every token on a screen, by itself or by a chain of tokens, in a scheme such as `dark more`.

    The words of a scheme are what the reader's device prefers or the reader has set: `light` or `dark`, `more` for
    contrast, and `calm`.
    """
    values: dict[str, str] = {}
    # What asks for something is more specific, so it outdoes what does not, wherever it stands.
    for rule in sorted(found, key=lambda one: bool(_asked(one))):
        if rule.selector.startswith(":root") and not rule.is_for_print and _asked(rule) <= set(scheme.split()):
            values |= {name: value for name, value in rule.declarations if name.startswith("--")}
    return {name: _resolved(values, value) for name, value in values.items()}


def _asked(rule: Rule) -> set[str]:
    """The words of a scheme that a rule asks for, by the media that it is in or by attributes of the root."""
    media = re.findall(r"prefers-(?:color-scheme|contrast): (\w+)", " ".join(rule.conditions))
    attributes = re.findall(r"\[data-(\w+)(?:=\"(\w+)\")?\]", re.sub(r":not\([^)]*\)", "", rule.selector))
    return {*media, *(value or name for name, value in attributes)}


def _resolved(values: Mapping[str, str], value: str, *passed: str) -> str:
    """What a token stands for where its value is another token's; as it is where that leads round in a circle."""
    other = re.fullmatch(r"var\((--[\w-]+)\)", value)
    if other is None or other[1] not in values or other[1] in passed:
        return value
    return _resolved(values, values[other[1]], *passed, other[1])

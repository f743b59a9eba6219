"""The theme's templates: what Jinja is told of them, wherever one of them is drawn."""

from collections.abc import Callable, Iterable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jinja2
from jinja2.ext import Extension
from markupsafe import Markup

from carepress.cover_pattern import cover_pattern
from carepress.labels import Labels

Macro = Callable[..., Markup]

_OF_FIELDS = frozenset({MappingProxyType, Labels})


def once(macro: Macro, given: Any) -> Markup:
    """What a macro makes of its one argument, made once: of the site, or of something else that never changes."""
    made: dict[int, tuple[Any, Markup]] = vars(macro).setdefault("made", {})
    if id(given) not in made:
        made[id(given)] = given, macro(given)  # It is held, so that nothing else gets its number.
    return made[id(given)][1]


class ThemeTemplates(Extension):
    """The filters of the theme, and a short way to the fields of views.

    Jinja looks for an attribute before it looks for an item, and a view has no attributes: each of the hundreds of
    fields that a page shows would cost an exception.
    """

    def __init__(self, environment: jinja2.Environment) -> None:
        super().__init__(environment)
        otherwise = environment.getattr

        def field(owner: Any, name: str) -> Any:
            if type(owner) in _OF_FIELDS:
                try:
                    return owner[name]
                except KeyError:
                    pass
            return otherwise(owner, name)

        vars(environment)["getattr"] = field
        # Each import of a component looks at them; Jinja's own chain of dictionaries makes that slow.
        vars(environment)["make_globals"] = lambda more: {**environment.globals, **(more or {})}
        environment.filters |= {"once": once, "cover_pattern": cover_pattern}


OPTIONS: dict[str, Any] = {
    "autoescape": True,
    "undefined": jinja2.StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [ThemeTemplates],
}


def environment(folders: Iterable[Path]) -> jinja2.Environment:
    """Jinja with the templates in folders, the publisher's own before the theme's."""
    return jinja2.Environment(loader=jinja2.FileSystemLoader([*folders]), **OPTIONS)  # noqa: S701  The options turn it on

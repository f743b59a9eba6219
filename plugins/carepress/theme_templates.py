"""The theme's templates: what Jinja is told of them, wherever one of them is drawn."""

import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from markupsafe import Markup, escape

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


def escaped(value: Any) -> str:
    """What Jinja puts out for a value: the words of the site, which stand on each page, are looked through once."""
    if type(value) is Markup:
        return value
    return _escaped(value) if type(value) is str else escape(value)


_escaped = functools.lru_cache(maxsize=4096)(escape)


class Escaping(CodeGenerator):
    """Jinja's own way to make code of a template, but for what puts out a value."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class ThemeTemplates(Extension):
    """The filters of the theme, and a short way to the fields of views and to what is put out.

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

        vars(environment).update(getattr=field, escaped=escaped, code_generator_class=Escaping)
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

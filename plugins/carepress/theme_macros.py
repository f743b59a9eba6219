"""Macros of the theme, for what is drawn with its templates but is no page."""

import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

Macro = Callable[..., Markup]


def macro(templates: Iterable[Path], file: str, name: str) -> Macro | None:
    """A macro of a template in the theme's folders or the publisher's own before; None where neither has it."""
    try:
        module: Any = _environment(tuple(templates)).get_template(file).module
    except jinja2.TemplateError:
        return None
    return getattr(module, name, None)


@functools.lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...]) -> jinja2.Environment:
    """It looks itself whether a file has changed."""
    loader, undefined = jinja2.FileSystemLoader(folders), jinja2.StrictUndefined
    return jinja2.Environment(loader=loader, autoescape=True, undefined=undefined, trim_blocks=True, lstrip_blocks=True)

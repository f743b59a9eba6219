"""Macros of the theme, for what is drawn with its templates but is no page."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

Macro = Callable[..., Markup]


def macro(templates: Iterable[Path], file: str, name: str) -> Macro | None:
    """A macro of a template in the theme's folders or the publisher's own before; None where neither has it."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([*templates]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        module: Any = environment.get_template(file).module
    except jinja2.TemplateError:
        return None
    return getattr(module, name, None)

"""Macros of the theme, for what is drawn with its templates but is no page."""

import functools
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jinja2

from carepress.theme_templates import Macro, environment


def macro(templates: Iterable[Path], file: str, name: str) -> Macro | None:
    """A macro of a template in the theme's folders or the publisher's own before; None where neither has it."""
    try:
        module: Any = _environment(tuple(templates)).get_template(file).module
    except jinja2.TemplateError:
        return None
    return getattr(module, name, None)


# Jinja looks itself whether a file has changed.
_environment = functools.lru_cache(maxsize=8)(environment)

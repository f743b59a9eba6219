"""What cards take from the theme: its colours, its font, its mark, and the component that draws covers."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import jinja2
from markupsafe import Markup

from carepress.palette import palette
from carepress.site_mark import mark
from carepress.social_cards.card import Look
from carepress.social_cards.lettering import Lettering
from carepress.views import View

NEEDED = {"paper", "sunk", "ink", "quiet"}

_COVER = '{% from "components/cover.html" import cover %}{{ cover(slug, strategies, panels) }}'

DrawCover = Callable[[str, Sequence[View], int], str]
"""The HTML of a cover, from what seeds it, the strategies, and the number of its panels."""


def look(name: str, static: Path) -> Look | None:
    """What the cards of a site share, from the theme's static files; None where it has no colours of its own."""
    tokens, fonts = static / "css" / "tokens.css", sorted(static.glob("fonts/*.woff2"))
    colours = palette(tokens.read_text(encoding="utf-8")) if tokens.is_file() else {}
    lettering = Lettering(fonts[0].read_bytes()) if fonts else None
    return Look(colours, lettering, name, mark(static / "images" / "icon.svg")) if colours.keys() >= NEEDED else None


def cover_drawer(templates: Iterable[Path]) -> DrawCover:
    """The theme's own component, or that of the publisher's templates: what pages show is what cards show."""
    loader = jinja2.FileSystemLoader([*templates])
    environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    try:
        template = environment.from_string(_COVER)
        template.render(slug="", strategies=(), panels=1)
    except jinja2.TemplateError:
        return lambda *_: Markup()
    return lambda slug, strategies, panels: template.render(slug=slug, strategies=strategies, panels=panels)

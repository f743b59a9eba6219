"""Shapes: the strategies' shapes and the page's cover in black and white, as backgrounds: any printer has these.

A picture that says nothing must not be an element of the page: listeners would be told of a picture without words.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from carepress.cover_drawing import DrawCover
from carepress.theme_templates import Macro
from carepress.views import View

_PANEL = re.compile(r"<svg[^>]*>(.*?)</svg>", re.DOTALL)
_TONES = (
    "g{fill:#777}.cover-ground{fill:#eee}"
    ".cover-bold{fill:#fff}.cover-bold .cover-ground{fill:#222}"
    ".cover-bare{fill:#222}"
)


@dataclasses.dataclass(frozen=True)
class Shapes:
    """What draws: the theme's outlines, and its cover."""

    outline: Macro | None
    cover: DrawCover

    def style(self, site: View, page: View) -> str:
        """The stylesheet of a page: its strategy's shape where it is to be practised, else a cover in panels."""
        itself = [strategy for strategy in site["strategies"] if strategy["url"] == page["url"]]
        strategies = itself or page["strategies"]
        if not strategies:
            return ""
        if page["kind"] == "practice":
            shape = self.outline(strategies[0]["shape"]) if self.outline else ""
            return _rule("shape", f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">{shape}</svg>')
        return "".join(self._panels(page["url"], strategies))

    def _panels(self, url: str, strategies: Sequence[View]) -> Iterator[str]:
        for number, inside in enumerate(_PANEL.findall(self.cover(url, strategies, 3)), 1):
            start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 96"><style>{_TONES}</style>'
            yield _rule(f"panel-{number}", f"{start}{inside}</svg>")


def _rule(name: str, svg: str) -> str:
    return f'.{name} {{ background-image: url("data:image/svg+xml,{quote(svg)}"); }}\n'

"""Markup: the elements in which a page shows a picture."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from urllib.parse import quote

from carepress.html import TAG, attribute
from carepress.pictures.variants import Variant

SIZES = "(min-width: 46em) 41em, 92vw"
"""How wide the column of text is: 32.5 times its letters' size, or the screen without its edges."""

Size = tuple[int, int]
Shown = tuple[Size, Mapping[str, Sequence[Variant]]]
"""The size of a picture, and its variants by kind, the one to be preferred first."""

_HEADING = re.compile(r"<h2\b")


def with_pictures(html: str, shown: Callable[[str], Shown | None]) -> str:
    """The HTML with sizes and variants for every picture that `shown` knows by its address.

    All but one before the first section wait until the reader comes near.
    """
    section = _HEADING.search(html)
    first = next((match.start() for match in TAG.finditer(html) if match[2] == "img"), -1)
    eager = first if section is None or first < section.start() else -1

    def picture(match: re.Match[str]) -> str:
        found = shown(attribute(match[3], "src")) if match[2] == "img" else None
        return _picture(match[3], *found, is_eager=match.start() == eager) if found else match[0]

    return TAG.sub(picture, html)


def _picture(attributes: str, size: Size, variants: Mapping[str, Sequence[Variant]], *, is_eager: bool) -> str:
    loading = "" if is_eager else ' loading="lazy"'
    image = f'<img{attributes.rstrip()}{_size(attributes, size)}{loading} decoding="async">'
    sources = "".join(_source(kind, found) for kind, found in variants.items())
    return f"<picture>{sources}{image}</picture>" if sources else image


def _size(attributes: str, size: Size) -> str:
    """Width and height as far as the editor has not given them; of one given, the other follows."""
    given = [attribute(attributes, name) for name in ("width", "height")]
    if not any(given):
        return f' width="{size[0]}" height="{size[1]}"'
    if all(given) or not "".join(given).isdecimal():
        return ""
    if given[0]:
        return f' height="{round(int(given[0]) * size[1] / size[0])}"'
    return f' width="{round(int(given[1]) * size[0] / size[1])}"'


def _source(kind: str, variants: Sequence[Variant]) -> str:
    addresses = ", ".join(f"{quote(f'/{variant.path}')} {variant.width}w" for variant in variants)
    return f'<source type="image/{kind.lower()}" srcset="{escape(addresses)}" sizes="{SIZES}">'

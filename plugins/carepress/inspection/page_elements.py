"""The elements of a finished page that its rules ask for, found in one walk through all of them."""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Any

from lxml.etree import _Element as Element

from carepress.html import HEADINGS

_CONTROLS = ("a", "button")
_WATCHED = dict.fromkeys(HEADINGS, "h") | dict.fromkeys(_CONTROLS, "control")
_WATCHED |= {tag: tag for tag in ("footer", "header", "img", "main", "nav", "table", "title")}
"""Tags of which rules ask for all elements, and what those are called here that are asked for together."""
_OF_CODE = frozenset({"meta", "script", "style"})

_LOOKS = frozenset(
    (
        *("class", "colspan", "d", "datetime", "dir", "height", "hreflang", "lang", "media", "open", "rel", "rowspan"),
        *("scope", "tabindex", "title", "transform", "type", "preserveaspectratio", "viewbox", "width"),
        *("aria-describedby", "aria-hidden", "aria-label", "aria-labelledby"),
        *("data-enhance", "data-hint", "data-kind", "data-shape"),
    )
)
"""Attributes that ask nobody for anything, run nothing and lead nowhere."""

_DRAWING = re.compile(
    rb'<svg(?: (?:class|viewBox|aria-hidden|data-shape|preserveAspectRatio)="[^"<>&]*")*>'
    rb'(?:\s|</?(?:g|path)(?: (?:class|data-kind|data-shape|d|transform)="[^"<>&]*")*/?>)*</svg>'
)


def without_drawings(html: bytes) -> bytes:
    """The HTML without plain drawings: they have neither words nor addresses, and are half of what is to be read."""
    return _DRAWING.sub(b"", html)


@dataclasses.dataclass(frozen=True, slots=True)
class PageElements:
    """The elements that a rule may ask for, in the order of the page.

    `telling` are those with other attributes than those of looks, with these, and all of code.
    """

    root: Element
    telling: Sequence[tuple[Element, Mapping[str, str]]]
    _watched: Mapping[str, Sequence[Element]]

    @property
    def headings(self) -> Sequence[Element]:
        """The headings of every level."""
        return self._watched["h"]

    @property
    def controls(self) -> Sequence[Element]:
        """The links and buttons."""
        return self._watched["control"]

    def of(self, tag: str) -> Sequence[Element]:
        """The elements with a tag."""
        return self._watched[tag]

    def with_role(self, role: str) -> list[Element]:
        """The elements that say themselves which part of the page they are."""
        return [element for element, told in self.telling if told.get("role") == role]

    def values(self, name: str, *tags: str) -> list[str]:
        """The values of an attribute, of all elements or of those with some tags."""
        found = ((element, told[name]) for element, told in self.telling if name in told)
        return [value for element, value in found if not tags or element.tag in tags]

    def meta(self, name: str) -> str:
        """What the head says of the page under a name; "" where it says nothing."""
        told = (told for element, told in self.telling if element.tag == "meta" and "content" in told)
        return next((one["content"] for one in told if one.get("name") == name), "")


def page_elements(root: Element) -> PageElements:
    """The elements of a page that its rules ask for."""
    watched: dict[str, list[Element]] = {name: [] for name in _WATCHED.values()}
    telling: list[tuple[Element, Mapping[str, str]]] = []
    for element in root.iter("*"):
        tag: Any = element.tag
        names: Any = element.keys()
        if tag in _WATCHED:
            watched[_WATCHED[tag]].append(element)
        if not _LOOKS.issuperset(names) or tag in _OF_CODE:
            telling.append((element, {name: element.get(name, "") for name in names if name not in _LOOKS}))
    return PageElements(root, telling, watched)

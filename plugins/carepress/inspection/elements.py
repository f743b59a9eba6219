"""Elements: what assistive technology calls them, and whom their addresses ask."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

_SEPARATORS = re.compile(r"[\W_]+")


def plain(words: str) -> str:
    """Words without case and punctuation, to be compared."""
    return _SEPARATORS.sub(" ", words).strip().casefold()


def name_of(element: HtmlElement) -> str:
    """The accessible name of a link or button, or what it is taken from; empty where it has none."""
    named = element.get("aria-label") or element.get("aria-labelledby") or ""
    return " ".join((named.strip() or "".join(_words(element)) or element.get("title") or "").split())


def _words(element: HtmlElement) -> Iterator[str]:
    """The words that a screen reader reads aloud within an element, in order."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.get("aria-hidden") != "true":
            yield child.get("alt") or child.get("aria-label") or "".join(_words(child))
        yield child.tail or ""


def origin_of(address: str) -> str:
    """The host that an absolute address names, with its port; empty where it names none."""
    try:
        return urlsplit(address.strip()).netloc.casefold()
    except ValueError:
        return "?"


def is_other_site(address: str, own: str) -> bool:
    """Whether a browser that fetches an address asks another host than one's own."""
    origin = origin_of(address.replace("\\", "/"))
    return bool(origin) and origin != own

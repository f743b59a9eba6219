"""Elements: what assistive technology calls them, and whom their addresses ask."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import lxml.etree
import lxml.html
from lxml.etree import _Element as Element

_SEPARATORS = re.compile(r"[\W_]+")
_WITHOUT_NAMES = frozenset({"aria-describedby", "class", "data-kind", "data-shape", "download", "href", "id", "rel"})


def plain(words: str) -> str:
    """Words without case and punctuation, to be compared."""
    return _SEPARATORS.sub(" ", words).strip().casefold()


_TEXT = lxml.etree.XPath("string()", smart_strings=False)


def words_of(element: Element) -> str:
    """The words within an element, with single spaces between them."""
    return " ".join(str(_TEXT(element)).split())


def start_tag(element: Element) -> str:
    """The tag that opens an element, as most templates write it."""
    text = str(lxml.html.tostring(element, encoding="unicode", with_tail=False))
    return text[: text.index(">") + 1]


def name_of(element: Element) -> str:
    """The accessible name of a link or button, or what it is taken from; empty where it has none."""
    named = element.get("aria-label") or element.get("aria-labelledby") or ""
    words = named.strip() or (element.text or "" if _is_plain(element) else "".join(_words(element))).strip()
    return " ".join((words or element.get("title") or "").split())


def _is_plain(element: Element) -> bool:
    """Whether an element holds nothing but text that is read aloud, as most links and headings do."""
    return not len(element) and element.get("aria-hidden") != "true"


def is_named(element: Element) -> bool:
    """Whether a link or button has an accessible name: most begin with plain words, so that nothing else matters."""
    for inner in element.iter("*"):
        if not _WITHOUT_NAMES.issuperset(inner.keys()):
            break
        if inner.text and inner.text.strip():
            return True
    return bool(name_of(element))


def _words(element: Element) -> Iterator[str]:
    """The words that a screen reader reads aloud within an element, in order, however deeply it is nested."""
    walk = lxml.etree.iterwalk(element, events=("start", "end", "comment"))
    for event, inner in walk:
        if event != "start":
            yield (inner.tail or "") if inner is not element else ""
        elif inner.get("aria-hidden") == "true":
            walk.skip_subtree()
        elif inner is not element and (named := inner.get("alt") or inner.get("aria-label")):
            yield named
            walk.skip_subtree()
        else:
            yield inner.text or ""


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

"""Markup: what in a finished page keeps readers, and what reads pages aloud to them, from finding their way."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lxml.html import HtmlElement

from carepress.html import HEADINGS
from carepress.inspection import words_of_pages as page_told
from carepress.inspection import words_of_rules as told
from carepress.inspection.elements import found, name_of, start_tag
from carepress.inspection.fault import Fault, fault
from carepress.languages import is_language

_ROLES = {"main": "main", "header": "banner", "footer": "contentinfo", "nav": "navigation"}


def markup_faults(root: HtmlElement) -> Iterator[Fault]:
    """What is wrong with the head, the headings, the landmarks, the names, the tables and the anchors of a page."""
    yield from _head(root)
    yield from _headings(root)
    yield from _landmarks(root)
    yield from _images(root)
    yield from _controls(root)
    for table in root.iter("table"):
        if not any(cell.text_content().strip() for cell in table.iter("th")):
            yield fault(told.table_without_headers(), start_tag(table))
    for name, count in Counter(found(root, "//@id")).items():
        if count > 1:
            yield fault(told.id_repeated(name), f'id="{name}"')


def _head(root: HtmlElement) -> Iterator[Fault]:
    language, title = root.get("lang", ""), root.find(".//title")
    if not is_language(language):
        yield fault(page_told.language_missing(language), "<html")
    if title is None or not title.text_content().strip():
        yield fault(page_told.title_missing(), "<title")
    viewport = "".join(next(iter(found(root, "//meta[@name='viewport']/@content")), "").split()).casefold()
    values = dict(part.partition("=")[::2] for part in viewport.split(","))
    may_zoom = values.get("user-scalable") not in {"no", "0"} and values.get("maximum-scale", "5")[:1] not in "01"
    if values.get("width") != "device-width" or not may_zoom:
        yield fault(page_told.viewport_missing(), 'name="viewport"', "<head")


def _headings(root: HtmlElement) -> Iterator[Fault]:
    headings = list(root.iter(*HEADINGS))
    firsts = [heading for heading in headings if heading.tag == "h1"]
    if len(firsts) != 1:
        words = [_words(heading) for heading in firsts]
        yield fault(page_told.heading_one(words), *(f">{one}<" for one in words), "<h1")
    for above, heading in pairwise(headings):
        level, last = int(heading.tag[1]), int(above.tag[1])
        if level > last + 1 and "care-card-heading" not in heading.get("class", ""):
            yield fault(told.heading_skipped(_words(heading), level, last), f">{_words(heading)}<", start_tag(heading))


def _landmarks(root: HtmlElement) -> Iterator[Fault]:
    parts = {tag: [*root.iter(tag), *root.xpath(f"//*[@role='{role}']")] for tag, role in _ROLES.items()}
    if len(parts["main"]) != 1:
        yield fault(page_told.main_missing(len(parts["main"])), "<main", "<body")
    for tag in ("header", "nav", "footer"):
        if not parts[tag]:
            yield fault(page_told.landmark_missing(tag), "<body")
    names = [nav.get("aria-label") or nav.get("aria-labelledby") or "" for nav in parts["nav"]]
    for name, count in Counter(names).items():
        if len(names) > 1 and (not name or count > 1):
            yield fault(page_told.landmark_unnamed(name), name, "<nav>", "<nav")


def _images(root: HtmlElement) -> Iterator[Fault]:
    for image in root.iter("img"):
        if image.get("alt") is None and image.get("role") not in {"presentation", "none"}:
            yield fault(told.image_without_words(image.get("src", "")), image.get("src", ""), start_tag(image))


def _controls(root: HtmlElement) -> Iterator[Fault]:
    for element in root.iter("a", "button"):
        address, tag = element.get("href"), str(element.tag)
        is_one = tag == "button" or (address is not None and element.get("aria-hidden") != "true")
        if is_one and not name_of(element):
            what = "button" if tag == "button" else "link"
            yield fault(told.link_without_words(address or "", what), address or "", start_tag(element))


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())

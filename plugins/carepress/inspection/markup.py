"""Markup: what in a finished page keeps readers, and what reads pages aloud to them, from finding their way."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from lxml.etree import _Element as Element

from carepress.inspection import words_of_pages as page_told
from carepress.inspection import words_of_rules as told
from carepress.inspection.elements import is_named, start_tag, words_of
from carepress.inspection.fault import Fault, fault
from carepress.inspection.page_elements import PageElements
from carepress.languages import is_language

_ROLES = {"main": "main", "header": "banner", "footer": "contentinfo", "nav": "navigation"}


def markup_faults(elements: PageElements) -> Iterator[Fault]:
    """What is wrong with the head, the headings, the landmarks, the names, the tables and the anchors of a page."""
    yield from _head(elements)
    yield from _headings(elements.headings)
    yield from _landmarks(elements)
    yield from _images(elements.of("img"))
    yield from _controls(elements.controls)
    for table in elements.of("table"):
        if not any(words_of(cell) for cell in table.iter("th")):
            yield fault(told.table_without_headers(), start_tag(table))
    for name, count in Counter(elements.values("id")).items():
        if count > 1:
            yield fault(told.id_repeated(name), f'id="{name}"')


def _head(elements: PageElements) -> Iterator[Fault]:
    language = elements.root.get("lang", "")
    if not is_language(language):
        yield fault(page_told.language_missing(language), "<html")
    if not any(words_of(title) for title in elements.of("title")[:1]):
        yield fault(page_told.title_missing(), "<title")
    viewport = "".join(elements.meta("viewport").split()).casefold()
    values = dict(part.partition("=")[::2] for part in viewport.split(","))
    may_zoom = values.get("user-scalable") not in {"no", "0"} and values.get("maximum-scale", "5")[:1] not in "01"
    if values.get("width") != "device-width" or not may_zoom:
        yield fault(page_told.viewport_missing(), 'name="viewport"', "<head")


def _headings(headings: Sequence[Element]) -> Iterator[Fault]:
    firsts = [heading for heading in headings if heading.tag == "h1"]
    if len(firsts) != 1:
        named = [words_of(heading) for heading in firsts]
        yield fault(page_told.heading_one(named), *(f">{one}<" for one in named), "<h1")
    for above, heading in pairwise(headings):
        level, last = int(heading.tag[1]), int(above.tag[1])
        if level > last + 1 and "care-card-heading" not in heading.get("class", ""):
            yield fault(
                told.heading_skipped(words_of(heading), level, last), f">{words_of(heading)}<", start_tag(heading)
            )


def _landmarks(elements: PageElements) -> Iterator[Fault]:
    parts = {tag: [*elements.of(tag), *elements.with_role(role)] for tag, role in _ROLES.items()}
    if len(parts["main"]) != 1:
        yield fault(page_told.main_missing(len(parts["main"])), "<main", "<body")
    for tag in ("header", "nav", "footer"):
        if not parts[tag]:
            yield fault(page_told.landmark_missing(tag), "<body")
    names = [nav.get("aria-label") or nav.get("aria-labelledby") or "" for nav in parts["nav"]]
    for name, count in Counter(names).items():
        if len(names) > 1 and (not name or count > 1):
            yield fault(page_told.landmark_unnamed(name), name, "<nav>", "<nav")


def _images(images: Iterable[Element]) -> Iterator[Fault]:
    for image in images:
        if image.get("alt") is None and image.get("role") not in {"presentation", "none"}:
            yield fault(told.image_without_words(image.get("src", "")), image.get("src", ""), start_tag(image))


def _controls(controls: Iterable[Element]) -> Iterator[Fault]:
    for element in controls:
        address, tag = element.get("href"), str(element.tag)
        is_one = tag == "button" or (address is not None and element.get("aria-hidden") != "true")
        if is_one and not is_named(element):
            what = "button" if tag == "button" else "link"
            yield fault(told.link_without_words(address or "", what), address or "", start_tag(element))

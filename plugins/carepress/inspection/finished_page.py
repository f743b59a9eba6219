"""Finished pages: one HTML file as it was written, read once: what is wrong within it, and where it leads."""

from pathlib import Path
from typing import NamedTuple

import lxml.etree
from lxml.etree import _Element as Element

from carepress.digest import digest_of_bytes
from carepress.inspection import words_of_pages as page_told
from carepress.inspection.fault import Fault, fault
from carepress.inspection.markup import markup_faults
from carepress.inspection.page_elements import page_elements, without_drawings
from carepress.inspection.requests import request_faults, targets
from carepress.inspection.weight import Weight, weight_of

_PARSER = lxml.etree.HTMLParser(encoding="utf-8", huge_tree=True)


class FinishedPage(NamedTuple):
    """A page by its path in the output: its faults, description and anchors, where it leads, and its weight.

    `links`, `assets` and `images` are addresses as they stand in the page; `images` are also among `assets`.
    """

    path: str
    faults: tuple[Fault, ...] = ()
    description: str = ""
    ids: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    weight: Weight = Weight()


def finished_page(path: str, html: bytes, origin: str) -> FinishedPage:
    """What one finished page holds, whatever else there is; `origin` is the site's own host, which pages may name."""
    try:
        elements = page_elements(_root(html))
    except (lxml.etree.LxmlError, ValueError) as error:
        return FinishedPage(path, (fault(page_told.page_unreadable(str(error))),), weight=weight_of(html))
    broken = (fault(page_told.page_unreadable("it is nested too deeply")),) if _is_cut_short() else ()
    links, assets, images = targets(elements)
    return FinishedPage(
        path,
        (*broken, *markup_faults(elements), *request_faults(elements, origin)),
        " ".join(elements.meta("description").split()),
        frozenset((*elements.values("id"), *elements.values("name", "a"))),
        links,
        assets,
        images,
        weight_of(html),
    )


def finished_file(folder: Path, path: str, content: bytes, origin: str) -> FinishedPage | None:
    """The same of a page in the output folder; None where its content is not the one that has this digest."""
    try:
        html = (folder / path).read_bytes()
    except OSError:
        return None
    return finished_page(path, html, origin) if digest_of_bytes(html) == content else None


def _root(html: bytes) -> Element:
    root: Element | None = lxml.etree.fromstring(without_drawings(html), _PARSER)
    if root is None:
        raise ValueError("Document is empty")
    return root


def _is_cut_short() -> bool:
    return any("depth" in entry.message for entry in _PARSER.error_log if entry.level_name == "FATAL")

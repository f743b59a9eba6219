"""Finished pages: one HTML file as it was written, read once: what is wrong within it, and where it leads."""

import dataclasses
import functools

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from carepress.inspection import words_of_pages as page_told
from carepress.inspection.elements import found
from carepress.inspection.fault import Fault, fault
from carepress.inspection.markup import markup_faults
from carepress.inspection.requests import request_faults, targets
from carepress.inspection.weight import Budgets, weight_faults

REMEMBERED = 500
"""So many pages are remembered by one process, which spares the preview inspecting all of them again at each save."""

_PARSER = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)


@dataclasses.dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page by its path in the output: its faults, title, description and anchors, and where it leads.

    `links`, `assets` and `images` are addresses as they stand in the page; `images` are also among `assets`.
    """

    path: str
    faults: tuple[Fault, ...] = ()
    title: str = ""
    description: str = ""
    ids: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    images: tuple[str, ...] = ()


@functools.lru_cache(maxsize=REMEMBERED)
def finished_page(path: str, html: bytes, origin: str, budgets: Budgets) -> FinishedPage:
    """What one finished page holds; `origin` is the site's own host, which pages may name."""
    try:
        root = lxml.html.document_fromstring(html, parser=_PARSER)
    except (lxml.etree.LxmlError, ValueError) as error:
        return FinishedPage(path, (fault(page_told.page_unreadable(str(error))),))
    broken = (fault(page_told.page_unreadable("it is nested too deeply")),) if _is_cut_short() else ()
    links, assets, images = targets(root)
    return FinishedPage(
        path,
        (*broken, *markup_faults(root), *request_faults(root, origin), *weight_faults(html, budgets)),
        _text(root.find(".//title")),
        _description(root),
        frozenset(found(root, "//@id | //a/@name")),
        links,
        assets,
        images,
    )


def _is_cut_short() -> bool:
    return any("depth" in entry.message for entry in _PARSER.error_log if entry.level_name == "FATAL")


def _text(element: HtmlElement | None) -> str:
    return "" if element is None else " ".join(element.text_content().split())


def _description(root: HtmlElement) -> str:
    described = found(root, "//meta[@name='description']/@content")
    return " ".join(described[0].split()) if described else ""

"""XHTML: finished HTML of the site as a file of a book: links that lead within it, pictures that lie in it."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import lxml.etree
from lxml.html import HtmlElement

from carepress.html import fragment

HTML, EPUB = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"

_SPACES: Any = {None: HTML, "epub": EPUB}
_KNOWN = ("", "https", "http", "mailto", "tel")
"""Kinds of addresses that reading systems know; `sms` is not among them."""
_DROPPED = "definition", "summary", "source"
_LOST = ("srcset", "sizes", "loading", "decoding", "fetchpriority", "tabindex", "aria-describedby", "type", "download")
"""Attributes that only browsers on the site itself understand, or that name what is not in the book."""


@dataclasses.dataclass(frozen=True)
class Places:
    """Where links of the book lead: its files by the site's addresses, other names of places, and the site's address.

    `names` are addresses that mean another one, such as that of a page which repeats a part of a chapter.
    """

    files: Mapping[str, str]
    names: Mapping[str, str]
    address: str
    root: str

    def place(self, href: str, anchors: Mapping[str, frozenset[str]]) -> str:
        """What a link of a page becomes: a place in the book where it has it, or else a whole address."""
        if href.startswith(("#", "//")) or not href.startswith(f"{self.root}/"):
            return href
        url = href.removeprefix(self.root)
        parts = urlsplit(self.names.get(url, url))
        file = self.files.get(parts.path)
        if file is None:
            return self.address + url
        is_there = parts.fragment and parts.fragment in anchors.get(file, ())
        return f"{file}#{parts.fragment}" if is_there else file


def tree(html: str) -> HtmlElement:
    """The tree of a part of a book, without what works in browsers on the site alone."""
    root = fragment(html)
    for element in [*root.iter()]:
        if not isinstance(element.tag, str) or element.tag in _DROPPED or "definition" in _classes(element):
            element.drop_tree() if isinstance(element.tag, str) else element.drop_tag()
        elif element.tag == "details":
            element.tag = "div"
            element.attrib.pop("open", None)
        elif element.tag == "picture":
            element.drop_tag()
    for element in root.iter():
        for name in [name for name in element.attrib if name in _LOST or name.startswith(("data-", "on"))]:
            del element.attrib[name]
    return root


def anchors(root: HtmlElement) -> frozenset[str]:
    """Every id in a tree."""
    return frozenset(str(name) for name in root.xpath("//@id"))


def lead(root: HtmlElement, place: Callable[[str], str], picture: Callable[[str], str]) -> None:
    """Let links lead where they do in the book, and pictures be those in it; one without a file becomes its words."""
    for link in root.iter("a"):
        href = link.get("href")
        if href and urlsplit(href).scheme in _KNOWN:
            link.set("href", place(href))
        elif href:
            link.tag = "span"
            del link.attrib["href"]
    for image in [*root.iter("img")]:
        path = picture(image.get("src", ""))
        if path:
            image.set("src", path)
        else:
            image.tag, words = "span", image.get("alt", "")
            image.attrib.clear()
            image.text = words


def document(root: HtmlElement, title: str, lang: str, direction: str) -> bytes:
    """A file of a book with a tree for its body."""
    _mean(root)
    html = lxml.etree.Element(f"{{{HTML}}}html", nsmap=_SPACES)
    html.set("lang", lang)
    html.set("{http://www.w3.org/XML/1998/namespace}lang", lang)
    html.set("dir", direction)
    head = lxml.etree.SubElement(html, f"{{{HTML}}}head")
    lxml.etree.SubElement(head, f"{{{HTML}}}title").text = title
    lxml.etree.SubElement(head, f"{{{HTML}}}link", rel="stylesheet", type="text/css", href="book.css")
    body = lxml.etree.SubElement(html, f"{{{HTML}}}body")
    for element in root.iter():
        element.tag = f"{{{HTML}}}{element.tag}"
    body.extend([*root])
    return bytes(lxml.etree.tostring(html, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")) + b"\n"


def _mean(root: HtmlElement) -> None:
    """Say in the words of EPUB which links lead to sources, and which lists are of sources."""
    for element in root.iter():
        meaning = element.attrib.pop("epub-type", None)
        if element.tag == "a" and "citation" in _classes(element.getparent()):
            element.set("role", "doc-noteref")
            meaning = "noteref"
        elif element.tag == "section" and "references" in _classes(element):
            element.set("role", "doc-bibliography")
            meaning = "bibliography"
        if meaning:
            element.set(f"{{{EPUB}}}type", meaning)
        if "lang" in element.attrib:
            element.set("{http://www.w3.org/XML/1998/namespace}lang", element.get("lang"))


def _classes(element: HtmlElement) -> list[str]:
    return str(element.get("class", "")).split()

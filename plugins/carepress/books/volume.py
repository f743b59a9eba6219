"""Volumes: the file of a book, made of its parts, its pictures, its cover and the package that names them all."""

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import PIL

from carepress.addresses import site_root
from carepress.books.binding import bound
from carepress.books.book import Book, Part
from carepress.books.front_cover import NEEDED, front_cover
from carepress.books.xhtml import Places, anchors, document, lead, tree
from carepress.cover_drawing import cover_drawer
from carepress.kept_files import KeptFiles, fingerprint
from carepress.lettering import Lettering
from carepress.own_files import OwnFiles
from carepress.theme_macros import macro
from carepress.views import View, view

STYLE = "take-along/book/book.css"
XHTML = "application/xhtml+xml"
PICTURES = {f"image/{name}": f".{name}" for name in ("png", "jpeg", "gif", "webp")} | {"image/svg+xml": ".svg"}
"""What every reading system shows: https://www.w3.org/TR/epub-33/#sec-core-media-types"""

_KINDS = {kind: suffix for suffix, kind in PICTURES.items()} | {".css": "text/css", ".xhtml": XHTML}
_PROPERTIES = {"nav.xhtml": "nav", "images/cover.png": "cover-image"}
_FIRST = ("cover.xhtml", "title.xhtml", "nav.xhtml", "help.xhtml")


@dataclasses.dataclass(frozen=True)
class Workshop:
    """What a volume is made with: what templates see of the site, its files, folders of templates, and what is kept."""

    site: View
    own: OwnFiles
    folders: Sequence[Path]
    kept: KeptFiles


def volume(book: Book, shop: Workshop) -> bytes | None:
    """The file of a book; None where the theme has no look for books."""
    style = shop.own.style(STYLE)
    if not style or not macro(shop.folders, "book/package.xml", "package"):
        return None
    cover = _cover(book, shop)
    files = {"book.css": style.encode()} | ({"images/cover.png": cover} if cover else {})
    parts = [*_parts(book, shop, has_cover=bool(cover))]
    _lead(book, parts, shop, files)
    files |= {part.file: document(part.root, part.title, book.lang, book.dir) for part in parts}
    has_pictures = any(path.startswith("images/") and path != "images/cover.png" for path in files)
    items = [_item(path) for path in [*_in_order(parts), *sorted(path for path in files if ".xhtml" not in path)]]
    about = _about(book, shop.site, has_pictures=has_pictures)
    files["package.opf"] = f"{_drawn(shop, 'package.xml', 'package', about, items)}\n".encode()
    return bound(files)


def _drawn(shop: Workshop, file: str, name: str, *given: Any) -> str:
    draw = macro(shop.folders, f"book/{file}", name)
    return str(draw(shop.site, *given)).strip() if draw else ""


def _parts(book: Book, shop: Workshop, *, has_cover: bool) -> Iterator[Part]:
    labels = shop.site["labels"]

    def part(file: str, title: str, name: str, *given: Any) -> Part:
        return Part(file, title, tree(_drawn(shop, "chapters.html", name, *given)))

    if has_cover:
        yield part("cover.xhtml", labels["book_cover"].format(title=book.title), "cover_page", book)
    read = [part("title.xhtml", book.title, "title_page", book)]
    read.append(part("help.xhtml", labels["help_region"], "help", book.help))
    for number, page in enumerate(book.pages, 1):
        read.append(part(f"chapter-{number:02}.xhtml", page["title"], "chapter", page))
    if book.references:
        read.append(part("sources.xhtml", labels["book_sources"], "sources", book.references))
    yield from read
    yield part("nav.xhtml", labels["book_contents"], "navigation", book, read, has_cover)


def _lead(book: Book, parts: Sequence[Part], shop: Workshop, files: dict[str, bytes]) -> None:
    """Let links lead within the book where it has what they lead to, and lay its pictures in."""
    chapters = {page["url"]: f"chapter-{number:02}.xhtml" for number, page in enumerate(book.pages, 1)}
    here = {book.url: "nav.xhtml"} | ({shop.site["help_url"]: "help.xhtml"} if shop.site["help_url"] else {})
    address = shop.own.address
    places = Places(here | chapters, book.names, address, site_root(address))
    known = {part.file: anchors(part.root) for part in parts}

    def picture(source: str) -> str:
        if source == "images/cover.png":
            return source
        try:
            content, kind = shop.own.read(shop.own.absolute(source))
        except (LookupError, OSError):
            return ""
        if kind not in PICTURES:
            return ""
        path = f"images/{fingerprint(content)}{PICTURES[kind]}"
        files[path] = content
        return path

    for part in parts:
        lead(part.root, partial(places.place, anchors=known), picture)


def _in_order(parts: Sequence[Part]) -> list[str]:
    """The files of the parts in the order in which they are read."""
    found = [part.file for part in parts]
    return [*(file for file in _FIRST if file in found), *(file for file in found if file not in _FIRST)]


def _item(path: str) -> View:
    kind = _KINDS[Path(path).suffix]
    return view(id=re.sub(r"[^a-z0-9]+", "-", path), path=path, kind=kind, properties=_PROPERTIES.get(path, ""))


def _about(book: Book, site: View, *, has_pictures: bool) -> Mapping[str, Any]:
    authors = dict.fromkeys(name for page in book.articles for name in page.get("authors") or ())
    publisher = [site["publisher"]["name"]] if site["publisher"] else [site["name"]]
    fields = ("title", "lang", "dir", "address", "identifier", "day", "modified")
    told = {name: getattr(book, name) for name in fields}
    description = site["description"] or site["tagline"] or site["name"]
    return view(**told, authors=[*authors] or publisher, description=description, has_pictures=has_pictures)


def _cover(book: Book, shop: Workshop) -> bytes | None:
    """The picture of the front cover; None where the theme has no colours of its own."""
    colours = shop.own.colours
    if not colours.keys() >= NEEDED:
        return None
    shapes = shop.site["strategies"]
    panels = str(cover_drawer(shop.folders)(book.url, shapes, 2))
    lettering = Lettering(shop.own.fonts[0]) if shop.own.fonts else None
    words = book.title, shop.site["name"] if shop.site["name"] != book.title else ""
    draw = partial(front_cover, colours, lettering, words, panels)
    made_by = Path(__file__).with_name("front_cover.py").read_text(encoding="utf-8")
    name = fingerprint(repr((colours, lettering, words, panels)), PIL.__version__, made_by)
    return shop.kept.content(f"{name}.png", draw)

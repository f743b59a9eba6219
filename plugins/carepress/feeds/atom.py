"""Atom: a feed as RFC 4287 has it."""

import datetime
from typing import Any

from lxml import etree

from carepress.characters import without_invisible
from carepress.feeds.feed import ATOM, JSON, Entry, Feed, identity
from carepress.views import Site

_NAMESPACE = "http://www.w3.org/2005/Atom"
_PLAIN: Any = {None: _NAMESPACE}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(site: Site, feed: Feed) -> bytes:
    """A feed as an Atom document; what XML cannot hold is left out of its texts."""
    root = etree.Element(f"{{{_NAMESPACE}}}feed", {_LANG: feed.lang}, nsmap=_PLAIN)
    own = f"{feed.folder}{ATOM}"
    _add(root, "id", identity(site, own))
    _add(root, "title", feed.title)
    if feed.summary:
        _add(root, "subtitle", feed.summary)
    _add(root, "updated", _moment(feed.updated))
    _author(root, site.settings.publisher.name if site.settings.publisher else site.name)
    _add(root, "link", rel="self", type="application/atom+xml", href=site.address + own)
    _add(root, "link", rel="alternate", type="text/html", href=site.address + feed.home)
    _add(root, "link", rel="alternate", type="application/feed+json", href=f"{site.address}{feed.folder}{JSON}")
    if site.settings.licence:
        _add(root, "link", rel="license", href=site.settings.licence.url)
        _add(root, "rights", site.settings.licence.name)
    for entry in feed.entries:
        _entry(root, entry)
    document: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return document


def _entry(root: etree._Element, entry: Entry) -> None:
    found = etree.SubElement(root, f"{{{_NAMESPACE}}}entry", {_LANG: entry.lang})
    _add(found, "id", entry.id)
    _add(found, "title", entry.title)
    _add(found, "link", rel="alternate", type="text/html", href=entry.url)
    _add(found, "published", _moment(entry.published))
    _add(found, "updated", _moment(entry.updated))
    for name in entry.authors:
        _author(found, name)
    for subject in entry.subjects:
        _add(found, "category", term=subject["id"], label=subject["name"])
    if entry.summary:
        _add(found, "summary", entry.summary)
    _add(found, "content", entry.html, type="html")


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    clean = {key: without_invisible(value) for key, value in attributes.items()}
    found = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", clean)
    found.text = text if text is None else without_invisible(text)
    return found


def _author(parent: etree._Element, name: str) -> None:
    author = _add(parent, "author")
    etree.SubElement(author, f"{{{_NAMESPACE}}}name").text = without_invisible(name)


def _moment(day: datetime.date) -> str:
    """Front matter names days; a feed wants moments."""
    return f"{day.isoformat()}T00:00:00Z"

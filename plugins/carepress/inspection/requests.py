"""Requests: what a finished page makes a browser fetch or run, and where it leads."""

import re
from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

from carepress.inspection import words_of_pages as page_told
from carepress.inspection import words_of_rules as told
from carepress.inspection.elements import is_other_site
from carepress.inspection.fault import Fault, fault
from carepress.inspection.page_elements import PageElements

_FETCHED = {"src", "poster", "data", "action", "formaction", "ping", "background", "manifest", "xlink:href", "longdesc"}
_FETCHED_SETS = {"srcset", "imagesrcset"}
_FETCHED_HREF = {"base", "image", "use", "feimage", "script"}
_PICTURES = {("img", "src"), ("image", "href"), ("video", "poster")}
_NAMES_ONLY = {"alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search", "describedby"}
_SCRIPT_ADDRESS = re.compile(r"[\x00-\x20]*" + r"[\t\r\n]*".join("javascript:"), re.IGNORECASE)
_CSS_ADDRESS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""", re.IGNORECASE)
_JS_ADDRESS = re.compile(
    r"""(?:\b(?:fetch|import|importScripts|Worker|EventSource|WebSocket|sendBeacon|from)\s*\(?\s*|\.(?:src|href)\s*=\s*)"""
    r"""["'`]((?:https?:|wss?:)?//[^"'`]+)"""
)
_BEFORE_ADDRESS = re.compile(r"^[^;,]*[;,]\s*(?:url\s*=)?\s*[\"']?", re.IGNORECASE)
_COOKIE = re.compile(r"\bdocument\s*\.\s*cookie\b|\bcookieStore\s*\.")


def request_faults(elements: PageElements, origin: str) -> Iterator[Fault]:
    """What asks other sites, and what scripts and styles stand in the page itself."""
    for element, told_of in elements.telling:
        tag = str(element.tag)
        yield from _attributes(tag, told_of, element, origin)
        if tag in {"script", "style"}:
            yield from _inline(tag, element, origin)


def targets(elements: PageElements) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The addresses that a page links to, those of the files that it is made of, and among these its pictures.

    In a `<picture>` those are its sources: the `<img>` in it is for browsers of long ago.
    """
    shown = [
        (str(element.tag), name, value)
        for element, told_of in elements.telling
        if element.tag != "img" or next(element.iterancestors("picture"), None) is None
        for name, value in told_of.items()
    ]
    links = dict.fromkeys(value for tag, name, value in shown if name == "href" and tag in {"a", "area"})
    assets = dict.fromkeys(value for tag, name, value in shown if name == "src" or (tag, name) == ("link", "href"))
    images = dict.fromkeys(value for tag, name, value in shown if (tag, name) in _PICTURES)
    images |= dict.fromkeys(address for value in elements.values("srcset") for address in _set(value))
    return tuple(links), tuple(assets | images), tuple(images)


def style_faults(css: str, origin: str) -> Iterator[Fault]:
    """What a stylesheet fetches from other sites."""
    for address in css_addresses(css):
        if is_other_site(address, origin):
            yield fault(told.third_party("the stylesheet", address), address)


def css_addresses(css: str) -> tuple[str, ...]:
    """The addresses of all files that a stylesheet fetches."""
    return tuple(dict.fromkeys(_CSS_ADDRESS.findall(css)))


def script_faults(js: str, origin: str) -> Iterator[Fault]:
    """What a script asks other sites for, and what it keeps in cookies."""
    for address in _JS_ADDRESS.findall(js):
        if is_other_site(address, origin):
            yield fault(told.third_party("the script", address), address)
    cookie = _COOKIE.search(js)
    if cookie:
        yield fault(page_told.cookie_set(cookie[0]), cookie[0])


def _attributes(tag: str, told_of: Mapping[str, str], element: Element, origin: str) -> Iterator[Fault]:
    for name, value in told_of.items():
        if name in _FETCHED or (name == "href" and (tag in _FETCHED_HREF or (tag == "link" and _is_fetched(element)))):
            if is_other_site(value, origin):
                yield fault(told.third_party(f"<{tag}>", value), value)
        elif name in _FETCHED_SETS:
            foreign = [address for address in _set(value) if is_other_site(address, origin)]
            yield from (fault(told.third_party(f"<{tag}>", address), address) for address in foreign)
        elif name.startswith("on"):
            yield fault(page_told.inline_script(f"{name}=", f"<{tag}>"), f'{name}="{value}"', f"{name}=")
        elif name == "style":
            yield fault(page_told.inline_style(f"the attribute “style” of <{tag}>"), f'style="{value}"', "style=")
        if (name in _FETCHED or name == "href") and _SCRIPT_ADDRESS.match(value):
            yield fault(page_told.inline_script(value, f"<{tag}>"), value)
    if tag == "meta":
        yield from _meta(element, origin)


def _meta(element: Element, origin: str) -> Iterator[Fault]:
    does, content = element.get("http-equiv", "").casefold(), element.get("content", "")
    if does == "set-cookie":
        yield fault(page_told.cookie_set(content), content)
    elif does == "refresh" and is_other_site(address := _BEFORE_ADDRESS.sub("", content), origin):
        yield fault(told.third_party("<meta>", address), address)


def _inline(tag: str, element: Element, origin: str) -> Iterator[Fault]:
    text, kind = element.text or "", element.get("type", "").casefold()
    if tag == "style":
        yield fault(page_told.inline_style("<style>"), "<style")
        yield from style_faults(text, origin)
    elif element.get("src") is None and not kind.endswith("json"):
        yield fault(page_told.inline_script(text.strip(), "<script>"), text.strip(), "<script>")


def _is_fetched(element: Element) -> bool:
    return not {*element.get("rel", "").casefold().split()} <= _NAMES_ONLY or not element.get("rel")


def _set(value: str) -> list[str]:
    return [part.split()[0] for part in value.split(",") if part.strip()]

"""Link targets: what each address in a page's text leads to, and a finding for each that leads nowhere."""

import dataclasses
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from html import escape
from types import MappingProxyType
from urllib.parse import quote, unquote, urlsplit

from carepress.addresses import is_external, source_target
from carepress.finding import Finding, did_you_mean, place_at, place_of
from carepress.html import Address, addresses_in, anchors, with_addresses
from carepress.page import Library, Page
from carepress.source_places import address_place

_PELICAN = re.compile(r"[{|](\w+)[|}](.*)", re.DOTALL)
_FILES = {"filename", "static", "attach"}
_INDEX = "index"


class Broken(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """An address that leads nowhere: the rule, what is wrong, how to mend it, and where the preview leads to."""

    def __init__(self, rule: str, message: str, remedy: str, address: str = "") -> None:
        super().__init__(message)
        self.rule, self.message, self.remedy, self.address = rule, message, remedy, address


@dataclasses.dataclass
class Resolved:
    """By address, each page's HTML with every link to a file made a link to its page, and the pages that it links to;
    and the broken links.
    """

    html: dict[str, str] = dataclasses.field(default_factory=dict)
    links: dict[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    findings: list[Finding] = dataclasses.field(default_factory=list)


def addresses_of(pages: Iterable[Page]) -> list[tuple[str, Sequence[Address]]]:
    """The addresses in the HTML of pages, each with that of the page."""
    return [(page.url, addresses_in(page.html)) for page in pages]


def resolved(library: Library, addresses: Mapping[str, Sequence[Address]] = MappingProxyType({})) -> Resolved:
    """What becomes of the links of every page; `addresses` are those in its HTML, by its own, where they are known."""
    found = Resolved()
    anchors_of = cache(_anchors_in(library))
    for page in library.pages:
        linked = set[str]()
        answer = _answers(library, page, linked, found.findings, anchors_of)
        found.html[page.url] = with_addresses(page.html, answer, addresses.get(page.url))
        for address in page.withheld_links:
            answer("a", address)
        found.links[page.url] = frozenset(linked & library.by_url.keys())
    return found


def _anchors_in(library: Library) -> Callable[[str], frozenset[str]]:
    return lambda url: anchors(library.by_url[url].html)


def _answers(
    library: Library,
    page: Page,
    linked: set[str],
    findings: list[Finding],
    anchors_of: Callable[[str], frozenset[str]],
) -> Callable[[str, str], str]:
    """What tells what addresses of a page are to become, and notes where they lead."""
    seen: dict[str, int] = {}

    def answer(tag: str, address: str) -> str:
        seen[address] = seen.get(address, 0) + 1
        try:
            found = target(library, page, tag, address, anchors_of)
        except Broken as broken:
            line, column = place(page, address, seen[address])
            findings.append(Finding(page.source, line, column, broken.rule, broken.message, broken.remedy))
            return broken.address or address
        linked.add(unquote(found.partition("#")[0].partition("?")[0]))
        return found

    return answer


def target(library: Library, page: Page, tag: str, address: str, anchors_of: Callable[[str], frozenset[str]]) -> str:
    """The address, site-relative, that an address in a page's source means; raises Broken where it means nothing."""
    try:
        if not address.strip():
            raise Broken("link-broken", "This link leads nowhere: it has no address.", _LINK_REMEDY)
        if is_external(address):
            return address
        named = _PELICAN.fullmatch(unquote(address))
        what, rest = (named[1], named[2]) if named else ("", address)
        parts = urlsplit(rest)
    except ValueError as error:
        raise Broken("link-broken", f"“{address}” is no address: {error}.", _LINK_REMEDY) from None
    if what and what not in _FILES | {_INDEX}:
        raise Broken("link-broken", f"“{address}” leads nowhere: this site has no {what} pages.", _LINK_REMEDY)
    url = page.url if not (parts.path or what) else _url(library, page, tag, what, unquote(parts.path), address)
    tail = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    found = tail or "#" if url == page.url else quote(url, safe="/") + tail
    if url in library.by_url:
        _check_status(page, library.by_url[url], address, found)
        if parts.fragment:
            _check_anchor(unquote(parts.fragment), anchors_of(url), address, found)
    return found


def _check_status(page: Page, other: Page, address: str, found: str) -> None:
    if other.status == "draft" and page.status != "draft":
        message = f"“{address}” leads to a draft, which readers do not get."
        raise Broken("link-to-draft", message, "Publish that page too, or take the link out.", found)


_LINK_REMEDY = "Link to a file of the content folder, such as “../pages/about.md”, or to an address of the site."


def _url(library: Library, page: Page, tag: str, what: str, path: str, address: str) -> str:
    if what == _INDEX:
        return "/"
    source = source_target(page.source, path)
    if source in library.by_source:
        return library.by_source[source].url
    if source in library.files:
        return f"/{source}"
    joined = posixpath.normpath(posixpath.join(page.url, path)) + ("/" if path.endswith("/") else "")
    for url in (joined, f"{joined.rstrip('/')}/"):
        if url in library.addresses and not what:
            return url
    if tag == "img":
        message = f"The picture “{address}” is not there."
        raise Broken("image-missing", message, "Put it into the folder images/ and check the spelling.")
    raise Broken("link-broken", f"“{address}” leads to no page.{_guess(library, page, path)}", _LINK_REMEDY)


def _guess(library: Library, page: Page, path: str) -> str:
    """What may have been meant, written as it would stand in the link."""
    if not path.endswith(".md"):
        return did_you_mean(path, library.by_url)
    folder = posixpath.dirname(page.source)
    source = source_target(page.source, path)
    same_name = [other for other in library.by_source if posixpath.basename(other) == posixpath.basename(source)]
    if len(same_name) == 1:
        return f" Did you mean “{posixpath.relpath(same_name[0], folder or '.')}”?"
    written = {other: posixpath.relpath(other, folder or ".") for other in library.by_source}
    return did_you_mean(posixpath.relpath(source, folder or "."), written.values())


def _check_anchor(anchor: str, known: frozenset[str], address: str, found: str) -> None:
    if anchor not in known:
        message = f"“{address}” leads to no heading: there is no anchor “{anchor}”.{did_you_mean(anchor, known)}"
        remedy = "Use an anchor of that page, or give its heading one: {#anchor}."
        raise Broken("anchor-missing", message, remedy, found)


def place(page: Page, address: str, occurrence: int) -> tuple[int, int]:
    """Line and column (from 1) at which an address stands for the n-th time in the source of a page."""
    spellings = (address, unquote(address), escape(address), escape(unquote(address)))
    offset = address_place(page.markdown, spellings, occurrence)
    if offset is None:
        spelling = next((spelling for spelling in spellings if spelling in page.markdown), "")
        return place_of(page.markdown, spelling, page.body_line, occurrence)
    return place_at(page.markdown, offset, page.body_line)

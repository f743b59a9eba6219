"""Sanitising: the HTML that a page may contain, and a finding for everything that was taken out."""

import re
from collections.abc import Iterator

import nh3
from lxml.html import HtmlElement

from carepress.finding import Finding, place_of
from carepress.html import fragment

_TAGS = (
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure"
    " h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup"
    " table tbody td tfoot th thead time tr u ul var wbr"
)
TAGS = frozenset(_TAGS.split())
_EVERYWHERE = {"class", "dir", "id", "lang", "title"}
ATTRIBUTES = {
    "*": _EVERYWHERE,
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "section": {"data-level"},
    "details": {"open"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
}
SCHEMES = {"http", "https", "mailto", "tel", "sms"}
_WITH_CONTENT = {"script", "style", "iframe", "object", "svg", "math", "noscript", "template", "textarea", "title"}
_HEADING = re.compile(r"(</?h)([1-6])\b")
_ALIGNED = re.compile(r'(<t[dh]) style="text-align: (left|right|center);"')


def sanitised(html: str, markdown: str, source: str, first_line: int) -> tuple[str, list[Finding]]:
    """The HTML with only allowed markup, one level of headings below the title, and a finding per removal."""
    tidy = _tidy(html)
    removals = _removals(fragment(tidy)) if tidy.strip() else ()
    findings = [_finding(what, needle, markdown, source, first_line) for what, needle in removals]
    clean = nh3.clean(
        tidy,
        tags=set(TAGS),
        clean_content_tags=_WITH_CONTENT,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    return clean, findings


def _tidy(html: str) -> str:
    """Headings moved below the title, which is the only h1, and a class for a table cell's alignment."""
    if "<h1" in html:
        html = _HEADING.sub(lambda match: f"{match[1]}{min(int(match[2]) + 1, 6)}", html)
    return _ALIGNED.sub(r'\1 class="align-\2"', html)


def _removals(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """What sanitising will take out, in words, with a piece of text by which to find it in the source."""
    for element in root.iterdescendants():
        if not isinstance(element.tag, str):
            continue
        if element.tag not in TAGS:
            yield f"The tag <{element.tag}>", f"<{element.tag}"
            continue
        allowed = _EVERYWHERE | ATTRIBUTES.get(element.tag, set())
        for name, value in element.attrib.items():
            if name not in allowed:
                yield f"The attribute “{name}” of <{element.tag}>", f"{name}="
            elif name in {"href", "src", "cite"} and not _is_allowed_address(str(value)):
                yield f"The address “{str(value)[:60]}”", str(value)[:20]


def _is_allowed_address(address: str) -> bool:
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", address), re.IGNORECASE)
    return scheme is None or scheme[1].lower() in SCHEMES


def _finding(what: str, needle: str, markdown: str, source: str, first_line: int) -> Finding:
    line, column = place_of(markdown, needle, first_line)
    message = f"{what} was taken out, because it can harm readers or tell others what they read."
    return Finding(source, line, column, "unsafe-html", message, "Write it in Markdown, or leave it out.")

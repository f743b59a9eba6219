"""Sanitising: the HTML that a page may contain, and a finding for everything that was taken out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import nh3

from carepress.characters import without_invisible
from carepress.finding import Finding, place_at
from carepress.source_places import without_code

_TAGS = (
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure"
    " h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup"
    " table tbody td tfoot th thead time tr u ul var wbr"
)
TAGS = frozenset(_TAGS.split())
ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
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
_ADDRESSES = {"href", "src", "cite"}
_WITH_CONTENT = {"script", "style", "iframe", "object", "svg", "math", "noscript", "template", "textarea", "title"}
_HEADING = re.compile(r"(</?h)([1-6])\b")
_ALIGNED = re.compile(r'(<t[dh]) style="text-align: (left|right|center);"')


Removal = tuple[str, str, str]
"""What is taken out and why, in words, and a pattern by which to find it in the Markdown."""

_HARM = "because it can harm readers or tell others what they read"
_STRANGE = "because pages hold only plain markup, which every reader can use"
_ACTIVE = _WITH_CONTENT | {"audio", "base", "button", "embed", "form", "frame", "input", "link", "meta", "video"}


def sanitised(html: str, markdown: str, source: str, first_line: int) -> tuple[str, list[Finding]]:
    """The HTML with only allowed markup, one level of headings below the title, and a finding per removal."""
    tidy = _ALIGNED.sub(r'\1 class="align-\2"', without_invisible(html))
    clean = nh3.clean(
        tidy,
        tags=set(TAGS),
        clean_content_tags=_WITH_CONTENT,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    findings = _findings(_removals(tidy, clean), markdown, source, first_line)
    return _below_title(without_invisible(clean)), findings


def _below_title(html: str) -> str:
    """The HTML with its headings moved below the title, which is the only h1."""
    if "<h1" not in html:
        return html
    return _HEADING.sub(lambda match: f"{match[1]}{min(int(match[2]) + 1, 6)}", html)


class _Marks(HTMLParser):
    """The start tags of a text and their attributes, counted, in the order in which they first appear."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[tuple[str, str, str]] = Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag in TAGS:
            self.attributes.update({(tag, name, value or "") for name, value in attrs})


def _removals(before: str, after: str) -> Iterator[Removal]:
    """What a cleaned text no longer has."""
    if before == after:
        return
    was, now = _Marks(before), _Marks(after)
    for tag in (was.tags - now.tags).elements():
        why = "because it does not fit in this place" if tag in TAGS else _HARM if tag in _ACTIVE else _STRANGE
        yield f"The tag <{tag}>", why, rf"<{re.escape(tag)}\b"
    for tag, name, value in (was.attributes - now.attributes).elements():
        if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()):
            why = _HARM if name.startswith("on") else _STRANGE
            yield f"The attribute “{name}” of <{tag}>", why, rf"\b{re.escape(name)}\s*="
        elif name in _ADDRESSES:
            yield f"The address “{value[:60]}”", _HARM, re.escape(value[:20])


def _findings(removals: Iterable[Removal], markdown: str, source: str, first_line: int) -> list[Finding]:
    findings, met, found = [], Counter[str](), [*removals]
    text = without_code(markdown) if found else ""
    for what, why, pattern in found:
        met[pattern] += 1
        places = [match.start() for match in re.finditer(pattern, text, re.IGNORECASE)]
        line, column = place_at(markdown, places[min(met[pattern], len(places)) - 1] if places else 0, first_line)
        remedy = "Write it in Markdown, or leave it out."
        findings.append(Finding(source, line, column, "unsafe-html", f"{what} was taken out, {why}.", remedy))
    return findings

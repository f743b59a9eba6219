"""HTML fragments as trees, and back."""

import dataclasses
import re
from collections.abc import Callable
from html import escape, unescape

import lxml.html
from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

# The HTML that nh3 writes is regular: lower-case tags, every value in double quotes.
_TAG = re.compile(r'<(a|img)(?:\s+[^\s"=<>/]+(?:="[^"]*")?)*\s*>')
_ADDRESS = re.compile(r'(\s(?:href|src)=)"([^"]*)"')


def fragment(html: str) -> HtmlElement:
    """The tree of an HTML fragment, in a `div` of its own."""
    return lxml.html.fragment_fromstring(html, create_parent="div")


def inner_html(element: HtmlElement) -> str:
    """The HTML inside an element."""
    text = lxml.html.tostring(element, encoding="unicode", with_tail=False)
    return text[text.index(">") + 1 : text.rindex("</")] if "</" in text else ""


def plain_text(html: str) -> str:
    """The words of an HTML fragment with single spaces between them."""
    return " ".join(" ".join(fragment(html).itertext()).split()) if html.strip() else ""


def word_count(html: str) -> int:
    """The number of words in an HTML fragment."""
    return len(re.findall(r"\w+(?:[’'-]\w+)*", plain_text(html)))


def with_addresses(html: str, answer: Callable[[str, str], str]) -> str:
    """The HTML with every link's and image's address replaced by the answer for its tag and address."""

    def tag(match: re.Match[str]) -> str:
        return _ADDRESS.sub(lambda a: f'{a[1]}"{escape(answer(match[1], unescape(a[2])))}"', match[0])

    return _TAG.sub(tag, html)


def anchors(html: str) -> frozenset[str]:
    """Every id of an HTML fragment."""
    return frozenset(re.findall(r'\bid="([^"]+)"', html))


def rooted(html: str, root: str, own: str = "") -> str:
    """The HTML with `root` set before every site-relative address, and before fragments after the page's `own` one."""

    def answer(_: str, address: str) -> str:
        address = own + address if address.startswith("#") else address
        return root + address if re.match(r"/(?!/)", address) else address

    return with_addresses(html, answer) if root or own else html


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """A second-level heading with all that follows it: its anchor, its heading's HTML, and the HTML below."""

    id: str
    title: str
    html: str


def sections(html: str) -> tuple[str, tuple[Section, ...]]:
    """The HTML before the first second-level heading, and the sections after it."""
    parts = re.split(r"(?=<h2[\s>])", html)
    found = []
    for part in parts[1:]:
        match = re.match(r"<h2([^>]*)>(.*?)</h2>\s*", part, re.DOTALL)
        if match is None:
            return html, ()
        anchor = re.search(r'\bid="([^"]*)"', match[1])
        found.append(Section(anchor[1] if anchor else "", match[2], part[match.end() :]))
    return parts[0], tuple(found)

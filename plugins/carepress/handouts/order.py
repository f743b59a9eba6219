"""Orders: the handouts of a site before they are drawn: what stands on each, and all that it is made of."""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import segno
from markupsafe import Markup

from carepress import own_files
from carepress.cover_drawing import cover_drawer
from carepress.handouts import paper
from carepress.handouts.shapes import Shapes
from carepress.kept_files import KeptFiles, fingerprint
from carepress.own_files import OwnFiles
from carepress.theme_macros import macro
from carepress.views import View

KINDS = ("article", "strategy", "practice")

_LINK = re.compile(r'(<a\s[^>]*?href="(https?://[^"]+)"[^>]*>)(.*?)(</a>)', re.DOTALL)
_PICTURE = re.compile(r'<img\s[^>]*?src="([^"]+)"')
_FILES = (*sorted(Path(__file__).parent.glob("*.py")), Path(own_files.__file__))
_MADE_BY = tuple(file.read_text(encoding="utf-8") for file in _FILES)
"""Whatever draws: where it changes, every handout is drawn anew."""


@dataclasses.dataclass(frozen=True)
class Order:
    """A handout to be drawn: the page's address in the site and on the web, its HTML and a stylesheet of its own.

    `name` stands for all that is in it; `qr_code` leads telephones to the page.
    """

    url: str
    kind: str
    lang: str
    address: str
    html: str
    style: str
    name: str
    qr_code: Markup

    @property
    def path(self) -> str:
        """The path of the file: beside the page, and named like it."""
        return f"{self.url[1:]}{self.url.strip('/').rpartition('/')[-1]}.pdf"


def orders(site: View, pages: Iterable[View], own: OwnFiles, templates: Iterable[Path], kept: KeptFiles) -> list[Order]:
    """A handout for each page that is one to print; none where the theme has no look for them."""
    folders, style = [*templates, own.theme / "take-along"], own.style(paper.STYLE)
    draw = macro(folders, "handout/handout.html", "handout")
    if not draw or not style:
        return []
    shapes = Shapes(macro(folders, "components/shape-outline.html", "shape_outline"), cover_drawer(folders))
    shared = fingerprint(style, own.fonts, paper.versions(), _MADE_BY)

    def order(page: View) -> Order:
        address = page.get("address") or page["canonical"]
        code = qr_code(address, site["labels"]["qr_code"], kept)
        html, page_style = with_addresses(str(draw(site, page, address, code)).strip()), shapes.style(site, page)
        name = fingerprint(html, page_style, shared, *_pictures(html, own))
        return Order(page["url"], page["kind"], page["lang"], address, html, page_style, name, code)

    return [order(page) for page in pages if has_handout(page)]


def has_handout(page: View) -> bool:
    """Whether a page is one to print; a file on the device would tell others of a page that readers leave quickly."""
    return page["kind"] in KINDS and page["status"] == "published" and not page["quick_exit"]


def with_addresses(html: str) -> str:
    """The HTML with the address of each link to another site behind it: paper cannot be followed.

    A stylesheet could say it too, but then it would be within the link, and where a line breaks, a part without words.
    """

    def shown(match: re.Match[str]) -> str:
        start, address, words, end = match.groups()
        after = "" if address in words else f' <span class="link-address">({address})</span>'
        return f"{start}{words}{end}{after}"

    return _LINK.sub(shown, html)


def qr_code(address: str, words: str, kept: KeptFiles) -> Markup:
    """A code that leads telephones to an address, with the quiet zone that its standard asks for, as SVG with words."""
    title = words.format(address=address)
    name = fingerprint(address, title, segno.__version__)
    return Markup(kept.content(f"{name}.svg", partial(_svg, address, title)).decode())


def _svg(address: str, title: str) -> bytes:
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None, title=title)).encode()


def _pictures(html: str, own: OwnFiles) -> Iterator[bytes]:
    for address in _PICTURE.findall(html):
        try:
            yield own.read(own.absolute(address))[0]
        except (LookupError, OSError):
            yield b""


def qr_codes(wanted: Iterable[Order]) -> dict[str, Markup]:
    """By address the codes of pages that are made to be printed from the browser too: those to practise."""
    return {order.url: order.qr_code for order in wanted if order.kind == "practice"}

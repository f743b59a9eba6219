"""Content: what is wrong with a page's own text, found before it is rendered, so that the preview can show it."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote

from lxml.html import HtmlElement

from carepress.finding import Finding
from carepress.html import HEADINGS, TAG, attribute, fragment
from carepress.inspection import words_of_rules as told
from carepress.inspection.elements import is_other_site, name_of, origin_of, plain
from carepress.inspection.markdown_places import HEADING, IMAGE, TABLE, MarkdownPlaces, Place, occurrences
from carepress.page import Page
from carepress.views import Site

TITLE_LEVEL = 1


@dataclasses.dataclass(frozen=True)
class Content:
    """What the rules for text need to know: link words that say nothing, by language, and the site's own address."""

    vague: frozenset[str]
    language: str
    address: str = ""

    def findings(self, page: Page) -> list[Finding]:
        """Everything that is wrong with a page's own text, each at its place in the Markdown."""
        root, places = fragment(page.html), MarkdownPlaces(page)
        rules = (_empty_headings, _headings, self._images, self._links, _ids, _tables)
        return [
            Finding(page.source, *place, rule, message, remedy, severity)
            for find in rules
            for place, (rule, message, remedy, severity) in find(root, places)
        ]

    def safe_htmls(self, pages: Iterable[Page]) -> dict[str, str]:
        """By address the HTML, without them, of each page that has pictures of other sites."""
        return {page.url: html for page in pages if (html := self.safe_html(page)) is not None}

    def safe_html(self, page: Page) -> str | None:
        """The page's HTML with the words of each picture of another site in its place; None where it has none."""

        def shown(match: re.Match[str]) -> str:
            is_foreign = match[2] == "img" and self._is_foreign(attribute(match[3], "src"))
            return escape(attribute(match[3], "alt")) if is_foreign else match[0]

        html = TAG.sub(shown, page.html) if "<img" in page.html else page.html
        return html if html != page.html else None

    def _is_foreign(self, address: str) -> bool:
        return is_other_site(address, origin_of(self.address))

    def _images(self, root: HtmlElement, places: MarkdownPlaces) -> Iterator["Told"]:
        images = list(root.iter("img"))
        for number, image in enumerate(images):
            address, words = image.get("src", ""), image.get("alt")
            place = places.mark(IMAGE, number, len(images), words or "")
            if self._is_foreign(address):
                yield place, told.third_party("the picture", address)
            if words is None or (not words.strip() and places.is_markdown(place)):
                yield place, told.image_without_words(address)
            elif _is_file_name(words, address):
                yield place, told.image_file_name(words)

    def _links(self, root: HtmlElement, places: MarkdownPlaces) -> Iterator["Told"]:
        links = [link for link in root.iter("a") if link.get("href") is not None]
        names = [name_of(link) for link in links]
        keys = [plain(name) for name in names]
        vague = self.vague if places.page.language == self.language else frozenset[str]()
        for link, name, key, occurrence in zip(links, names, keys, occurrences(keys), strict=True):
            if not name and not link.get("id"):
                yield places.link("", occurrence), told.link_without_words(unquote(link.get("href", "")))
            elif key in vague:
                yield places.link(name, occurrence), told.link_vague(name)


Told = tuple[Place, told.Said]


def _empty_headings(root: HtmlElement, places: MarkdownPlaces) -> Iterator[Told]:
    headings = list(root.iter(*HEADINGS))
    for number, heading in enumerate(headings):
        if not name_of(heading):
            yield places.mark(HEADING, number, len(headings), ""), told.heading_without_words()


def _headings(root: HtmlElement, places: MarkdownPlaces) -> Iterator[Told]:
    """A heading that is more than one level below the one before it; a care card has its own level.

    Where there are main headings all others have been moved one level down, and it is those that are told.
    """
    headings, main = list(root.iter(*HEADINGS)), places.main_headings()
    if main and headings:
        yield from ((place, told.heading_moved(words)) for place, words in main)
        return
    levels = [TITLE_LEVEL, *(int(heading.tag[1]) for heading in headings)]
    for number, (above, level) in enumerate(pairwise(levels)):
        heading = headings[number]
        if level > above + 1 and "care-card-heading" not in (heading.get("class") or ""):
            words = " ".join(heading.text_content().split())
            place = places.mark(HEADING, number, len(headings), words)
            yield place, told.heading_skipped(words, level, above)


def _ids(root: HtmlElement, places: MarkdownPlaces) -> Iterator[Told]:
    ids = [str(name) for name in root.xpath("//@id", smart_strings=False)]
    for name, count in Counter(ids).items():
        if count > 1:
            yield places.anchor(name, 2), told.id_repeated(name)


def _tables(root: HtmlElement, places: MarkdownPlaces) -> Iterator[Told]:
    tables = list(root.iter("table"))
    for number, table in enumerate(tables):
        if not any(cell.text_content().strip() for cell in table.iter("th")):
            yield places.mark(TABLE, number, len(tables), table.text_content()), told.table_without_headers()


def _is_file_name(words: str, address: str) -> bool:
    stem = PurePosixPath(unquote(address)).stem
    is_name = bool(re.fullmatch(r"\S+\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?)", words.strip(), re.IGNORECASE))
    return is_name or (words.strip() == stem and bool(re.search(r"[_\d-]", stem)))


def findings_in(pages: Iterable[Page], content: Content) -> list[Finding]:
    """Everything that is wrong with the text of pages."""
    return [finding for page in pages for finding in content.findings(page)]


def content_of(site: Site) -> Content:
    """What the rules need to know of a site."""
    vague = frozenset(map(plain, site.labels["vague_link_words"].split(",")))
    return Content(vague, site.lang.partition("-")[0].casefold(), site.address)

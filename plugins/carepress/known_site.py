"""The known site: what a new page has to fit in with, read from the settings and the content without a build."""

import dataclasses
import posixpath
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from carepress.addresses import slug_of
from carepress.bridge import content_of, pelican_settings_of
from carepress.data_files import data_text
from carepress.page import Kind
from carepress.page_files import LISTING_TEMPLATES, PageFile, page_files
from carepress.redirect import SOURCE as REDIRECTS
from carepress.redirect import redirects
from carepress.vocabulary import SOURCE, Vocabulary, vocabulary

FOLDERS: dict[Kind, str] = {"article": "articles", "strategy": "strategies", "page": "pages"}
"""The folder for new files of each kind."""

TAKEN = LISTING_TEMPLATES | {
    "assets",
    "drafts",
    "files",
    "images",
    "kept",
    "offline",
    "search",
    "settings",
    "strategies",
}
"""Address parts under which the site puts what no editor writes."""


@dataclasses.dataclass(frozen=True)
class KnownSite:
    """What there is: the content folder, its language, the page of help, the pages' files, words, former addresses."""

    content: Path
    lang: str
    help_page: str
    pages: tuple[PageFile, ...]
    vocabulary: Vocabulary
    former: frozenset[str] = frozenset()

    @cached_property
    def series(self) -> Mapping[str, int]:
        """The number that the next article of each series has, by the name of the series."""
        found: dict[str, tuple[str, int]] = {}
        for page in self.pages:
            if page.front.series:
                name, order = found.get(slug_of(page.front.series), (page.front.series, 0))
                found[slug_of(name)] = name, max(order, page.front.series_order or 0)
        return {name: order + 1 for name, order in found.values()}

    def owner(self, kind: Kind, slug: str) -> str:
        """What has the address that a page would have, in words, or ""."""
        if kind != "strategy" and slug in TAKEN:
            return "a page that the site makes by itself"
        if f"/{slug}/" in self.former:
            return "a page that has moved or was retired (data/redirects.yaml)"
        is_strategy = kind == "strategy"
        found = (page for page in self.pages if page.slug == slug and (page.kind == "strategy") == is_strategy)
        return next((f"{page.source} (“{page.front.title}”)" for page in found), "")

    def link(self, source: str, folder: str) -> str:
        """The address of a page's file as it is written in a file of a folder; "" where there is no such file."""
        is_there = any(page.source == source for page in self.pages)
        return posixpath.relpath(source, folder) if is_there else ""


def known_site(settings: Path) -> KnownSite:
    """The site behind a settings file; SystemExit tells the mistakes in that."""
    content, own = content_of(settings)
    lang, words = pelican_settings_of(settings)["DEFAULT_LANG"], vocabulary(data_text(content, SOURCE))[0]
    former = frozenset(one.former for one in redirects(data_text(content, REDIRECTS))[0])
    return KnownSite(content, lang, own.help_page, tuple(page_files(content)), words, former)

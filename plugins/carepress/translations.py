"""Translations: which pages say the same in different languages."""

from collections import defaultdict
from collections.abc import Mapping

from carepress.page import Library, Page

Key = tuple[str, str]
"""The kind of a page, and the slug of the page that it says the same as."""


def key_of(page: Page) -> Key:
    """What all translations of a page share: a translation names the other's slug, or simply has the same one."""
    return page.kind, page.front.translation_of or page.slug


def translations(library: Library) -> Mapping[str, tuple[Page, ...]]:
    """For each listed page that is to be had in several languages, by address: all of them, in the order of languages.

    Of two pages in one language the first counts, and the other belongs to none; its editors are told.
    """
    groups = defaultdict[Key, dict[str, Page]](dict)
    for page in library.listed:
        groups[key_of(page)].setdefault(page.lang, page)
    found = [tuple(group[lang] for lang in sorted(group)) for group in groups.values() if len(group) > 1]
    return {page.url: group for group in found for page in group}

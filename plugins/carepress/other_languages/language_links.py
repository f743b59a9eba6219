"""Language links: where a page is to be had in other languages, for readers and for search engines."""

from collections.abc import Mapping

import babel

from carepress.languages import direction, locale_of
from carepress.translations import translations
from carepress.views import Site, View, view


def language_links(site: Site) -> Mapping[str, tuple[View, ...]]:
    """Every language of each page that has several, by address: its own among them, as search engines want it.

    `name` is what the language calls itself, `address` is whole, or "" before the site has one.
    """
    found = translations(site.library)
    return {url: tuple(_view(site, page.lang, page.url, page.title) for page in group) for url, group in found.items()}


def _view(site: Site, lang: str, url: str, title: str) -> View:
    address = site.address + url if site.address else ""
    return view(lang=lang, dir=direction(lang), name=_own_name(lang), title=title, url=url, address=address)


def _own_name(lang: str) -> str:
    """What a language calls itself, with a capital as at the start of a line; its code where nobody knows."""
    locale = locale_of(lang)
    is_known = locale.language == lang.partition("-")[0].casefold()
    name = locale.get_language_name(babel.Locale.parse(locale)) if is_known else None
    return name[:1].upper() + name[1:] if name else lang

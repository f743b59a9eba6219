"""The glossary: every technique of the vocabulary from A to Z, in one sentence each."""

import unicodedata
from collections.abc import Mapping

from carepress.page import Library
from carepress.views import View, view

TEMPLATE = "glossary"
"""Pages with this template get the glossary."""

NO_LETTER = "#"
"""Where names stand that begin with no letter."""


def glossary(library: Library) -> Mapping[str, tuple[View, ...]]:
    """For each page that shows the glossary, by address: every technique, by name, with its letter and its strategy."""
    pages = [page for page in library.pages if page.front.template == TEMPLATE]
    return dict.fromkeys((page.url for page in pages), _entries(library) if pages else ())


def _entries(library: Library) -> tuple[View, ...]:
    urls, known = library.technique_urls, library.vocabulary
    found = sorted(known.techniques.values(), key=lambda technique: _place(technique.name))
    return tuple(
        view(
            name=technique.name,
            definition=technique.definition,
            url=urls.get(technique.id),
            strategy=_strategy(library, known.strategy_of[technique.id].id),
            letter=letter(technique.name),
        )
        for technique in found
    )


def _strategy(library: Library, name: str) -> View:
    page = library.strategy_pages.get(name)
    return view(name=library.vocabulary.by_id[name].name, url=page.url if page and page.is_listed else None)


def letter(name: str) -> str:
    """The letter beneath which a name stands: its first, without accents; “#” where it begins with none."""
    first = _plain(name)[:1]
    return first.upper() if first.isalpha() else NO_LETTER


def _place(name: str) -> tuple[bool, str, str]:
    """Names that begin with no letter come first, as their heading does."""
    return letter(name) != NO_LETTER, _plain(name), name


def _plain(name: str) -> str:
    """A name as an alphabet sorts it: in small letters, without accents and without the marks around it."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    words = "".join(character for character in apart if not unicodedata.combining(character))
    return words.lstrip("“”‘’„«»\"'([ ")

"""Mistaken translations: pages that call themselves the translation of what is none."""

from collections.abc import Iterable, Iterator

from carepress.finding import Finding, did_you_mean
from carepress.head_place import head_place
from carepress.page import Library, Page
from carepress.translations import Key, key_of

RULE = "translation-unknown"


def mistaken_translations(library: Library, looked_at: Iterable[Page]) -> Iterator[Finding]:
    """A finding for each page whose `translation_of` leads to no page, or to none in another language."""
    originals: dict[Key, Page] = {
        (page.kind, page.slug): page for page in library.pages if not page.front.translation_of
    }
    for page in looked_at:
        wanted = page.front.translation_of
        if wanted:
            told = _fault(page, wanted, originals.get(key_of(page)), library)
            yield from (_at(page, wanted, message, remedy) for message, remedy in told)


def _fault(page: Page, wanted: str, original: Page | None, library: Library) -> Iterator[tuple[str, str]]:
    if original is None:
        slugs = [other.slug for other in library.pages if other.kind == page.kind and not other.front.translation_of]
        message = f"There is no page with the slug “{wanted}” that this could be a translation of."
        yield f"{message}{did_you_mean(wanted, slugs)}", "Name the slug of the page that was written first."
    elif original.lang == page.lang:
        message = f"“{wanted}” is in the same language ({page.lang}), so this cannot be its translation."
        yield message, "Set `lang` to the language of this page, or take `translation_of` out."
    else:
        group = (other for other in library.listed if key_of(other) == key_of(page) and other.lang == page.lang)
        first = next(group, page)
        if first is not page:
            message = f"{first.source} is the translation of “{wanted}” into this language ({page.lang}) already."
            yield message, "Keep `translation_of` on one of the two."


def _at(page: Page, word: str, message: str, remedy: str) -> Finding:
    return Finding(page.source, *head_place(page.head, "translation_of", word), RULE, message, remedy)

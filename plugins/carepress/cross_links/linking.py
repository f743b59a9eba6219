"""Cross-links: which mentions become links, by how much the techniques matter to the page and how long it is."""

import dataclasses
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import starmap
from typing import Any

from carepress.cross_links.link_marks import with_marks
from carepress.cross_links.mentions import Mention, Named, PageMentions, Text, page_mentions
from carepress.cross_links.phrases import Phrases
from carepress.glanced_library import NOWHERE, GlancedLibrary
from carepress.kept_answers import KeptAnswers
from carepress.keyed import Keyed
from carepress.one_by_one import one_by_one
from carepress.page import Library, Page
from carepress.page_groups import MANY, page_groups
from carepress.processes import without_collecting
from carepress.vocabulary import Vocabulary

PROMINENT = 3.0
"""One in the title or a heading, or of a strategy that the page teaches, counts as if named so often more."""


@dataclasses.dataclass(frozen=True, slots=True)
class CrossLinks:
    """What linking comes to, all by the address of the page: its new HTML, its mentions, and its techniques.

    Each technique has one mention, in the order of the text; ambiguous ones follow. Techniques are ids, those that
    matter most to the page first; what leads to another page than the technique's own, as to help, is none of them.
    `phrases` are all those of the vocabulary that stand in any running text.
    """

    html: Mapping[str, str]
    mentions: Mapping[str, tuple[Mention, ...]]
    techniques: Mapping[str, tuple[str, ...]]
    phrases: frozenset[str]


Each = Callable[..., dict[int, list[tuple[str, PageMentions]]]]
"""What asks a pure function about many things, each known by a key: see `bridge.each`."""

_ALONE: Each = partial(one_by_one, KeptAnswers(None))


@without_collecting()
def cross_links(library: Library, words_per_link: int, each: Each = _ALONE) -> CrossLinks:
    """The library's articles and strategy pages with cross-links, at most one in so many words."""
    pages = [_composed(page) for page in library.pages if page.kind != "page" and page.html.strip()]
    for language in {page.language for page in pages}:
        _phrases(_by_id(library.vocabulary), language)  # Processes forked from now on share them.
    asked = {number: (tuple(map(_text, group)),) for number, group in enumerate(page_groups(pages))}
    told = each(mentions_in, asked, library.vocabulary, library.technique_urls, many=MANY)
    found = {url: mentions for group in told.values() for url, mentions in group}
    matter = _Importance(library, found)
    ranked = {page.url: matter.ranked(page, found[page.url].named) for page in pages}
    linked = {
        page.url: _linked(ranked[page.url], found[page.url].named, page.words // words_per_link) for page in pages
    }
    return CrossLinks(
        html={page.url: _with_links(page, found[page.url], linked[page.url]) for page in pages},
        mentions={url: tuple(_told(mine, linked[url])) for url, mine in found.items()},
        techniques={url: tuple(name for name in names if not matter.is_crisis(name)) for url, names in ranked.items()},
        phrases=frozenset(phrase for mine in found.values() for phrase in mine.phrases),
    )


def mentions_in(
    texts: Iterable[tuple[Any, ...]], vocabulary: Vocabulary, targets: Mapping[str, str]
) -> list[tuple[str, PageMentions]]:
    """What texts say of the techniques of a vocabulary, by addresses of pages; `targets` are those of techniques."""
    known = _by_id(vocabulary)
    return [(text.url, page_mentions(text, _phrases(known, text.language), targets)) for text in starmap(Text, texts)]


def _by_id(vocabulary: Vocabulary) -> Keyed[Vocabulary]:
    return Keyed(vocabulary, id(vocabulary))


def _text(page: Page) -> tuple[Any, ...]:
    """The fields of a `Text`, as a tuple like any other, whose digest takes half the time."""
    return page.url, page.language, page.title, page.front.summary, page.front.no_links, page.html


@lru_cache(maxsize=8)
def _phrases(vocabulary: Keyed[Vocabulary], language: str) -> Phrases:
    return Phrases(vocabulary.value, language)


def _composed(page: Page) -> Page:
    """The page with each letter and its accents as one character, as vocabularies are compared."""
    if unicodedata.is_normalized("NFC", page.html):
        return page
    return dataclasses.replace(page, html=unicodedata.normalize("NFC", page.html))


class _Importance:
    """How much techniques matter to pages."""

    def __init__(self, library: Library, found: Mapping[str, PageMentions]) -> None:
        self._vocabulary = library.vocabulary
        others = library.elsewhere if isinstance(library, GlancedLibrary) else NOWHERE
        self._pages = len(found) + others.pages
        self._named_on = Counter(others.times) + Counter(name for mine in found.values() for name in mine.named)

    def is_crisis(self, name: str) -> bool:
        """Whether a technique's phrases lead to a page of its own, such as the one with help."""
        return self._vocabulary.techniques[name].links_to is not None

    def ranked(self, page: Page, named: Mapping[str, Named]) -> list[str]:
        """The techniques that a page names: what leads to help first, then those that matter most to the page."""
        scores = {name: self._score(page, name, found) for name, found in named.items()}
        return sorted(named, key=lambda name: (not self.is_crisis(name), -scores[name], name))

    def _score(self, page: Page, name: str, found: Named) -> float:
        """How often the page names it, in the manner of TF-IDF: the rarer on the site, the more that says."""
        is_taught = self._vocabulary.strategy_of[name].id in page.front.strategies
        times = found.times + PROMINENT * (is_taught + found.in_heading)
        return round((1 + math.log(times)) * math.log(1 + self._pages / self._named_on[name]), 6)


def _linked(ranked: Iterable[str], named: Mapping[str, Named], most: int) -> frozenset[str]:
    """The techniques whose mention becomes a link."""
    return frozenset([name for name in ranked if named[name].marks][: max(1, most)])


def _with_links(page: Page, found: PageMentions, linked: frozenset[str]) -> str:
    return with_marks(page.html, (mark for name in found.named if name in linked for mark in found.named[name].marks))


def _told(found: PageMentions, linked: frozenset[str]) -> Iterator[Mention]:
    for name, named in found.named.items():
        yield named.mention._replace(how="automatic") if name in linked else named.mention
    yield from found.ambiguous

"""Mentions: the first safe mention of a technique in running text, and the link that it becomes."""

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement, fromstring

from carepress.html import HEADINGS, fragment, inner_html
from carepress.page import Library, Page
from carepress.vocabulary import Technique, Vocabulary

LINK_CLASS = "strategy-link"

_NO_LINKS_IN = {"a", *HEADINGS, "code", "pre", "blockquote", "q", "figcaption", "caption", "sup"}
_CITATION = r"\[@[^\[\]]*\]"
_NO_LINKS_CLASS = {"care-card", "no-links", "footnote", "technique-definition", "technique-evidence"}


class Phrases:
    """All safe phrases of a vocabulary, ready to be found in text: the longest first, in any case, as whole words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._owners = {
            _folded(phrase): technique.id
            for technique in vocabulary.techniques.values()
            for phrase in technique.phrases
        }
        longest_first = sorted(self._owners, key=lambda phrase: (-len(phrase), phrase))
        choices = "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in longest_first)
        mention = rf"(?<![\w-])(?P<mention>(?:{choices})(?:e?s)?)(?![\w-])"
        self._pattern = re.compile(rf"{_CITATION}|{mention}", re.IGNORECASE) if choices else None

    def found(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Every mention in a text, citations left out, with the id of its technique."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            owner = self._owner(_folded(match["mention"] or ""))
            if owner:
                yield match, owner

    def _owner(self, words: str) -> str | None:
        return next((self._owners[form] for form in (words, words[:-1], words[:-2]) if form in self._owners), None)


def _folded(phrase: str) -> str:
    return " ".join(phrase.lower().replace("’", "'").split())


def mentions(library: Library, words_per_link: int) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """HTML with cross-links, and the ids of the techniques linked, of articles and strategy pages by address.

    A link to another page than the technique's own, as to help, is made but says nothing of what a page is about.
    """
    phrases, targets = Phrases(library.vocabulary), technique_urls(library)
    pages = [page for page in library.pages if page.kind != "page" and page.html.strip()]
    found = {page.url: _linked(page, phrases, targets, words_per_link) for page in pages}
    own = {name for name, technique in library.vocabulary.techniques.items() if not technique.links_to}
    html = {url: linked for url, (linked, _) in found.items()}
    return html, {url: tuple(name for name in names if name in own) for url, (_, names) in found.items()}


def technique_urls(library: Library) -> Mapping[str, str]:
    """Where each technique's phrases link to: its section, or the page that it names, if that is published."""
    found = ((technique, _target_page(library, technique)) for technique in library.vocabulary.techniques.values())
    return {
        technique.id: page.url if technique.links_to else f"{page.url}#{technique.id}"
        for technique, page in found
        if page is not None and page.is_listed
    }


def _target_page(library: Library, technique: Technique) -> Page | None:
    if technique.links_to:
        return library.by_source.get(technique.links_to)
    return library.strategy_pages.get(library.vocabulary.strategy_of[technique.id].id)


def _linked(
    page: Page, phrases: Phrases, targets: Mapping[str, str], words_per_link: int
) -> tuple[str, tuple[str, ...]]:
    root, found = fragment(page.html), list[str]()
    most = max(1, page.words // words_per_link)
    for holder, is_tail in list(_running_text(root)):
        links = []
        for match, technique in phrases.found((holder.tail if is_tail else holder.text) or ""):
            target = targets.get(technique)
            if target is None or technique in found or target.partition("#")[0] == page.url or len(found) >= most:
                continue
            found.append(technique)
            links.append((match, target))
        _insert(holder, links, is_tail=is_tail)
    return (inner_html(root), tuple(found)) if found else (page.html, ())


def _running_text(element: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """Each text node that may hold links, as its element and whether it is the text after that element."""
    if element.tag in _NO_LINKS_IN or _NO_LINKS_CLASS & set(element.get("class", "").split()):
        return
    yield element, False
    for child in element:
        yield from _running_text(child)
        yield child, True


def _insert(holder: HtmlElement, links: Sequence[tuple[re.Match[str], str]], *, is_tail: bool) -> None:
    """Make mentions in one text links: the last one first, so that the places of those before it stay true."""
    parent, end = (holder.getparent() if is_tail else holder), None
    at = parent.index(holder) + 1 if is_tail else 0
    for match, target in reversed(links):
        link = fromstring("<a></a>")
        link.set("class", LINK_CLASS)
        link.set("href", target)
        link.text, link.tail = match[0], match.string[match.end() : end]
        parent.insert(at, link)
        end = match.start()
    if links:
        setattr(holder, "tail" if is_tail else "text", links[0][0].string[:end])

"""Mentions: where a page speaks of techniques, and what each place would need to become a link."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote

from carepress.cross_links.link_marks import Mark, link_marks
from carepress.cross_links.passage import Passage, Span
from carepress.cross_links.phrases import Hit, Phrases
from carepress.cross_links.running_text import passage_of, stretches
from carepress.phrase_finder import folded, folded_phrase
from carepress.sentences import sentence_around

How = Literal["automatic", "by-hand", "left-out", "ambiguous"]

CROSS_LINK_CLASS = "strategy-link"
"""The class of links that are made by themselves; all others are an editor's."""

DESCRIPTION = "site--technique-"
"""With a technique's id, the id of the element that holds its definition on pages that link to it."""

LONGEST = 160
"""Most characters of a sentence that are kept on either side of a mention."""

_GAPS = re.compile(r"\s?\x00+")


class Mention(NamedTuple):
    """A place where a page names a technique: the words, and what its sentence says before and after them.

    `how` says whether the words are a link: made by itself, made by an editor, left out for the length of the page, or
    never made by itself, as the phrase is ambiguous.
    """

    technique: str
    phrase: str
    words: str
    before: str
    after: str
    how: How = "left-out"

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return f"{self.before}{self.words}{self.after}"


class Named(NamedTuple):
    """What a page says of one technique: how often, whether in its title or a heading, and the best mention.

    `marks` would make that mention a link; there are none where an editor has made one.
    """

    mention: Mention
    marks: tuple[Mark, ...] = ()
    times: int = 0
    in_heading: bool = False


class PageMentions(NamedTuple):
    """What a page names: techniques by id in the order of the text, and the first ambiguous mention of others.

    `phrases` are all those of the vocabulary that stand in its running text.
    """

    named: Mapping[str, Named]
    ambiguous: tuple[Mention, ...]
    phrases: frozenset[str]


class Text(NamedTuple):
    """All that the mentions on a page follow from; the phrases of `no_links` are those that an editor switched off."""

    url: str
    language: str
    title: str
    summary: str
    no_links: tuple[str, ...]
    html: str


def page_mentions(page: Text, phrases: Phrases, targets: Mapping[str, str]) -> PageMentions:
    """What a page says of the techniques that have a target on another page."""
    elsewhere = {name: url for name, url in targets.items() if url.partition("#")[0] != page.url}
    found = _Found(page, elsewhere)
    for hit in phrases.hits(f"{page.title}. {page.summary}"):
        found.in_headings.add(hit.phrase.technique)
    for part in _that_may_mention(page.html, phrases):
        found.add_links(part)
        for hit in _welcome(phrases.hits(part.text), elsewhere):
            found.add(part, hit)
    named = {name: one._replace(in_heading=name in found.in_headings) for name, one in found.named.items()}
    others = (mention for name, mention in found.ambiguous.items() if name not in found.named)
    return PageMentions(named, tuple(others), frozenset(found.phrases))


def _that_may_mention(html: str, phrases: Phrases) -> Iterator[Passage]:
    """The passages of a page in which a phrase may stand, or a link to a section."""
    small, found = folded(html), list(stretches(html))
    parts = [small[stretch.start : stretch.end] for stretch in found]
    with_phrases = phrases.parts_with_any(parts)
    for number, stretch in enumerate(found):
        if number in with_phrases or ("<a " in parts[number] and "#" in parts[number]):
            yield passage_of(html, stretch)


def _welcome(hits: Sequence[Hit], targets: Mapping[str, str]) -> Sequence[Hit]:
    """The hits that have a target: where some lead to help, nothing else may draw a reader away from them."""
    known = [hit for hit in hits if hit.phrase.technique in targets]
    return [hit for hit in known if hit.phrase.is_safe and "#" not in targets[hit.phrase.technique]] or known


class _Found:
    """What has been found on a page so far."""

    def __init__(self, page: Text, targets: Mapping[str, str]) -> None:
        self.named: dict[str, Named] = {}
        self.ambiguous: dict[str, Mention] = {}
        self.in_headings: set[str] = set()
        self.phrases: set[str] = set()
        self._html, self._targets = page.html, targets
        self._by_section = {url: name for name, url in targets.items() if "#" in url}
        self._switched_off = frozenset(map(folded_phrase, page.no_links))

    def add_links(self, passage: Passage) -> None:
        """Add the links to sections of techniques that an editor made."""
        for start, end, address in passage.links:
            name = self._by_section.get(unquote(address))
            if name is not None:
                known = self.named.get(name)
                words = passage.text[start:end]
                mention = _mention(passage, (start, end), name, words, "by-hand")
                if known is None or known.marks:
                    self.named[name] = Named(mention, (), known.times if known else 0)
                self._count(name)

    def add(self, passage: Passage, hit: Hit) -> None:
        """Add a phrase found in a passage."""
        name, span = hit.phrase.technique, (hit.start, hit.end)
        self.phrases.add(hit.phrase.text)
        if passage.is_heading:
            self.in_headings.add(name)
        elif passage.may_hold_link(*span) and not self._is_off(passage, hit):
            if not hit.phrase.is_safe:
                if name not in self.ambiguous:
                    self.ambiguous[name] = _mention(passage, span, name, hit.phrase.text, "ambiguous")
                return
            if name not in self.named:
                marks = link_marks(self._html, passage, span, self._start_tag(name))
                self.named[name] = Named(_mention(passage, span, name, hit.phrase.text), marks)
            self._count(name)

    def _count(self, name: str) -> None:
        self.named[name] = self.named[name]._replace(times=self.named[name].times + 1)

    def _is_off(self, passage: Passage, hit: Hit) -> bool:
        words = {folded_phrase(hit.phrase.text), folded_phrase(passage.text[hit.start : hit.end])}
        return bool(words & self._switched_off)

    def _start_tag(self, name: str) -> str:
        """A link to another page than the technique's own, as to help, needs no definition."""
        address = escape(quote(self._targets[name], safe="/#"))
        described = f' aria-describedby="{DESCRIPTION}{name}"' if "#" in address else ""
        return f'<a class="{CROSS_LINK_CLASS}" href="{address}"{described}>'


def _mention(passage: Passage, span: Span, technique: str, phrase: str, how: How = "left-out") -> Mention:
    start, end = span
    first, last = sentence_around(passage.text, start, end)
    before, after = _shown(passage.text[first:start]), _shown(passage.text[end:last])
    return Mention(technique, phrase, _shown(passage.text[start:end]), _ending(before), _beginning(after), how)


def _shown(text: str) -> str:
    """A part of a sentence without its gaps."""
    return _GAPS.sub("", text) if "\x00" in text else text


def _ending(text: str) -> str:
    return text if len(text) <= LONGEST else "… " + text[-LONGEST:].partition(" ")[2]


def _beginning(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + " …"

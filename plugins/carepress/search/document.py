"""Documents: what a search may answer with, each with the sections to which it leads."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, NamedTuple

from carepress.digest import Digested
from carepress.html import sections
from carepress.page import Page
from carepress.vocabulary import Strategy, Technique, Vocabulary

TECHNIQUE = "technique"

SAYING = frozenset({"settings", "kept"})
"""Kinds of pages whose words are labels."""

# References are read below the text, headings stand for themselves.
_LEFT_OUT = re.compile(r"<(sup|svg|style|script)\b.*?</\1>", re.DOTALL)
_HEADING_ENDS = re.compile(r"(?<![?!.:])</h[1-6]>")
_REST = r"""(?:[^<>"']|"[^"]*"|'[^']*')*>"""
_INLINE = re.compile(rf"</?(?:a|abbr|b|bdi|cite|code|em|i|kbd|mark|q|s|small|span|strong)(?![a-z0-9]){_REST}")
_TAG = re.compile(rf"<[a-z/!]{_REST}")


class Section(NamedTuple):
    """A part of a document: its anchor or "", its heading or "", and its text."""

    anchor: str
    heading: str
    text: str


class Document(NamedTuple):
    """Something that readers look for. `above` is the title of the page that it is part of, `note` what it mentions.

    `phrases` are words under which readers look for it, whether they stand in its text or not, and `words` others that
    are found but not shown.
    """

    url: str
    title: str
    kind: str
    lang: str
    strategies: tuple[str, ...] = ()
    summary: str = ""
    above: str = ""
    note: str = ""
    sections: tuple[Section, ...] = ()
    phrases: tuple[str, ...] = ()
    words: str = ""


@dataclasses.dataclass(frozen=True)
class Text(Digested):
    """What the documents of a page follow from; `strategy` is the one whose page it is."""

    url: str
    title: str
    kind: str
    lang: str
    strategies: tuple[str, ...]
    summary: str
    note: str
    html: str
    strategy: Strategy | None


def text_of(page: Page, vocabulary: Vocabulary) -> Text:
    """The text of a page, with what readers look for beside it."""
    front, strategy = page.front, vocabulary.by_id.get(page.slug) if page.kind == "strategy" else None
    strategies = (page.slug,) if page.kind == "strategy" else front.strategies
    return Text(
        page.url, page.title, page.kind, page.lang, strategies, front.summary, front.covers, page.html, strategy
    )


def documents(page: Text) -> Iterator[Document]:
    """The page itself, and each technique that has a section on it."""
    intro, parts = sections(page.html)
    strategy = page.strategy
    known = {one.id: one for one in strategy.techniques} if strategy else {}
    shared: dict[str, Any] = {"lang": page.lang, "strategies": page.strategies, "note": page.note}
    found = [Section(part.id, shown_text(part.title), shown_text(part.html)) for part in parts]
    mine = tuple(one for one in [Section("", "", shown_text(intro)), *found] if one.anchor not in known)
    named = (strategy.name, strategy.id) if strategy else ()
    words: dict[str, Any] = {"summary": page.summary, "sections": mine, "phrases": named}
    yield Document(page.url, page.title, page.kind, **words, **shared)
    for section in found:
        if section.anchor in known:
            yield _technique(page, known[section.anchor], section, shared)


def _technique(page: Text, technique: Technique, section: Section, shared: Mapping[str, Any]) -> Document:
    phrases = (technique.name, *technique.searches, *technique.phrases, *technique.ambiguous_phrases)
    url, own = f"{page.url}#{technique.id}", (Section("", "", section.text),)
    words: dict[str, Any] = {"summary": technique.definition, "above": page.title, "sections": own, "phrases": phrases}
    return Document(url, section.heading, TECHNIQUE, **shared, **words)


def made_document(listing: Mapping[str, Any], labels: Mapping[str, str]) -> Document:
    """A page made from no file: what lists say of it, and the words that the theme says on such a page."""
    kind = listing["kind"]
    steps = " ".join(str(step["title"]) for step in listing.get("steps", ()) if "title" in step)
    said = " ".join(text for name, text in labels.items() if name.startswith(f"{kind}_")) if kind in SAYING else ""
    parts = (Section("", "", steps),) if steps else ()
    words: dict[str, Any] = {"summary": listing["summary"], "sections": parts, "words": said}
    return Document(listing["url"], listing["title"], "path" if kind == "path" else "page", listing["lang"], **words)


def shown_text(html: str) -> str:
    """The words of an HTML fragment in one line, without the numbers of its references."""
    named = _HEADING_ENDS.sub(": ", _LEFT_OUT.sub("", html)) if "</h" in html else _LEFT_OUT.sub("", html)
    bare = _TAG.sub(" ", _INLINE.sub("", named))
    return " ".join(unescape(bare).split())

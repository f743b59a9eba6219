"""Pages and libraries made for tests, with no more said than the test is about."""

import re
from html import unescape
from typing import Any
from urllib.parse import unquote

from carepress.front_matter import FrontMatter
from carepress.html import word_count
from carepress.page import Library, Page
from carepress.vocabulary import Strategy, Technique, Vocabulary

_LINK = re.compile(r'<a href="(/[^"#?]*)')


def page(slug: str, html: str = "<p>Words.</p>", kind: str = "article", **given: Any) -> Page:
    """A page at `/SLUG/`, or `/strategies/SLUG/`; what is given that `Page` does not have is its front matter."""
    folder = {"article": "articles", "strategy": "strategies", "page": "pages"}[kind]
    url = f"/strategies/{slug}/" if kind == "strategy" else f"/{slug}/"
    fields: dict[str, Any] = {
        "source": f"{folder}/{slug}.md",
        "kind": kind,
        "url": url,
        "save_as": f"{url[1:]}index.html",
        "slug": slug,
        "lang": "en",
        "status": given.get("status", "published"),
        "html": html,
        "head": "",
        "markdown": html,
        "words": word_count(html),
        "links": frozenset(unquote(unescape(address)) for address in _LINK.findall(html)),
    }
    own = {
        name: given.pop(name)
        for name in [*given]
        if name in Page.__dataclass_fields__ and name not in {"front", "date"}
    }
    front = FrontMatter.model_validate({"title": slug.capitalize(), "status": fields["status"]} | given)
    return Page(**(fields | {"front": front, "date": front.date} | own))


def technique(name: str, *phrases: str, **given: Any) -> Technique:
    found = dict.fromkeys(phrases, "Nothing else is called so.")
    return Technique(id=name, name=name.capitalize(), definition=f"What {name} is.", phrases=found, **given)


def vocabulary(**techniques: list[Technique]) -> Vocabulary:
    """A vocabulary with a strategy for each keyword."""
    named = techniques.items()
    return Vocabulary(tuple(Strategy(id=n, name=n.capitalize(), techniques=tuple(found)) for n, found in named))


def library(*pages: Page, words: Vocabulary | None = None, files: frozenset[str] = frozenset()) -> Library:
    return Library(tuple(pages), words or Vocabulary(), files)

"""Backlinks: which articles mention a technique, each with the sentence of the mention."""

from collections.abc import Iterator, Mapping, Sequence

from carepress.cross_links.mentions import Mention
from carepress.page import Library, Page
from carepress.pagination import paginated
from carepress.views import Site, View, link, listing_view, view

BEST = 5
"""Mentions shown in a technique's own section; the rest stands on a page of their own."""

Mentioned = Mapping[str, Sequence[tuple[Page, Mention]]]


def mentioned(library: Library, mentions: Mapping[str, Sequence[Mention]]) -> Mentioned:
    """For each technique the listed articles that mention it, the one to which it matters most first."""
    found: dict[str, list[tuple[int, Page, Mention]]] = {}
    for article in library.articles:
        for mention in mentions.get(article.url, ()):
            if mention.how != "ambiguous" and mention.technique in article.techniques:
                rank = article.techniques.index(mention.technique)
                found.setdefault(mention.technique, []).append((rank, article, mention))
    return {name: [(page, said) for _, page, said in sorted(all_, key=_rank)] for name, all_ in found.items()}


def _rank(found: tuple[int, Page, Mention]) -> int:
    return found[0]


def backlinks(library: Library, found: Mentioned) -> Mapping[str, Mapping[str, View]]:
    """For each strategy page, by address: what each of its techniques shows of the articles that mention it."""
    return {
        page.url: {
            technique.id: _section(found[technique.id], technique.id)
            for technique in library.vocabulary.by_id[name].techniques
            if technique.id in found
        }
        for name, page in library.strategy_pages.items()
        if name in library.vocabulary.by_id
    }


def _section(mine: Sequence[tuple[Page, Mention]], technique: str) -> View:
    url = mentions_url(technique) if len(mine) > BEST else None
    return view(best=tuple(_backlink(*one) for one in mine[:BEST]), total=len(mine), url=url)


def mentions_url(technique: str) -> str:
    """The address of the page with all articles that mention a technique."""
    return f"/mentions/{technique}/"


def mention_listings(site: Site, found: Mentioned) -> Iterator[View]:
    """The pages with all mentions of each technique that has more of them than its section shows."""
    known, urls = site.library.vocabulary.techniques, site.library.technique_urls
    for name in (name for name in known if len(found.get(name, ())) > BEST and name in urls):
        strategy = site.library.vocabulary.strategy_of[name]
        trail = (
            view(title=site.labels["home"], url="/"),
            link(site.library.strategy_pages[strategy.id]),
        )
        title = site.labels["mentions_title"].format(technique=known[name].name)
        entries = tuple(_backlink(*one) for one in found[name])
        for url, fields in paginated(mentions_url(name), entries, site.settings.list_length):
            shown = {"summary": known[name].definition, "technique_url": urls[name], **fields}
            yield view(**listing_view(site, "mentions", title, url, site.lang, trail, **shown))


def _backlink(page: Page, mention: Mention) -> View:
    said = {"before": mention.before, "words": mention.words, "after": mention.after}
    return view(title=page.title, url=page.url, **said)

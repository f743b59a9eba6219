"""Backlinks: which articles mention a technique, and which practise a strategy."""

from collections.abc import Mapping

from carepress.page import Library, Page
from carepress.views import View, link, view

Backlinks = Mapping[str, Mapping[str, tuple[View, ...]]]


def backlinks(library: Library) -> Backlinks:
    """For each strategy page, by address: the listed articles that mention each of its techniques, by technique."""
    mentioned: dict[str, list[Page]] = {}
    for article in library.articles:
        for technique in article.techniques:
            mentioned.setdefault(technique, []).append(article)
    return {
        page.url: {
            technique.id: tuple(link(article) for article in mentioned[technique.id])
            for technique in library.vocabulary.by_id[name].techniques
            if technique.id in mentioned
        }
        for name, page in library.strategy_pages.items()
        if name in library.vocabulary.by_id
    }


def practised_in(library: Library) -> Mapping[str, tuple[View, ...]]:
    """For each strategy page, by address: the listed articles that teach the strategy."""
    return {
        page.url: tuple(
            view(title=article.title, url=article.url, summary=article.front.summary)
            for article in library.articles
            if name in article.front.strategies
        )
        for name, page in library.strategy_pages.items()
    }

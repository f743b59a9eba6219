"""Practised in: which articles teach a strategy."""

from collections.abc import Mapping

from carepress.page import Library
from carepress.views import View, view


def practised_in(library: Library, most: int) -> Mapping[str, tuple[View, ...]]:
    """For each strategy page, by address: the listed articles that teach the strategy, so many of the newest."""
    taught: dict[str, list[View]] = {}
    for article in library.articles:
        shown = view(title=article.title, url=article.url, summary=article.front.summary)
        for name in dict.fromkeys(article.front.strategies):
            taught.setdefault(name, []).append(shown)
    return {page.url: tuple(taught.get(name, ())[:most]) for name, page in library.strategy_pages.items()}

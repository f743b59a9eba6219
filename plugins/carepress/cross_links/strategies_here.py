"""Strategies here: the strategies of a page, each with those of its techniques that the page mentions."""

from collections.abc import Iterator, Mapping

from carepress.page import Page
from carepress.views import Site, View, strategy_views, view


def strategies_here(site: Site) -> Mapping[str, tuple[View, ...]]:
    """For articles and strategy pages, by address: the strategies that they teach or mention, in the site's order."""
    known, urls = site.library.vocabulary, site.library.technique_urls
    strategies = {shown["id"]: shown for shown in strategy_views(site, known.by_id)}
    techniques = {
        technique.id: view(
            id=technique.id, name=technique.name, definition=technique.definition, url=urls[technique.id]
        )
        for technique in known.techniques.values()
        if technique.id in urls
    }
    owner = {name: strategy.id for name, strategy in known.strategy_of.items()}
    pages = (page for page in site.library.pages if page.kind != "page")
    return {page.url: tuple(_groups(page, strategies, techniques, owner)) for page in pages}


def _groups(
    page: Page, strategies: Mapping[str, View], techniques: Mapping[str, View], owner: Mapping[str, str]
) -> Iterator[View]:
    named: dict[str, list[View]] = {}
    for technique in page.techniques:
        if technique in techniques:
            named.setdefault(owner[technique], []).append(techniques[technique])
    taught = page.front.strategies if page.kind == "article" else ()
    for name, strategy in strategies.items():
        if name in named or name in taught:
            yield view(**strategy, techniques=tuple(named.get(name, ())))

"""Single pages: those of which every site has one, made from no file, whose words are labels."""

from collections.abc import Iterator

from carepress.views import Site, View, link, listing_view, strategy_views, view

_PAGES = (
    ("search", "/search/", "search_title", "search_summary"),
    ("settings", "/settings/", "settings_title", "settings_summary"),
    ("kept", "/kept/", "kept_title", "kept_summary"),
    ("offline", "/offline/", "offline_title", "offline_summary"),
    ("not-found", "/404.html", "not_found_title", "not_found_summary"),
)
"""The template of each, its address, and the labels of its title and summary."""


def single_pages(site: Site) -> Iterator[View]:
    """The view of each: everything by topic, the reader's settings and list, and what stands where a page cannot."""
    home = (view(title=site.labels["home"], url="/"),)
    for kind, url, title, summary in _PAGES:
        words, trail = site.labels[title], home if url.endswith("/") else ()
        fields = {"topics": topics(site), "others": _others(site)} if kind == "search" else {}
        yield view(**listing_view(site, kind, words, url, site.lang, trail, summary=site.labels[summary], **fields))


def topics(site: Site) -> tuple[View, ...]:
    """Every strategy with its techniques and, as far as a list goes, the articles that teach it: `total` in all."""
    urls, length = site.library.technique_urls, site.settings.list_length
    found = []
    for strategy in strategy_views(site, site.library.vocabulary.by_id):
        known = site.library.vocabulary.by_id[strategy["id"]].techniques
        shown = tuple(view(title=one.name, url=urls[one.id]) for one in known if one.id in urls)
        articles = [page for page in site.library.articles if strategy["id"] in page.front.strategies]
        listed = tuple(link(page) for page in articles[:length])
        found.append(view(**strategy, techniques=shown, articles=listed, total=len(articles)))
    return tuple(found)


def _others(site: Site) -> tuple[View, ...]:
    """Articles of no strategy as far as a list goes, then pages about other things, such as getting help."""
    plain = [page for page in site.library.articles if not page.front.strategies][: site.settings.list_length]
    pages = [page for page in site.library.pages if page.kind == "page" and page.status == "published"]
    return tuple(link(page) for page in [*plain, *pages] if page.front.template != "home")

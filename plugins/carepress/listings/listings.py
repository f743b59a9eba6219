"""Listings: pages made from no file: the home page of a site without one, all articles, each series, single pages."""

from collections.abc import Iterator

from carepress.listings.single_pages import single_pages
from carepress.page import ALL_ARTICLES
from carepress.pagination import paginated
from carepress.views import Site, View, entry, listing_view, view


def listings(site: Site) -> Iterator[View]:
    """The view of every listing."""
    home = site.library.by_url.get("/")
    if home is None or (home.status == "draft" and site.settings.mode == "publish"):
        fields = {"summary": site.settings.description, **home_fields(site, None)}
        yield view(**listing_view(site, "home", site.name, "/", site.lang, (), **fields))
    yield from _all_articles(site)
    yield from _series(site)
    yield from single_pages(site)


def home_fields(site: Site, lead_slug: str | None, newest: int = 3) -> dict[str, object]:
    """What a home page shows beside its text: the lead article, the newest ones, and every series."""
    articles = site.library.articles
    lead = next((page for page in articles if page.slug == lead_slug), None)
    shown = [page for page in articles if page is not lead][:newest]
    return {
        "lead": view(**entry(site, lead)) if lead else None,
        "newest": tuple(view(**entry(site, page)) for page in shown),
        "series": tuple(view(name=s.name, url=s.url, total=len(s.pages)) for s in site.library.series.values()),
    }


def home_annotations(site: Site) -> dict[str, dict[str, object]]:
    """What home pages made from a file list, by name and address; the first page they pin is their lead."""
    homes = [page for page in site.library.pages if page.front.template == "home"]
    found = {page.url: home_fields(site, next(iter(page.front.related), None)) for page in homes}
    return {name: {url: fields[name] for url, fields in found.items()} for name in ("lead", "newest", "series")}


def _trail(site: Site) -> tuple[View, ...]:
    return (view(title=site.labels["home"], url="/"),)


def _all_articles(site: Site) -> Iterator[View]:
    """The list of all articles, the newest first, in as many pages as it takes."""
    entries = tuple(view(**entry(site, page)) for page in site.library.articles)
    for url, fields in paginated(ALL_ARTICLES, entries, site.settings.list_length):
        yield view(
            **listing_view(site, "articles", site.labels["all_articles"], url, site.lang, _trail(site), **fields)
        )


def _series(site: Site) -> Iterator[View]:
    for series in site.library.series.values():
        entries = tuple(view(**entry(site, page)) for page in series.pages)
        fields = listing_view(site, "series", series.name, series.url, site.lang, _trail(site), entries=entries)
        yield view(**fields)

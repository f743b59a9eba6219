"""Views of reading paths: what the site, the pages along them, and the paths' own pages show."""

from collections.abc import Iterator, Sequence

from carepress.reading_path import ALL_PATHS, ReadingPath
from carepress.views import Site, View, listing_view, strategy_views, view


def site_paths(paths: Sequence[ReadingPath]) -> tuple[View, ...]:
    """What every page may say of the paths, in their order."""
    return tuple(view(title=p.title, url=p.url, summary=p.summary, length=len(p.steps)) for p in paths)


def page_paths(paths: Sequence[ReadingPath]) -> dict[str, tuple[View, ...]]:
    """By address, the paths that pass through a page, each with the step that leads on from it.

    Of steps that follow each other on one page the last counts: whoever has read the page needs what comes after it.
    """
    found: dict[str, tuple[View, ...]] = {}
    for path in paths:
        for at, step in enumerate(path.steps):
            following = path.steps[at + 1] if at + 1 < len(path.steps) else None
            if following is None or following.page_url != step.page_url:
                found[step.page_url] = (*found.get(step.page_url, ()), _passing(path, at))
    return found


def _passing(path: ReadingPath, at: int) -> View:
    """Where a step stands on its path, and what comes next there."""
    following = (view(title=step.title, url=step.url, why=step.why) for step in path.steps[at + 1 :])
    position, total = at + 1, len(path.steps)
    return view(title=path.title, url=path.url, position=position, total=total, next=next(following, None))


def listings(site: Site, paths: Sequence[ReadingPath]) -> Iterator[View]:
    """The page of every path, and the list of them."""
    home = view(title=site.labels["home"], url="/")
    here = view(title=site.labels["paths_title"], url=ALL_PATHS)
    if paths and ALL_PATHS not in site.library.by_url:
        fields = {"summary": site.labels["paths_summary"], "entries": site_paths(paths)}
        yield view(**listing_view(site, "paths", here["title"], ALL_PATHS, site.lang, (home,), **fields))
    for path in paths:
        pages = (site.library.by_url[step.page_url] for step in path.steps)
        strategies = dict.fromkeys(page.slug for page in pages if page.kind == "strategy")
        steps = tuple(
            view(number=number, title=step.title, url=step.url, why=step.why)
            for number, step in enumerate(path.steps, 1)
        )
        fields = {"summary": path.summary, "steps": steps, "strategies": strategy_views(site, strategies)}
        yield view(**listing_view(site, "path", path.title, path.url, site.lang, (home, here), **fields))

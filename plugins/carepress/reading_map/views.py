"""Views of the map's pages: one, or, on a large site, an overview and a page for each strategy."""

from collections.abc import Iterator

from carepress.languages import direction
from carepress.reading_map import large_site
from carepress.reading_map.chart import chart
from carepress.reading_map.grid import DESK, PHONE
from carepress.reading_map.joins import joins
from carepress.reading_map.listing import groups
from carepress.reading_map.network import KINDS, Network
from carepress.reading_map.order import in_order
from carepress.reading_map.plan import MAP, Plan, station_rows, strategy_name, strategy_shape
from carepress.views import Site, View, listing_view, view

MAP_PAGES = 150
"""Articles and strategies that one picture may show; a larger site shows strategies and clusters first."""


def map_views(site: Site, whole: Network) -> Iterator[View]:
    """The pages of the map; none where there is nothing to draw, or where the publisher has a page there."""
    if not whole.articles or not (whole.strategies or whole.ways) or MAP in site.library.by_url:
        return
    if len(whole.strategies) + len(whole.articles) <= MAP_PAGES:
        stations = in_order(whole)
        rows, listed = station_rows(site, whole, stations), tuple(groups(site, whole, stations))
        yield _page(site, Plan(MAP, site.labels["map_title"], whole, rows, listed))
    elif whole.strategies:
        yield from (_page(site, plan) for plan in large_site.plans(site, whole))


def _page(site: Site, plan: Plan) -> View:
    """One page with its picture, drawn for desks and for phones, and its list."""
    shapes = [strategy_shape(site, strategy) for strategy in plan.network.strategies]
    drawn, mirrored = joins([row.url for row in plan.rows], plan.network.ways), direction(site.lang) == "rtl"
    used = {join.kind for join in drawn}
    reading_map = view(
        charts=tuple(chart(plan.rows, drawn, shapes, sheet, mirrored=mirrored) for sheet in (DESK, PHONE)),
        filters=_filters(site, plan) if len(shapes) > 1 else (),
        kinds=tuple(kind for kind in KINDS if kind in used),
        groups=plan.groups,
    )
    home, whole = view(title=site.labels["home"], url="/"), view(title=site.labels["map_title"], url=MAP)
    trail = (home,) if plan.url == MAP else (home, whole)
    fields = {"summary": site.labels["map_how_to_read"], "reading_map": reading_map}
    return view(**listing_view(site, "map", plan.title, plan.url, site.lang, trail, **fields))


def _filters(site: Site, plan: Plan) -> tuple[View, ...]:
    """For each strategy, the number of its track, and what is said when only its rows are left."""
    found = []
    for number, strategy in enumerate(plan.network.strategies):
        name = strategy_name(site, strategy)
        count = sum(number in row.stops and not row.is_strategy for row in plan.rows)
        status = site.labels["map_filtered"].format(strategy=name, count=count)
        found.append(view(number=number, name=name, shape=strategy_shape(site, strategy), status=status))
    return tuple(found)

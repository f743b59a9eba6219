"""The map as readers get it: on sites built whole, with the words of the theme."""

from conftest import BuildSite
from tiny_site import TinySite


def test_the_map_is_a_page_with_two_pictures_and_a_list(ours: TinySite) -> None:
    page = ours.page("/map/")
    assert len(page.select("svg.reading-map-chart")) == 2
    assert page.select_one('svg a[href="/strategies/anchoring/"] text')
    assert page.select_one('.reading-map-list h3 > a[href="/strategies/anchoring/"]')
    assert not page.select("[style], main script, [onclick]")


def test_everything_on_the_map_leads_to_a_page_and_nothing_that_is_not_listed_is_on_it(ours: TinySite) -> None:
    page = ours.page("/map/")
    led = {link["href"] for link in page.select("main a") if not str(link["href"]).startswith("#")}
    assert led <= set(ours.pages)
    assert not [href for href in led if "not-yet" in str(href) or "quay" in str(href)]


def test_every_list_of_ways_on_leads_to_the_map_and_so_does_every_page(ours: TinySite) -> None:
    assert ours.page("/").select_one('.map-card a[href="/map/"]')
    assert ours.page("/404.html").select_one('main a[href="/map/"]')
    assert all(page.select_one('footer a[href="/map/"]') for page in ours.pages.values())


def test_an_article_has_its_local_map(ours: TinySite) -> None:
    around = ours.page("/first-night/").select_one(".local-map")
    assert around
    assert around.select_one('a[href="/second-night/"]')
    assert around.select_one('a[href="/map/"]')


def test_another_site_has_its_own_strategies_on_its_map(other: TinySite) -> None:
    titles = [title.get_text() for title in other.page("/map/").select(".reading-map-chart-wide [data-landmark] title")]
    assert titles == ["In der Erde graben", "Regelmäßig gießen"]


def test_a_site_with_nothing_to_draw_has_no_map_and_says_nothing_of_one(build_site: BuildSite) -> None:
    site = build_site({"a.md": "---\ntitle: A\ndate: 2026-01-01\n---\nWords.\n"})
    assert "/map/" not in site.pages
    assert not [page for page in site.pages.values() if page.select('a[href="/map/"]')]

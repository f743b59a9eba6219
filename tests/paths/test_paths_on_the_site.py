"""Reading paths as readers get them: pages of their own, links that may lead there, and the way on."""

from collections.abc import Callable

from tiny_site import TinySite

A = "---\ntitle: A\ndate: 2026-01-01\nsummary: S.\n---\nGo on [a path](/paths/p/), or see [all](/paths/).\n"
PATHS = "paths:\n- id: p\n  title: P\n  steps:\n  - page: a.md\n    why: Because.\n"


def test_each_path_has_a_page_and_the_list_and_the_home_page_name_it(ours: TinySite) -> None:
    page = ours.page("/paths/rough-water/")
    links = [link["href"] for link in page.select("main .path-steps a")]
    assert links == ["/get-help/", "/strategies/anchoring/#counting-waves", "/first-night/"]
    assert [link["href"] for link in page.select(".breadcrumbs a")] == ["/", "/paths/"]
    for address in ("/", "/paths/"):
        assert ours.page(address).select_one('main .path-list a[href="/paths/rough-water/"]')


def test_each_page_on_a_path_says_what_comes_next(ours: TinySite) -> None:
    following = {"/get-help/": "/strategies/anchoring/#counting-waves", "/strategies/anchoring/": "/first-night/"}
    for address, expected in following.items():
        link = ours.page(address).select_one(".next-in-path-link")
        assert link is not None
        assert link["href"] == expected
    last = ours.page("/first-night/").select_one(".next-in-path")
    assert last is not None
    assert "Step 3 of 3" in last.get_text()
    assert not ours.page("/fog/").select_one(".next-in-path")


def test_a_link_may_lead_to_a_path(build_site: Callable[..., TinySite]) -> None:
    site = build_site({"a.md": A, "data/paths.yaml": PATHS})
    assert [link["href"] for link in site.page("/a/").select("main p a")][:2] == ["/paths/p/", "/paths/"]
    assert not site.rules("a.md")


def test_without_paths_there_is_no_page_for_them_and_a_link_there_is_broken(
    build_site: Callable[..., TinySite],
) -> None:
    site = build_site({"a.md": A})
    assert site.rules("a.md") == ["link-broken", "link-broken"]
    assert not [address for address in site.pages if address.startswith("/paths/")]
    assert not site.page("/").select(".path-list")


def test_a_page_of_the_publishers_own_may_stand_for_the_list(build_site: Callable[..., TinySite]) -> None:
    own = "---\ntitle: Own\nslug: paths\n---\nOur words.\n"
    site = build_site({"a.md": A, "pages/own.md": own, "data/paths.yaml": PATHS})
    assert "Our words." in site.page("/paths/").get_text()
    assert site.page("/paths/p/")
    assert not [finding for finding in site.findings if finding.severity == "error"]

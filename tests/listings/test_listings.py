"""Laws of listings: every listed article stands in them once, and every page of a list can be reached."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.addresses import save_as_of
from carepress.labels import theme_labels
from carepress.listings.listings import home_annotations, listings
from carepress.page import Page
from carepress.settings import Settings
from carepress.views import Site
from made_pages import library, page
from theme.theme_files import THEME

LABELS = theme_labels(THEME / "labels", "en")


def site(*pages: Page, **settings: Any) -> Site:
    return Site(Settings.model_validate(settings), LABELS, library(*pages), "Tiny", "en")


def written(*pages: Page, **settings: Any) -> dict[str, tuple[str, Any]]:
    """Template and view of each listing by its output path."""
    return {save_as_of(shown["url"]): (shown["kind"], shown) for shown in listings(site(*pages, **settings))}


def articles(count: int) -> list[Page]:
    return [page(f"a{number}", date=f"2026-01-{number + 1:02}") for number in range(count)]


@given(st.integers(0, 12), st.integers(1, 5))
def test_every_article_stands_in_the_list_once_the_newest_first(count: int, length: int) -> None:
    found = written(*articles(count), list_length=length)
    lists = [shown for template, shown in found.values() if template == "articles"]
    urls = [entry["url"] for shown in lists for entry in shown["entries"]]
    assert urls == [f"/a{number}/" for number in reversed(range(count))]
    assert all(len(shown["entries"]) == length for shown in lists[:-1])
    assert len(lists) == max(1, -(-count // length))


@given(st.integers(0, 12), st.integers(1, 5))
def test_every_page_of_a_list_is_reached_from_the_first_and_back(count: int, length: int) -> None:
    lists = {
        shown["url"]: shown
        for template, shown in written(*articles(count), list_length=length).values()
        if template == "articles"
    }
    way, url = [], "/articles/"
    while url:
        way.append(url)
        url = lists[url]["next_url"]
    assert way == list(lists)
    assert [lists[url]["previous_url"] for url in way] == [None, *way[:-1]]
    assert [lists[url]["number"] for url in way] == list(range(1, len(way) + 1))
    assert {len(shown["pages"]) for shown in lists.values()} == {len(way)}


@given(st.integers(0, 5))
def test_a_listing_is_written_where_its_address_leads(count: int) -> None:
    for save_as, (_, shown) in written(*articles(count), list_length=2).items():
        assert shown["url"] in {f"/{save_as}", f"/{save_as.removesuffix('index.html')}"}


def test_each_series_has_a_page_with_its_articles_in_order() -> None:
    found = written(page("b", series="High tides", series_order=2), page("a", series="high tides", series_order=1))
    template, shown = found["series/high-tides/index.html"]
    assert template == "series"
    assert [entry["url"] for entry in shown["entries"]] == ["/a/", "/b/"]


def test_there_is_always_a_page_for_what_is_not_there() -> None:
    assert written()["404.html"][0] == "not-found"


@pytest.mark.parametrize(
    ("status", "mode", "is_made"),
    [("published", "publish", False), ("draft", "publish", True), ("draft", "preview", False)],
)
def test_a_home_page_is_made_where_readers_would_have_none(status: str, mode: str, *, is_made: bool) -> None:
    home = page("home", kind="page", url="/", save_as="index.html", status=status, template="home")
    assert ("index.html" in written(home, mode=mode)) == is_made


def test_a_site_without_a_home_page_gets_one_that_lists_the_newest() -> None:
    template, shown = written(*articles(9))["index.html"]
    assert template == "home"
    assert [entry["url"] for entry in shown["newest"]] == [f"/a{number}/" for number in (8, 7, 6)]


def test_a_home_page_leads_with_the_first_article_that_it_pins() -> None:
    home = page("home", kind="page", url="/", template="home", related=["a1"])
    found = home_annotations(site(home, *articles(3)))
    assert found["lead"]["/"]["url"] == "/a1/"
    assert [entry["url"] for entry in found["newest"]["/"]] == ["/a2/", "/a0/"]


def test_no_listing_names_what_is_not_listed() -> None:
    hidden = [page("d", status="draft", series="T"), page("h", status="hidden", series="T")]
    found = written(page("a"), *hidden)
    assert "/d/" not in repr(found)
    assert "/h/" not in repr(found)
    assert not [save_as for save_as in found if save_as.startswith("series/")]

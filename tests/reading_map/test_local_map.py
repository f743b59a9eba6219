"""Local maps: an article and what is around it."""

import pytest

from carepress.reading_map.local_map import MOST, LocalMaps
from carepress.reading_map.network import network
from made_pages import library, page
from reading_map.made_maps import links, site, strategies, strategy

NAMES = [f"s{number}" for number in range(9)]


def local(*pages: object) -> LocalMaps:
    made = library(*map(strategy, NAMES), *pages, words=strategies(*NAMES))
    return LocalMaps(site(made), network(made))


def test_an_article_stands_between_what_it_teaches_and_what_it_leads_to() -> None:
    first = page("a", links("c"), strategies=["s2"], series="One", series_order=1, suggestions=(("/d/", 0.5),))
    found = local(first, page("b", series="One", series_order=2), page("c"), page("d"))["/a/"]
    assert [(one["title"], one["shape"]) for one in found["strategies"]] == [("About s2", "leaf")]
    onward = [(one["url"], one["kind"]) for one in found["onward"]]
    assert onward == [("/b/", "series"), ("/c/", "links"), ("/d/", "similar")]


@pytest.mark.parametrize("count", [0, 1, 2, 6, 9])
def test_it_has_nine_pages_at_most_and_places_to_go_on_to(count: int) -> None:
    others = [page(f"b{number}") for number in range(9)]
    found = local(page("a", links(*(one.slug for one in others)), strategies=NAMES[:count]), *others)["/a/"]
    assert len(found["strategies"]) + len(found["onward"]) <= MOST
    assert len(found["onward"]) >= 3
    assert len(found["strategies"]) == min(count, 6)


def test_an_article_that_leads_nowhere_has_none_and_nor_has_one_that_nobody_may_list() -> None:
    found = local(page("a"), page("b", links("a"), status="hidden"), page("c", links("a")))
    assert set(found) == {"/c/"}
    assert len(found) == 1
    assert "/a/" not in found

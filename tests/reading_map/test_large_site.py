"""The map of a large site: strategies and clusters first, and never more than can be read."""

import random
import time

import pytest

from carepress.page import Library
from carepress.reading_map.large_site import STRATEGY_PAGES
from carepress.reading_map.network import network
from carepress.reading_map.views import MAP_PAGES
from made_pages import library, page
from reading_map.made_maps import links, listed, maps, nodes, strategies, strategy

NAMES = ("rest", "talk", "walk")
SUBJECTS = ("sleep", "garden", "music", "family", "winter", "school", "panic")


def large(count: int) -> Library:
    chance = random.Random(count)  # noqa: S311  a fixed seed
    articles = [
        page(
            f"a{number}",
            links(f"a{chance.randrange(count)}", f"a{chance.randrange(count)}"),
            title=f"About {chance.choice(SUBJECTS)} number {number}",
            strategies=chance.sample(NAMES, chance.choice((1, 1, 2))) if number % 20 else [],
        )
        for number in range(count)
    ]
    return library(*map(strategy, NAMES), *articles, words=strategies(*NAMES))


@pytest.fixture(scope="module")
def pages() -> Library:
    return large(400)


def test_up_to_the_limit_there_is_one_page_and_beyond_it_one_for_each_strategy() -> None:
    assert set(maps(large(MAP_PAGES - len(NAMES)))) == {"/map/"}
    assert set(maps(large(MAP_PAGES - len(NAMES) + 1))) == {"/map/", *(f"/map/{name}/" for name in NAMES)}


def test_the_overview_shows_strategies_and_clusters_that_lead_to_their_places(pages: Library) -> None:
    shown = maps(pages)
    assert len(nodes(shown["/map/"])) < 30
    places = {node["url"] for node in nodes(shown["/map/"]) if "#" in node["url"]}
    anchors = {f"{url}#{group['anchor']}" for url, one in shown.items() for group in one["reading_map"]["groups"]}
    assert len(places) > len(NAMES)
    assert places <= anchors
    assert {node["url"] for node in nodes(shown["/map/"])} <= listed(shown["/map/"])


def test_the_counts_of_the_overview_add_up_to_all_articles(pages: Library) -> None:
    counts = [int(node["note"].split()[-1]) for node in nodes(maps(pages)["/map/"]) if node["note"]]
    assert sum(counts) == len(pages.articles)


def test_a_strategys_page_holds_what_can_be_read_and_says_how_much_more_there_is(pages: Library) -> None:
    whole = network(pages)
    for name in NAMES:
        shown = maps(pages)[f"/map/{name}/"]
        assert len(nodes(shown)) <= STRATEGY_PAGES
        groups = shown["reading_map"]["groups"]
        nearest = sum(article.home == f"/strategies/{name}/" for article in whole.articles)
        assert sum(len(group["entries"]) + group.get("more", 0) for group in groups if group["anchor"]) == nearest
        assert {node["url"] for node in nodes(shown)} <= listed(shown)


def test_other_strategies_lead_to_their_own_pages_of_the_map(pages: Library) -> None:
    landmarks = [node["url"] for node in nodes(maps(pages)["/map/rest/"]) if node["shape"] is not None]
    assert landmarks == ["/strategies/rest/", "/map/talk/", "/map/walk/"]


def test_clusters_are_named_by_words_that_are_theirs() -> None:
    articles = [page(f"s{n}", title=f"Sleep well {n}", strategies=["rest"]) for n in range(9)]
    articles += [page(f"m{n}", title=f"Music now {n}", strategies=["rest", "talk"]) for n in range(8)]
    articles += [page(f"x{n}", title=f"Of no matter {n}", strategies=["walk"]) for n in range(160)]
    shown = maps(library(*map(strategy, NAMES), *articles, words=strategies(*NAMES)))
    assert [node["title"] for node in nodes(shown["/map/"])][1:3] == ["Sleep, well", "Music"]


def test_a_large_site_without_strategies_has_no_map() -> None:
    assert not maps(library(*(page(f"a{n}", links(f"a{n + 1}")) for n in range(MAP_PAGES + 1))))


@pytest.mark.long
def test_ten_thousand_articles_take_about_a_second_and_their_pages_stay_small() -> None:
    pages = large(10_000)
    start = time.perf_counter()
    shown = maps(pages)
    assert time.perf_counter() - start < 3
    assert max(len(nodes(one)) for one in shown.values()) <= STRATEGY_PAGES

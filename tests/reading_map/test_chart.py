"""The laws of the picture: whatever a site holds, everything on its map can be read and nothing is in the way."""

import dataclasses
import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from carepress.page import Library
from carepress.reading_map.grid import DESK, PHONE
from carepress.reading_map.lettering import width
from carepress.reading_map.network import network
from carepress.views import View
from made_pages import library, page
from reading_map.made_maps import libraries, links, listed, maps, nodes, strategies, strategy

SHEETS = {sheet.name: sheet for sheet in (DESK, PHONE)}

any_library = given(libraries())


def boxes(chart: View) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every label, with its letters as wide as they may be."""
    sheet, found = SHEETS[chart["name"]], []
    for node in chart["nodes"]:
        bold = 1.06 if node["shape"] is not None else 1
        right = max(line["x"] + width(line["text"]) * sheet.size * bold for line in node["lines"])
        top, bottom = (node["lines"][at]["y"] for at in (0, -1))
        found.append((node["lines"][0]["x"], top - sheet.size * 0.8, right, bottom + sheet.size * 0.3))
    return found


@any_library
@settings(max_examples=60)
def test_labels_stay_on_the_sheet_and_away_from_each_other_and_from_the_tracks(pages: Library) -> None:
    for chart in (chart for shown in maps(pages).values() for chart in shown["reading_map"]["charts"]):
        labels = boxes(chart)
        tracks = [node_stop["x"] for node in chart["nodes"] for node_stop in node["stops"]]
        assert all(left > max(tracks, default=0) for left, _, _, _ in labels)
        assert all(right <= chart["width"] + 1 and bottom <= chart["height"] for _, _, right, bottom in labels)
        assert all(one[3] < other[1] for one, other in itertools.pairwise(labels))


@any_library
@settings(max_examples=60)
def test_every_row_is_a_target_of_its_own_for_a_finger(pages: Library) -> None:
    for chart in (chart for shown in maps(pages).values() for chart in shown["reading_map"]["charts"]):
        rows = [node["box"] for node in chart["nodes"]]
        assert all(row["height"] >= 44 for row in rows)
        assert all(one["y"] + one["height"] <= other["y"] for one, other in itertools.pairwise(rows))


@any_library
@settings(max_examples=60)
def test_the_map_shows_all_that_is_listed_and_nothing_else(pages: Library) -> None:
    for shown in maps(pages).values():
        wanted = {one.url for one in pages.listed if one.kind != "page"}
        assert {node["url"] for node in nodes(shown)} == {node["url"] for node in nodes(shown, "narrow")} == wanted
        assert listed(shown) == wanted


@any_library
@settings(max_examples=60)
def test_every_join_joins_two_rows_and_the_list_names_it(pages: Library) -> None:
    found, urls = network(pages), {one.url for one in pages.listed}
    for shown in maps(pages).values():
        rows = [node["url"] for node in nodes(shown)]
        for join in shown["reading_map"]["charts"][0]["joins"]:
            source, target = (rows[int(end)] for end in join["ends"].split())
            assert any(way.target == target and way.kind == join["kind"] for way in found.ways[source])
            assert source != target
    assert all({way.source, way.target} <= urls for ways in found.ways.values() for way in ways)


@any_library
@settings(max_examples=60)
def test_the_keyboard_meets_each_strategy_and_then_the_articles_nearest_to_it(pages: Library) -> None:
    for shown in maps(pages).values():
        home: list[str] = []
        for node in nodes(shown):
            home += [node["url"]] if node["shape"] is not None else []
            stops = pages.by_url[node["url"]].front.strategies
            assert node["shape"] is not None or not stops or home[-1] == f"/strategies/{stops[0]}/"
        assert home == [f"/strategies/{one.id}/" for one in pages.vocabulary.strategies]


@given(libraries(), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_map_is_the_same_whatever_the_order_of_the_files(pages: Library, chance: random.Random) -> None:
    shuffled = list(pages.pages)
    chance.shuffle(shuffled)
    assert maps(dataclasses.replace(pages, pages=tuple(shuffled))) == maps(pages)


@any_library
@settings(max_examples=30)
def test_coordinates_are_whole_numbers(pages: Library) -> None:
    for chart in (chart for shown in maps(pages).values() for chart in shown["reading_map"]["charts"]):
        drawn = " ".join(part["d"] for part in (*chart["tracks"], *chart["joins"]))
        assert "." not in drawn
        assert all(isinstance(line[axis], int) for node in chart["nodes"] for line in node["lines"] for axis in "xy")


def test_however_many_strategies_there_are_labels_keep_their_room() -> None:
    names = [f"s{number}" for number in range(80)]
    article = page("a", title="Mindfulness after the night " * 3, strategies=names[:40])
    for chart in maps(library(*map(strategy, names), article, words=strategies(*names)))["/map/"]["reading_map"][
        "charts"
    ]:
        assert all(right <= chart["width"] for _, _, right, _ in boxes(chart))
        assert len({track["d"] for track in chart["tracks"]}) == len(names)


def test_a_language_read_from_the_right_has_its_map_from_the_right() -> None:
    pages = library(strategy("rest"), page("sleep", strategies=["rest"]), words=strategies("rest"))
    here, there = (maps(pages, lang)["/map/"]["reading_map"]["charts"][0] for lang in ("en", "ar"))
    for one, other in zip(here["nodes"], there["nodes"], strict=True):
        assert other["lines"][0]["x"] == 1100 - one["lines"][0]["x"]
        assert other["box"]["x"] == 1100 - one["box"]["x"] - one["box"]["width"]


def test_a_site_without_strategies_shows_which_article_leads_to_which() -> None:
    shown = maps(library(page("one", links("two")), page("two")))["/map/"]["reading_map"]
    assert [join["kind"] for join in shown["charts"][0]["joins"]] == ["links"]
    assert shown["filters"] == ()


def test_a_site_with_nothing_to_draw_has_no_map() -> None:
    assert not maps(library(page("one"), page("two")))
    assert not maps(library(strategy("rest"), words=strategies("rest")))
    assert not maps(library())


def test_a_publishers_own_page_at_the_address_stays() -> None:
    pages = (strategy("rest"), page("sleep", strategies=["rest"]), page("map", kind="page"))
    assert not maps(library(*pages, words=strategies("rest")))

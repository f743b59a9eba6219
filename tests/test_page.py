"""Laws of pages and the library: what lists may name, in which order, and under which address."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from made_pages import library, page


def test_lists_name_what_is_published_and_nothing_else() -> None:
    shown = library(page("a"), page("b", status="draft"), page("c", status="hidden"))
    assert [p.slug for p in shown.listed] == ["a"]
    assert len(shown.pages) == 3


def test_articles_come_newest_first_and_those_without_a_date_last() -> None:
    found = library(page("a", date="2026-01-01"), page("b"), page("c", date="2026-01-03"), page("d", kind="page"))
    assert [p.slug for p in found.articles] == ["c", "a", "b"]


@given(st.permutations([1, 2, 3, None]))
def test_the_parts_of_a_series_come_in_their_order(orders: list[int | None]) -> None:
    parts = [page(f"p{number}", series="Tides", series_order=number) for number in orders]
    (series,) = library(*parts).series.values()
    assert [p.front.series_order for p in series.pages] == [1, 2, 3, None]


def test_names_that_come_to_one_address_are_one_series() -> None:
    (series,) = library(page("a", series="High tides"), page("b", series="High Tides!")).series.values()
    assert series.url == "/series/high-tides/"
    assert len(series.pages) == 2


def test_a_series_has_only_listed_articles() -> None:
    assert library(page("a", series="T", status="draft"), page("b", series="T", kind="page")).series == {}


def test_a_link_may_lead_to_pages_files_and_what_features_made() -> None:
    found = library(page("a"), files=frozenset({"images/a.png"}))
    assert found.addresses == {"/a/", "/images/a.png"}
    assert dataclasses.replace(found, made=frozenset({"/made/"})).addresses == found.addresses | {"/made/"}


def test_pages_are_found_by_source_address_file_and_strategy() -> None:
    sail = page("sail", kind="strategy")
    found = library(sail, page("a"))
    assert found.by_source["strategies/sail.md"] is sail
    assert found.by_url["/strategies/sail/"] is sail
    assert found.by_save_as["strategies/sail/index.html"] is sail
    assert found.strategy_pages == {"sail": sail}


def test_a_change_makes_a_new_library_and_leaves_the_old_one() -> None:
    before = library(page("a"), page("b"))
    after = before.with_pages({"/a/": {"html": "<p>New.</p>", "techniques": ("reef",)}})
    assert (after.by_url["/a/"].html, after.by_url["/a/"].techniques) == ("<p>New.</p>", ("reef",))
    assert after.by_url["/b/"] is before.by_url["/b/"]
    assert before.by_url["/a/"].html == "<p>Words.</p>"


def test_a_page_with_other_fields_is_what_dataclasses_make_of_it_and_has_a_digest_of_its_own() -> None:
    before = page("a")
    assert before.digest
    after = before.with_fields({"html": "<p>New.</p>"})
    assert after == dataclasses.replace(before, html="<p>New.</p>")
    assert after.digest == dataclasses.replace(after).digest != before.digest


def test_the_text_of_a_page_begins_below_its_head() -> None:
    assert page("a", head="---\ntitle: A\n---\n").body_line == 4

"""Laws of suggestions: never the page itself nor what is not listed, as the editor wishes, and nobody is forgotten."""

import random
import re
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carepress.page import Library, Page
from carepress.related.suggestions import LENGTH, SHOWN, Suggestion, suggestions
from made_pages import library, page, technique, vocabulary

WORDS = vocabulary(sail=[technique("reef"), technique("tack")], row=[technique("oar")])
TEXTS = ["<p>Wind and waves at night.</p>", "<p>Oars and waves.</p>", "<p>Bread rises slowly.</p>", ""]

slugs = [f"p{number}" for number in range(7)]
some = st.lists(st.sampled_from([*slugs, "nobody"]), max_size=3, unique=True)
few = settings(max_examples=25)

Found = Mapping[str, Sequence[Suggestion]]


@st.composite
def sites(draw: st.DrawFn) -> Library:
    pages = [
        page(
            slug,
            draw(st.sampled_from(TEXTS)),
            kind=draw(st.sampled_from(["article", "article", "strategy", "page"])),
            status=draw(st.sampled_from(["published", "published", "published", "draft", "hidden"])),
            strategies=draw(st.lists(st.sampled_from(["sail", "row", "swim"]), unique=True)),
            techniques=tuple(draw(st.lists(st.sampled_from(["reef", "tack", "oar"]), unique=True))),
            related=draw(some),
            not_related=draw(some),
        )
        for slug in slugs
    ]
    return library(*pages, words=WORDS)


def candidates(site: Library) -> list[Page]:
    return [page for page in site.pages if page.status == "published" and page.kind != "page"]


def urls(found: Sequence[Suggestion]) -> list[str]:
    return [suggestion.url for suggestion in found]


def forgotten(found: Found) -> set[str]:
    """The pages that no list shows."""
    return set(found) - {url for mine in found.values() for url in urls(mine[:SHOWN])}


@few
@given(sites())
def test_a_page_is_never_suggested_after_itself_nor_what_lists_do_not_name(site: Library) -> None:
    found, known = suggestions(site), {page.url for page in candidates(site)}
    listed = {page.url: page for page in site.listed}
    assert set(found) == known
    for url, mine in found.items():
        chosen = {listed[other].url for other in listed if listed[other].slug in site.by_url[url].front.related}
        assert set(urls(mine)) <= (known | chosen) - {url}
        assert len(set(urls(mine))) == len(mine)


@few
@given(sites())
def test_what_an_editor_excludes_is_excluded_both_ways(site: Library) -> None:
    for url, mine in suggestions(site).items():
        for suggestion in mine:
            one, other = site.by_url[url], site.by_url[suggestion.url]
            assert other.slug not in one.front.not_related
            assert one.slug not in other.front.not_related


@few
@given(sites())
def test_what_an_editor_pins_comes_first_and_in_that_order(site: Library) -> None:
    for url, mine in suggestions(site).items():
        front, shown = site.by_url[url].front, [site.by_url[suggestion.url].slug for suggestion in mine]
        pinned = [slug for slug in front.related if slug in shown]
        assert shown[: len(pinned)] == pinned
        assert all("editor" in suggestion.signals for suggestion in mine[: len(pinned)])
        assert not any("editor" in suggestion.signals for suggestion in mine[len(pinned) :])


@few
@given(sites())
def test_there_are_as_many_as_the_site_has_up_to_a_limit(site: Library) -> None:
    for url, mine in suggestions(site).items():
        one = site.by_url[url]
        allowed = [
            other
            for other in site.listed
            if other is not one
            and (other.kind != "page" or other.slug in one.front.related)
            and other.slug not in one.front.not_related
            and one.slug not in other.front.not_related
        ]
        assert len(mine) == min(LENGTH, len(allowed))
    assert LENGTH >= 5


@few
@given(sites(), st.randoms())
def test_the_order_of_the_files_makes_no_difference(site: Library, chance: random.Random) -> None:
    shuffled = list(site.pages)
    chance.shuffle(shuffled)
    assert suggestions(library(*shuffled, words=WORDS)) == suggestions(site)


@few
@given(sites())
def test_scores_fall_and_are_what_the_signals_add_up_to_at_most(site: Library) -> None:
    for mine in suggestions(site).values():
        scores = [suggestion.score for suggestion in mine]
        assert scores == sorted(scores, reverse=True)
        assert all(re.fullmatch(r"\d+\.\d+", str(score)) for score in scores)
        for suggestion in mine:
            assert set(suggestion.signals) <= {"editor", "text", "techniques", "strategies", "links"}
            assert all(value > 0 for value in suggestion.signals.values())


words = st.lists(st.sampled_from(["wind", "wave", "rope", "bread", "salt", "yeast"]), max_size=6).map(" ".join)


@few
@given(st.lists(words, min_size=2, max_size=30))
def test_nobody_is_never_suggested(texts: list[str]) -> None:
    found = suggestions(library(*(page(f"p{number}", f"<p>{text}</p>") for number, text in enumerate(texts))))
    assert not forgotten(found)


def test_a_page_that_resembles_no_other_is_shown_somewhere_and_displaces_no_pin() -> None:
    pages = [page(f"wind{n}", f"<p>wind waves rope {'sail ' * n}</p>", related=["wind1", "wind2"]) for n in range(20)]
    found = suggestions(library(*pages, page("bread", "<p>Flour and yeast.</p>")))
    assert not forgotten(found)
    for url in set(found) - {"/bread/", "/wind1/", "/wind2/"}:
        assert urls(found[url])[:2] == ["/wind1/", "/wind2/"]


def test_what_is_alike_comes_before_what_is_not() -> None:
    night = page("night", "<p>Wind and waves and ropes in the dark harbour.</p>", techniques=("reef",))
    waves = page("waves", "<p>Waves and wind rock the harbour ropes.</p>", techniques=("reef",))
    bread = page("bread", "<p>Flour, water, salt and yeast in a bowl.</p>")
    cake = page("cake", "<p>Flour, sugar, salt and eggs in a bowl.</p>")
    found = suggestions(library(bread, cake, night, waves, words=WORDS))
    assert found["/night/"][0].url == "/waves/"
    assert found["/night/"][0].techniques == ("reef",)
    assert found["/bread/"][0].url == "/cake/"


def test_a_link_between_two_pages_and_one_to_a_third_that_both_link_bring_them_together() -> None:
    link = '<p><a href="/goal/">There</a></p>'
    pages = [page("one", link), page("two", link), page("goal"), *(page(f"p{n}", "<p>There.</p>") for n in range(3))]
    found = suggestions(library(*pages))
    assert set(urls(found["/one/"])[:2]) == {"/two/", "/goal/"}
    assert "links" in found["/one/"][0].signals
    assert "links" in found["/goal/"][0].signals
    assert "links" not in found["/p0/"][0].signals


def test_a_site_of_one_page_or_none_suggests_nothing() -> None:
    assert suggestions(library()) == {}
    assert suggestions(library(page("a"))) == {"/a/": ()}


def test_a_page_about_the_house_is_suggested_only_where_an_editor_wants_it() -> None:
    found = suggestions(library(page("a", related=["about"]), page("b"), page("about", kind="page")))
    assert urls(found["/a/"]) == ["/about/", "/b/"]
    assert urls(found["/b/"]) == ["/a/"]


def test_translations_of_a_page_are_not_suggested_after_it() -> None:
    pages = [page(f"p{n}", url=f"/{lang}/p{n}/", lang=lang) for n in range(3) for lang in ("en", "de")]
    for url, mine in suggestions(library(*pages)).items():
        assert len(mine) == 4
        assert not any(suggestion.url.endswith(url[-4:]) for suggestion in mine)


def test_pages_in_another_language_are_suggested_only_where_its_own_has_too_few() -> None:
    pages = [page(f"p{n}", f"<p>wind {'wave ' * n}</p>") for n in range(12)]
    found = suggestions(library(*pages, page("welle", "<p>wind wave</p>", lang="de")))
    assert len(found["/welle/"]) == LENGTH
    others = [url for url, mine in found.items() if "/welle/" in urls(mine)]
    assert len(others) == 1, "one page adopts it, as nobody is never suggested"


def test_the_parts_beside_a_page_in_its_series_do_not_fill_its_list() -> None:
    parts = [page(f"part{n}", f"<p>wind waves {n}</p>", series="Sailing", series_order=n) for n in range(3)]
    found = suggestions(library(*parts, *(page(f"p{n}", "<p>Bread.</p>") for n in range(6))))
    assert not {"/part0/", "/part2/"} & set(urls(found["/part1/"]))
    assert "/part2/" in urls(found["/part0/"])


def test_on_a_small_site_the_parts_beside_a_page_come_last() -> None:
    parts = [page(f"part{n}", "<p>wind waves</p>", series="Sailing", series_order=n) for n in range(2)]
    found = suggestions(library(*parts, page("bread", "<p>Bread.</p>")))
    assert urls(found["/part0/"]) == ["/bread/", "/part1/"]


def test_four_suggestions_are_not_four_twins() -> None:
    twins = [page(f"twin{n}", "<p>Wind and waves rock the harbour at night, and ropes creak.</p>") for n in range(6)]
    kin = [page(f"kin{n}", f"<p>Wind in the harbour, number {'one ' * n}of its kind.</p>") for n in range(3)]
    rest = [page(f"rest{n}", f"<p>Flour, yeast and salt {'rise ' * n}.</p>") for n in range(9)]
    shown = urls(suggestions(library(*twins, *kin, *rest))["/twin0/"])[:SHOWN]
    assert shown[0].startswith("/twin")
    assert any(url.startswith("/kin") for url in shown)


def test_more_pages_than_can_all_be_compared_get_lists_as_well() -> None:
    topics = ["wind waves harbour rope", "flour yeast salt oven", "seed soil spade rain", "wool needle thread loom"]
    pages = [page(f"p{n}", f"<p>{topics[n % 4]} {topics[n % 4]} w{'abcdefghij'[n // 40]}x</p>") for n in range(120)]
    found = suggestions(library(*pages))
    assert not forgotten(found)
    same = sum(int(url[2:-1]) % 4 == int(s.url[2:-1]) % 4 for url, mine in found.items() for s in mine[:3])
    assert same > 0.95 * 3 * len(found)


def test_several_processes_suggest_what_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    site = library(*(page(f"p{n}", f"<p>{TEXTS[n % 3]} {TEXTS[n % 2]}</p>") for n in range(40)), words=WORDS)
    alone = suggestions(site)
    monkeypatch.setattr("carepress.processes.MANY", 1)
    monkeypatch.setattr("carepress.processes.AT_ONCE", 7)
    assert suggestions(site) == alone

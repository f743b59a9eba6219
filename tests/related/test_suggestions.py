"""Laws of suggestions: never the page itself nor what is not listed, as the editor wishes, each with a reason."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.labels import Labels, theme_labels
from carepress.page import Library, Page
from carepress.related.suggestions import LENGTH, Suggestion, reasons, suggestions
from made_pages import library, page, technique, vocabulary
from tiny_site import SETTINGS

WORDS = vocabulary(sail=[technique("reef"), technique("tack")], row=[technique("oar")])
TEXTS = ["<p>Wind and waves at night.</p>", "<p>Oars and waves.</p>", "<p>Bread rises slowly.</p>", ""]


@pytest.fixture(scope="module")
def labels() -> Labels:
    return theme_labels(Path(SETTINGS["THEME"]) / "labels", "en")


slugs = [f"p{number}" for number in range(7)]
some = st.lists(st.sampled_from([*slugs, "nobody"]), max_size=3, unique=True)


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


@given(sites())
def test_a_page_is_never_suggested_after_itself_nor_what_lists_do_not_name(site: Library) -> None:
    found, known = suggestions(site), {page.url for page in candidates(site)}
    assert set(found) == known
    for url, mine in found.items():
        shown = [suggestion.url for suggestion in mine]
        assert set(shown) <= known - {url}
        assert len(set(shown)) == len(shown)


@given(sites())
def test_what_an_editor_excludes_is_excluded_both_ways(site: Library) -> None:
    for url, mine in suggestions(site).items():
        for suggestion in mine:
            one, other = site.by_url[url], site.by_url[suggestion.url]
            assert other.slug not in one.front.not_related
            assert one.slug not in other.front.not_related


@given(sites())
def test_what_an_editor_pins_comes_first_and_in_that_order(site: Library) -> None:
    for url, mine in suggestions(site).items():
        front, shown = site.by_url[url].front, [site.by_url[suggestion.url].slug for suggestion in mine]
        pinned = [slug for slug in front.related if slug in shown]
        assert shown[: len(pinned)] == pinned


@given(sites())
def test_there_are_as_many_as_the_site_has_up_to_a_limit(site: Library) -> None:
    for url, mine in suggestions(site).items():
        one = site.by_url[url]
        allowed = [
            other
            for other in candidates(site)
            if other is not one and other.slug not in one.front.not_related and one.slug not in other.front.not_related
        ]
        assert len(mine) == min(LENGTH, len(allowed))
    assert LENGTH >= 5


@given(sites(), st.randoms())
def test_the_order_of_the_files_makes_no_difference(site: Library, random: object) -> None:
    shuffled = list(site.pages)
    random.shuffle(shuffled)
    assert suggestions(library(*shuffled, words=WORDS)) == suggestions(site)


@given(sites())
def test_every_suggestion_says_why_in_one_or_two_sentences(site: Library) -> None:
    labels = Labels({key: key for key in LABEL_KEYS} | {"and": " and ", "reason_words": "{words}"})
    for url, mine in suggestions(site).items():
        for suggestion in mine:
            why = reasons(suggestion, site.by_url[url], site, labels)
            assert 1 <= len(why) <= 2
            assert all(why)


LABEL_KEYS = [
    "reason_editor",
    "reason_uses_strategy",
    "reason_strategy_used",
    "reason_shared_technique",
    "reason_shared_strategy",
    "reason_other_strategy",
    "reason_similar",
]


def why(one: Page, other: Page, labels: Labels) -> tuple[str, ...]:
    site = library(one, other, words=WORDS)
    (suggestion,) = suggestions(site)[one.url]
    return reasons(suggestion, one, site, labels)


def test_a_reason_names_what_two_pages_share(labels: Labels) -> None:
    one = page("one", techniques=("reef",), strategies=["row"])
    other = page("other", techniques=("reef",), strategies=["row"])
    said = " ".join(why(one, other, labels))
    assert "Reef" in said
    assert "Row" in said


def test_a_pinned_page_says_that_an_editor_chose_it(labels: Labels) -> None:
    assert labels["reason_editor"] in why(page("one", related=["other"]), page("other"), labels)


def test_pages_that_share_nothing_get_a_reason_that_claims_nothing(labels: Labels) -> None:
    assert why(page("one", "<p>Bread.</p>"), page("other", "<p>Wind.</p>"), labels) == (labels["reason_similar"],)


def test_what_is_alike_comes_before_what_is_not() -> None:
    night = page("night", "<p>Wind and waves and ropes in the dark harbour.</p>", techniques=("reef",))
    waves = page("waves", "<p>Waves and wind rock the harbour ropes.</p>", techniques=("reef",))
    bread = page("bread", "<p>Flour, water, salt and yeast in a bowl.</p>")
    cake = page("cake", "<p>Flour, sugar, salt and eggs in a bowl.</p>")
    found = suggestions(library(bread, cake, night, waves, words=WORDS))
    assert found["/night/"][0].url == "/waves/"
    assert found["/bread/"][0].url == "/cake/"


def test_a_site_of_one_page_or_none_suggests_nothing() -> None:
    assert suggestions(library()) == {}
    assert suggestions(library(page("a"))) == {"/a/": ()}


@given(sites())
def test_scores_fall_and_are_finite_numbers(site: Library) -> None:
    for mine in suggestions(site).values():
        scores = [suggestion.score for suggestion in mine]
        assert scores == sorted(scores, reverse=True)
        assert all(re.fullmatch(r"\d+\.\d+", str(score)) for score in scores)
        assert all(isinstance(suggestion, Suggestion) for suggestion in mine)

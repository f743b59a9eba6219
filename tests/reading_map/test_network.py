"""The network: which lines an article is on, and which ways lead on from it."""

from carepress.reading_map.joins import joins
from carepress.reading_map.network import network
from made_pages import library, page, technique, vocabulary
from reading_map.made_maps import links, strategies, strategy

WORDS = strategies("rest", "talk")
BOTH = (strategy("rest"), strategy("talk"))


def test_an_article_is_on_the_lines_that_it_teaches_in_its_own_order() -> None:
    (article,) = network(library(*BOTH, page("a", strategies=["talk", "rest"]), words=WORDS)).articles
    assert article.lines == ("/strategies/talk/", "/strategies/rest/")
    assert article.home == "/strategies/talk/"


def test_an_article_that_teaches_nothing_is_on_the_lines_that_it_mentions_most() -> None:
    words = vocabulary(rest=[technique("nap")], talk=[technique("listen"), technique("ask")])
    (article,) = network(library(*BOTH, page("a", techniques=("nap", "listen", "ask")), words=words)).articles
    assert article.lines == ("/strategies/talk/", "/strategies/rest/")


def test_an_article_is_on_no_line_whose_page_nobody_may_list() -> None:
    hidden = strategy("rest", status="hidden")
    found = network(library(hidden, strategy("talk"), page("a", strategies=["rest"]), words=WORDS))
    assert [one.url for one in found.strategies] == ["/strategies/talk/"]
    assert found.articles[0].home is None


def test_strategies_keep_the_publishers_order() -> None:
    found = network(library(*BOTH, words=strategies("talk", "rest")))
    assert [one.page.slug for one in found.strategies] == ["talk", "rest"]


def test_of_several_edges_the_one_that_says_most_is_the_way() -> None:
    parts = {"series": "One"}
    first = page("a", links("b"), series_order=1, suggestions=(("/b/", 0.9),), **parts)
    found = network(library(first, page("b", series_order=2, **parts)))
    assert [(way.target, way.kind) for way in found.ways["/a/"]] == [("/b/", "series")]


def test_only_the_strongest_likenesses_are_ways() -> None:
    others = [page(f"b{number}") for number in range(5)]
    article = page("a", suggestions=tuple((one.url, number / 10) for number, one in enumerate(others)))
    assert [way.target for way in network(library(article, *others)).ways["/a/"]] == ["/b4/", "/b3/"]


def test_a_link_along_a_line_is_no_way_of_its_own() -> None:
    article = page("a", '<a href="/strategies/rest/">there</a>', strategies=["rest"])
    assert not network(library(*BOTH, article, words=WORDS)).ways


def test_joins_are_few_and_a_likeness_only_stands_where_nothing_else_leads_on() -> None:
    many = [page(f"a{number}", links(*(f"a{other}" for other in range(9)))) for number in range(9)]
    alike = [page("b", suggestions=(("/c/", 0.5),)), page("c"), page("d", links("e"), suggestions=(("/e/", 1.0),))]
    found = network(library(*many, *alike, page("e")))
    rows = [article.url for article in found.articles]
    drawn = joins(rows, found.ways)
    ends = [end for join in drawn for end in (join.source, join.target)]
    assert max(map(ends.count, ends)) == 3
    assert [(rows[one.source], rows[one.target]) for one in drawn if one.kind == "similar"] == [("/b/", "/c/")]

"""Laws of the desk's figures: each is what the findings and tables of a run say, and nothing is counted twice."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.desk.coverage import ARTICLES_IN_A_MATRIX, Cell, coverage
from carepress.desk.figures import figures
from carepress.desk.helplines_due import helplines_due
from carepress.desk.item import Pages
from carepress.desk.phrase_use import phrase_use
from carepress.desk.reading_ages import reading_ages
from carepress.desk.reviews_due import reviews_due
from carepress.desk.summary import summary
from carepress.desk.ways import ways
from carepress.outcome import Outcome
from desk.made_outcomes import finding, page, pages, phrases

TODAY = datetime.date(2026, 11, 29)


def test_reviews_are_told_by_how_urgent_they_are_with_the_title_and_the_line_of_their_page() -> None:
    found = reviews_due(
        [
            finding("review-due"),
            finding("review-overdue", "wind"),
            finding("sources-unchecked"),
            finding("link-broken"),
        ],
        pages(page("sleep"), page("wind")),
        TODAY,
    )
    assert [item.words for item in found.overdue] == ["Wind"]
    assert [(item.words, item.url, item.line) for item in found.due] == [("Sleep", "/sleep/", 3)]
    assert found.count == 3


@given(st.lists(st.dates(datetime.date(2020, 1, 1), datetime.date(2040, 1, 1)), min_size=1))
def test_every_check_stands_in_one_month(days: list[datetime.date]) -> None:
    rows = [page(f"p{number}", next_check_on=day.isoformat()) for number, day in enumerate(days)]
    months = reviews_due([], pages(*rows), TODAY).months
    assert sum(number for _, number in months) == len(days)


def test_months_are_shown_from_this_one_to_the_same_of_the_next_year() -> None:
    rows = pages(page("a", next_check_on="2027-11-22"), page("b", next_check_on="2027-01-02"))
    months = reviews_due([], rows, TODAY).months
    assert [name for name, _ in months][:3] == ["Nov 2026", "Dec", "Jan 2027"]
    assert [name for name, number in months if number] == ["Jan 2027", "Nov"]


def test_a_draft_has_no_check_to_come() -> None:
    assert not reviews_due([], pages(page("a", status="draft", next_check_on="2027-01-02")), TODAY).months


def test_helplines_stand_as_their_table_says_and_the_most_urgent_come_first() -> None:
    table = [
        {"standing": standing, "confirmed_how": how}
        for standing, how in [("current", "call"), ("current", "page"), ("due", "call"), ("left-off", "page")]
    ]
    found = helplines_due(
        [finding("number-due"), finding("helpline-expired", message="None left.")], (*table,), Pages(())
    )
    assert [number for _, number in found.standing] == [1, 1, 1, 1]
    assert [item.words for item in found.due] == ["None left.", "Wrong."]


def readings(*ages: float) -> tuple[dict[str, object], ...]:
    return tuple(
        {"source": f"content/articles/p{n}.md", "reading_age": age, "sentences_over_20_words": 2}
        for n, age in enumerate(ages)
    )


def test_reading_ages_count_a_page_at_the_aim_as_within_it() -> None:
    found = reading_ages([], readings(13.1, 13.0, 8.2), pages(page("p0"), page("p1"), page("p2")))
    assert (found.hard, found.highest, found.median) == (1, 13.1, 13.0)
    assert [label for label, number in found.ages if number] == ["9", "13", "14"]
    assert found.ages[found.beyond][0] == "14"


@given(st.lists(st.floats(1, 40), min_size=1))
def test_every_page_stands_in_one_column_and_the_hard_ones_beyond_the_aim(ages: list[float]) -> None:
    found = reading_ages([], readings(*ages), Pages(()))
    assert sum(number for _, number in found.ages) == len(ages)
    assert sum(number for _, number in found.ages[found.beyond :]) == found.hard
    assert len(found.ages) <= 13
    assert found.scale >= found.highest


def test_a_hard_page_leads_to_its_longest_sentence() -> None:
    found = reading_ages(
        [finding("readability", line=12)], ({**readings(14)[0], "source": "content/articles/sleep.md"},), Pages(())
    )
    assert found.readings[0].item.line == 12


def test_coverage_tells_what_each_article_teaches_and_mentions_those_with_least_first() -> None:
    rows = pages(
        page("wind", strategies=("sail",), techniques=("reef", "tack")),
        page("calm", techniques=("tack",)),
        page("sail", url="/strategies/sail/", kind="strategy"),
        page("later", status="draft", strategies=("sail",)),
    )
    found = coverage((phrases("reef", "/wind/"), phrases("tack", "/wind/", "/calm/"), phrases("jib")), rows)
    assert found.strategies == ["Sailing"]
    assert [(article.item.words, *article.cells) for article in found.articles] == [
        ("Calm", Cell(teaches=False, mentions=1)),
        ("Wind", Cell(teaches=True, mentions=2)),
    ]
    assert [(one.url, *one.articles) for one in found.techniques] == [
        ("/strategies/sail/#reef", 2),
        ("/strategies/sail/#tack", 1, 2),
        ("/strategies/sail/#jib",),
    ]
    assert found.totals == [(1, 1)]
    assert found.covered == 2


def test_a_strategy_that_the_vocabulary_does_not_know_has_a_column_too() -> None:
    assert coverage((), pages(page("wind", strategies=("row",)))).strategies == ["row"]


@pytest.mark.parametrize(("articles", "is_matrix"), [(0, False), (1, True), (ARTICLES_IN_A_MATRIX + 1, False)])
def test_techniques_by_article_are_a_matrix_only_while_it_can_be_read(articles: int, *, is_matrix: bool) -> None:
    assert coverage((), pages(*(page(f"p{n}") for n in range(articles)))).is_matrix == is_matrix


def test_orphans_and_dead_ends_are_pages_without_links_by_hand_or_by_themselves() -> None:
    rows = pages(
        page("a", links=("/b/", "/a/")),
        page("b", links=("/b/",)),
        page("c", links=()),
        page("d", links=("/about/",)),
        page("sail", url="/strategies/sail/", kind="strategy"),
        page("about", kind="page"),
        page("later", status="draft", links=("/a/",)),
    )
    automatic = ({"source": "content/articles/c.md", "target": "/strategies/sail/#reef"},)
    found = ways([finding("page-out-of-reach", "a")], automatic, rows)
    assert [item.words for item in found.orphans] == ["A", "C", "D"]
    assert [item.words for item in found.dead_ends] == ["B", "Sail"]
    assert [item.words for item in found.out_of_reach] == ["A"]
    assert [number for _, number in found.links_in] == [3, 2, 0, 0, 0, 0, 0]
    assert found.count == 6


def test_phrases_lead_to_the_line_in_which_they_stand() -> None:
    text = (
        "strategies:\n- id: sail\n  techniques:\n"
        "  - id: reef\n    phrases:\n      a: x\n  - id: tack\n    phrases:\n      b: x\n"
    )
    table = (phrases("reef", unmentioned=("a",)), phrases("tack", of=9, unmentioned=tuple("bcdefgh")))
    found = phrase_use(table, text, "strategies.yaml")
    assert [(item.words, item.source, item.line) for item in found.unsaid] == [
        ("Tack: 7 of 9 phrases", "strategies.yaml", 8),
        ("Reef: 1 of 3 phrases", "strategies.yaml", 5),
    ]
    assert found.unsaid[0].note == "“b”, “c”, “d”, “e”, “f”, “g” and 1 more"
    assert (found.count, found.strategies[0].said) == (8, 4)


def test_a_site_that_cannot_be_built_has_nothing_in_any_figure() -> None:
    found = summary(figures(Outcome(()), TODAY))
    assert {*vars_of(found)} == {0}


def vars_of(found: object) -> list[float]:
    return [getattr(found, name) for name in found.__dataclass_fields__]  # type: ignore[attr-defined]  # every dataclass has them


def test_what_keeps_the_site_from_being_published_is_told_with_its_remedy() -> None:
    broken = finding("link-broken")
    error = type(broken)(broken.source, 3, 1, broken.rule, "Leads nowhere.", "Mend it.", "error")
    found = figures(Outcome((broken, error)), TODAY)
    assert [(item.words, item.note) for item in found.blocking] == [("Leads nowhere.", "Mend it.")]

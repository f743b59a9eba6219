"""Laws of what an editor may say about a page, and of the sentences that name a mistake."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.front_matter import FrontMatter
from carepress.schema import mistakes


def faults(**given: object) -> list[tuple[tuple[str | int, ...], str]]:
    return [(path, f"{message} {remedy}") for path, message, remedy in mistakes(FrontMatter, {"title": "A"} | given)]


@pytest.mark.parametrize("key", ["date", "updated", "sources_checked_on"])
@pytest.mark.parametrize(
    "text", ["2026-13-01", "2026-02-30", "20260115", "1768435200", "15 January", "0001-01-01", "x"]
)
def test_what_is_no_date_is_told_at_its_key(key: str, text: str) -> None:
    ((path, sentence),) = faults(**{key: text})
    assert path == (key,)
    assert f"“{key}”" in sentence
    assert text in sentence
    assert "YYYY-MM-DD" in sentence


@given(st.dates(datetime.date(1000, 1, 1)).map(lambda day: day.replace(year=1000 + day.year % 2000, day=1)))
def test_a_date_is_the_day_that_it_names(day: datetime.date) -> None:
    front = FrontMatter.model_validate({"title": "A", "date": day.isoformat(), "updated": day.isoformat()})
    assert (front.date, front.updated) == (datetime.datetime.combine(day, datetime.time()), day)


@given(st.text())
def test_any_text_for_any_key_is_taken_or_told(text: str) -> None:
    for key in FrontMatter.model_fields:
        for path, message, remedy in mistakes(FrontMatter, {"title": "A", key: text}):
            assert path[0] == key
            assert message.strip()
            assert remedy.strip()


def test_a_date_with_a_zone_is_told_in_the_time_of_greenwich() -> None:
    front = FrontMatter.model_validate({"title": "A", "date": "2026-01-15T02:00:00+05:30"})
    assert front.date == datetime.datetime(2026, 1, 14, 20, 30)  # noqa: DTZ001  the zone is gone on purpose


def test_a_mistake_deep_within_is_told_at_its_own_place() -> None:
    assert [path for path, _ in faults(review={"reviewer": "A", "qualification": "B", "date": "x"})] == [
        ("review", "date")
    ]
    assert [path for path, _ in faults(corrections=[{"date": "2026-01-15", "txt": "B"}])] == [
        ("corrections", 0, "text"),
        ("corrections", 0, "txt"),
    ]


def test_an_unknown_key_is_told_with_a_guess_or_else_with_the_known_ones() -> None:
    ((path, sentence),) = faults(summry="x")
    assert path == ("summry",)
    assert "Did you mean “summary”?" in sentence
    assert "sources_checked_on" not in sentence
    ((_, sentence),) = faults(zzz="x")
    assert "sources_checked_on" in sentence


def test_a_value_of_few_is_told_with_a_guess() -> None:
    ((_, sentence),) = faults(status="publishd")
    assert "Did you mean “published”?" in sentence


@pytest.mark.parametrize("slug", ["../../x", "a/b", "graph.json", "/", "", "a b"])
def test_an_address_part_stays_where_it_is(slug: str) -> None:
    assert [path for path, _ in faults(slug=slug)] == [("slug",)]


@pytest.mark.parametrize("lang", ["../x", "english", "en/", ""])
def test_a_language_is_a_code(lang: str) -> None:
    assert [path for path, _ in faults(lang=lang)] == [("lang",)]


def test_a_series_has_a_name_that_an_address_can_be_made_of() -> None:
    assert [path for path, _ in faults(series="?!")] == [("series",)]


def test_lists_may_be_written_on_one_line() -> None:
    assert FrontMatter.model_validate({"title": "A", "tags": "b, c,, d "}).tags == ("b", "c", "d")


def test_a_publisher_may_have_keys_of_its_own_in_one_place() -> None:
    assert FrontMatter.model_validate({"title": "A", "extra": {"mood": ["calm"]}}).extra == {"mood": ["calm"]}


def test_nobody_changes_front_matter() -> None:
    with pytest.raises(ValueError, match="frozen"):
        FrontMatter(title="A").title = "B"

"""What a target remembers of its deployments, and which releases stay there."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.deploying.ledger import lasting, ledger, ledger_text, moment, noted, with_pointer
from carepress.deploying.target import Deployment, Refused

IDS = st.text("0123456789abcdef", min_size=12, max_size=12)
MOMENTS = st.datetimes(datetime.datetime(2020, 1, 1), datetime.datetime(2030, 1, 1)).map(moment)  # noqa: DTZ001  UTC
DEPLOYMENTS = st.builds(Deployment, IDS, MOMENTS, st.text(), st.integers(0, 99), is_rollback=st.booleans())
TODAY = datetime.date(2026, 11, 30)


@given(st.lists(DEPLOYMENTS))
def test_what_is_written_is_read_back(deployments: list[Deployment]) -> None:
    assert ledger(ledger_text(deployments), "here") == tuple(deployments)


@pytest.mark.parametrize("text", ["", "[", "{}", '[{"id": 1}]'])
def test_a_damaged_ledger_is_told_with_its_place_and_a_remedy(text: str) -> None:
    with pytest.raises(Refused, match=r"/srv/site/deployments.json, is damaged.*Move it away"):
        ledger(text, "/srv/site/deployments.json")


@given(st.lists(DEPLOYMENTS, min_size=1), st.integers(1, 5), st.integers(0, 60), st.dates())
def test_what_readers_see_stays_whatever_the_clock_says(
    deployments: list[Deployment], count: int, days: int, today: datetime.date
) -> None:
    hypothetical = max(today, datetime.date(1, 3, 2))
    assert deployments[-1].id in lasting(deployments, count, days, hypothetical)


def test_releases_go_when_they_are_neither_among_the_last_nor_seen_lately() -> None:
    seen = [Deployment(id, f"2026-{month:02}-15T12:00:00Z") for month, id in enumerate("abcdef", 1)]
    assert lasting(seen, 2, 0, TODAY) == {"e", "f"}
    # readers saw “d” until the middle of May
    assert lasting(seen, 1, 30, datetime.date(2026, 6, 10)) == {"d", "e", "f"}
    assert lasting([], 2, 30, TODAY) == frozenset()


def test_a_release_counts_once_however_often_it_was_taken_back() -> None:
    seen = [Deployment(id, f"2026-01-{day:02}T12:00:00Z") for day, id in enumerate("abcbcbc", 1)]
    assert lasting(seen, 3, 0, TODAY) == {"a", "b", "c"}


def test_a_deploy_that_was_cut_before_it_was_noted_is_found_by_the_pointer() -> None:
    first = Deployment("a", "2026-01-01T12:00:00Z")
    assert with_pointer([first], "a", "2026-01-02T12:00:00Z") == (first,)
    assert with_pointer([first], "b", "2026-01-02T12:00:00Z")[-1] == Deployment("b", "2026-01-02T12:00:00Z")
    assert with_pointer([], "", "2026-01-02T12:00:00Z") == ()
    assert noted([first], Deployment("a", "2026-01-03T12:00:00Z")) == (first,)

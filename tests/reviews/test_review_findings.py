"""Laws of reviews: what is due, what is overdue, what time granted does, and which dates cannot be."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

import tiny_site
from tiny_site import TinySite

TODAY = "2026-01-15"
GRANT = {"date": "2026-02-01", "editor": "A. Editor", "reason": "Two sources have moved."}


def site(folder: Path, settings: dict[str, Any] | None = None, kind: str = "articles", **front: Any) -> TinySite:
    """A site with one page with this front matter, on the fixed day."""
    head = yaml.safe_dump({"title": "Sleep", "date": "2023-01-10"} | front, sort_keys=False)
    tiny_site.write({f"{kind}/sleep.md": f"---\n{head}---\n\nRest well.\n"}, folder / "content")
    return tiny_site.build_folder(folder / "content", folder / "output", CAREPRESS={"today": TODAY} | (settings or {}))


def told(built: TinySite) -> list[tuple[str, str, int]]:
    """Rule, severity and line of what is told about the page's dates."""
    rules = ("review", "date-impossible", "clinical-review", "sources-unchecked", "front-matter")
    return [(f.rule, f.severity, f.line) for f in built.findings if f.rule.startswith(rules)]


@pytest.mark.parametrize(
    ("checked", "expected"),
    [
        ("2025-06-01", []),
        ("2025-03-17", []),
        ("2025-03-16", [("review-due", "advice", 4)]),
        ("2025-01-15", [("review-due", "advice", 4)]),
        ("2025-01-14", [("review-overdue", "error", 4)]),
        ("2020-02-29", [("review-overdue", "error", 4)]),
        ("2026-01-16", [("date-impossible", "error", 4)]),
    ],
)
def test_a_check_is_due_sixty_days_before_its_day_and_overdue_after_it(
    checked: str, expected: list[Any], tmp_path: Path
) -> None:
    assert told(site(tmp_path, sources_checked_on=checked)) == expected


def test_a_page_may_be_checked_sooner_than_the_settings_ask(tmp_path: Path) -> None:
    built = site(tmp_path, sources_checked_on="2025-06-01", next_check_on="2026-01-01")
    assert told(built) == [("review-overdue", "error", 4)]
    assert built.page("/sleep/").select_one('.page-dates time[datetime="2026-01-01"]')


def test_the_settings_say_how_long_a_check_lasts(tmp_path: Path) -> None:
    assert told(site(tmp_path, {"months_between_checks": 36}, sources_checked_on="2023-06-01")) == []


@pytest.mark.parametrize("months", [0, 37])
def test_no_check_lasts_longer_than_three_years(months: int, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="months_between_checks"):
        site(tmp_path, {"months_between_checks": months})


def test_time_that_a_named_editor_grants_makes_an_overdue_check_an_advice_and_tells_readers(tmp_path: Path) -> None:
    built = site(tmp_path, sources_checked_on="2025-01-10", overdue_until=GRANT)
    assert told(built) == [("review-overdue", "advice", 5)]
    assert "A. Editor granted time until 2026-02-01" in built.finding("review-overdue").message
    notice = built.page("/sleep/").select_one(".page-dates-overdue")
    assert notice
    assert "January 10, 2025" in notice.get_text()


@pytest.mark.parametrize(
    ("checked", "changed", "expected"),
    [
        ("2025-01-10", {"date": "2026-01-14"}, [("review-overdue", "error", 4)]),
        ("2025-01-10", {"date": "2026-04-11"}, [("review-grant", "error", 6), ("review-overdue", "error", 4)]),
        ("2025-06-01", {"date": "2026-02-01"}, [("review-grant", "advice", 5)]),
        (None, {}, [("review-grant", "error", 4)]),
        ("2025-01-10", {"reason": None}, [("front-matter-value", "error", 5), ("review-overdue", "error", 4)]),
        ("2025-01-10", {"editor": ""}, [("front-matter-value", "error", 7), ("review-overdue", "error", 4)]),
    ],
)
def test_time_is_granted_for_a_while_only_and_with_a_name_and_a_reason(
    checked: str | None, changed: dict[str, Any], expected: list[Any], tmp_path: Path
) -> None:
    grant = {key: value for key, value in (GRANT | changed).items() if value is not None}
    front = {"sources_checked_on": checked} if checked else {}
    assert sorted(told(site(tmp_path, **front, overdue_until=grant))) == sorted(expected)


def test_time_granted_for_a_page_does_nothing_for_a_helpline(tmp_path: Path) -> None:
    lines = (
        "helplines:\n- {country: IE, name: Old Line, kind: crisis, phone: 1800 555 019, source: A page,"
        " confirmed_on: 2023-01-01}\n"
    )
    tiny_site.write({"data/helplines.yaml": lines}, tmp_path / "content")
    head = yaml.safe_dump(
        {"title": "Rest", "date": "2024-01-10", "sources_checked_on": "2025-01-10", "overdue_until": GRANT}
    )
    tiny_site.write({"rest.md": f"---\n{head}---\n\nRing 1800 555 019 today.\n"}, tmp_path / "content")
    built = site(tmp_path)
    severities = {f.rule: f.severity for f in built.findings if f.source == "rest.md"}
    assert severities["helpline-stale-printed"] == "error"
    assert "1800 555 019" not in built.page("/rest/").select_one(".page-heading ~ .prose, .reading").get_text()


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ({"updated": "2022-12-31"}, 4),
        ({"updated": "2026-02-01"}, 4),
        ({"corrections": [{"date": "2025-01-01", "text": "A year."}, {"date": "2027-01-01", "text": "A name."}]}, 7),
        ({"review": {"reviewer": "A", "qualification": "B", "date": "2026-01-16"}}, 7),
        ({"sources_checked_on": "2025-06-01", "next_check_on": "2025-06-01"}, 5),
        ({"sources_checked_on": "2025-06-01", "next_check_on": "2026-06-02"}, 5),
    ],
)
def test_dates_that_cannot_be_are_named_where_they_stand(front: dict[str, Any], line: int, tmp_path: Path) -> None:
    assert ("date-impossible", "error", line) in told(site(tmp_path, **front))


def test_a_clinical_review_of_more_than_three_years_ago_is_not_shown_as_current(tmp_path: Path) -> None:
    front = {"review": {"reviewer": "A", "qualification": "B", "date": "2023-01-14"}}
    assert told(site(tmp_path, **front)) == [("clinical-review-old", "error", 7)]


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ({"review": {"reviewer": "A", "date": "2025-01-01"}}, 4),
        ({"review": {"reviewer": "A", "qualificaton": "B", "date": "2025-01-01"}}, 6),
        ({"review": {"reviewer": "A", "qualification": "B", "date": "soon"}}, 7),
        ({"review": "A. Person"}, 4),
        ({"next_check_on": "next year"}, 4),
    ],
)
def test_a_review_of_the_wrong_shape_is_named_where_it_stands(front: dict[str, Any], line: int, tmp_path: Path) -> None:
    assert line in [found_at for rule, _, found_at in told(site(tmp_path, **front)) if rule.startswith("front-matter")]


def test_a_page_that_rests_on_sources_says_when_they_were_checked(tmp_path: Path) -> None:
    words = "strategies:\n- id: self-care\n  name: Self-care\n"
    tiny_site.write({"data/strategies.yaml": words}, tmp_path / "content")
    assert told(site(tmp_path, strategies=["self-care"])) == [("sources-unchecked", "advice", 1)]


def test_drafts_are_not_told_to_be_checked(tmp_path: Path) -> None:
    assert told(site(tmp_path, status="draft", sources_checked_on="2020-01-10")) == []


def test_an_overdue_page_is_not_published(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="Nothing was published"):
        site(tmp_path, {"mode": "publish"}, sources_checked_on="2025-01-10")


def test_a_day_granted_is_the_last_one(tmp_path: Path) -> None:
    grant = GRANT | {"date": str(datetime.date.fromisoformat(TODAY))}
    assert told(site(tmp_path, sources_checked_on="2025-01-10", overdue_until=grant)) == [
        ("review-overdue", "advice", 5)
    ]

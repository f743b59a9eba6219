"""Laws of the directory: which helplines pages may show on a day, and what is told about the others."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress.finding import with_severities
from carepress.helplines.directory import Directory, directory, missing
from carepress.helplines.helpline import Helpline, dialled, earliest_day
from carepress.helplines.standing import number_dates, standing

TODAY = datetime.date(2026, 11, 22)
OURS = Path(__file__).parents[2] / "content" / "data" / "helplines.yaml"
RULES_OF_ADVICE = {"number-due", "number-left-off", "directory-missing"}


def entry(**values: str | None) -> str:
    """One entry of the file, a sound crisis line but for the given values; None leaves a key out."""
    sound = {
        "country": "IN",
        "name": "A line",
        "kind": "crisis",
        "phone": '"14416"',
        "source": "a page",
        "confirmed_on": "2026-06-01",
    }
    lines = [f"{key}: {value}" for key, value in (sound | values).items() if value is not None]
    return "- " + "\n  ".join(lines) + "\n"


def read(*entries: str) -> tuple[Directory, dict[str, list[int]]]:
    """The directory of a file, and the lines of its findings by rule."""
    found, findings = directory("helplines:\n" + "".join(entries), TODAY)
    lines: dict[str, list[int]] = {}
    for finding in with_severities(findings, {}):
        assert (finding.severity == "advice") == (finding.rule in RULES_OF_ADVICE)
        lines.setdefault(finding.rule, []).append(finding.line)
    return found, lines


@pytest.mark.parametrize(
    ("confirmed_on", "kind", "rule"),
    [
        ("2026-11-22", "crisis", None),
        ("2025-11-23", "crisis", None),
        ("2025-11-22", "crisis", "number-due"),
        ("2025-12", "crisis", None),
        ("2025-11", "crisis", "number-due"),
        ("2026", "crisis", None),
        ("2025", "crisis", "number-due"),
        ("2024-11-23", "crisis", "number-due"),
        ("2024-11-22", "crisis", "number-left-off"),
        ("2024-11", "crisis", "number-left-off"),
        ("2024", "crisis", "number-left-off"),
        (None, "crisis", "number-left-off"),
        ("2024-11-22", "urgent-health", "number-left-off"),
        ("2025-11-22", "emergency", None),
        ("2024-11-22", "emergency", "number-due"),
        ("1999", "emergency", "number-due"),
        (None, "emergency", "number-due"),
    ],
)
def test_age_decides_whether_a_number_is_shown_due_or_left_off(
    confirmed_on: str | None, kind: str, rule: str | None
) -> None:
    found, findings = read(entry(confirmed_on=confirmed_on, kind=kind))
    assert bool(found.left_off) == (rule == "number-left-off")
    assert len(found.shown) + len(found.left_off) == 1
    last_seen = 7 if confirmed_on else 2
    assert findings == ({rule: [last_seen]} if rule else {})


@given(
    some.dates(datetime.date(2000, 1, 1), datetime.date(2090, 1, 1)),
    some.integers(0, 2000),
    some.sampled_from([10, 7, 4]),
)
def test_a_number_never_gets_younger(day: datetime.date, later: int, exactness: int) -> None:
    order = ["current", "due", "left-off"]
    for kind in ("emergency", "crisis"):
        helpline = Helpline.model_validate(
            {"country": "IN", "name": "x", "kind": kind, "phone": "112", "source": "x"}
            | {"confirmed_on": day.isoformat()[:exactness]}
        )
        now, then = (standing(helpline, day + datetime.timedelta(days=days)) for days in (0, later))
        assert order.index(now) <= order.index(then)
        assert kind != "emergency" or then != "left-off"


@given(some.dates(datetime.date(1000, 1, 1)))
def test_an_inexact_date_is_never_taken_for_a_newer_one(day: datetime.date) -> None:
    exact = day.isoformat()
    assert earliest_day(exact[:4]) <= earliest_day(exact[:7]) <= earliest_day(exact) == day


def test_a_date_on_a_leap_day_is_judged() -> None:
    assert standing_on("2026-02-28", datetime.date(2028, 2, 29)) == "left-off"
    assert standing_on("2024-02-29", datetime.date(2026, 2, 28)) == "due"
    assert standing_on("2024-02-29", datetime.date(2026, 3, 1)) == "left-off"


def standing_on(confirmed_on: str, today: datetime.date) -> str:
    """The standing of a crisis line."""
    values = {
        "country": "IN",
        "name": "x",
        "kind": "crisis",
        "phone": "112",
        "source": "x",
        "confirmed_on": confirmed_on,
    }
    return standing(Helpline.model_validate(values), today)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("phone", '"+9114416"'),
        ("phone", '"+91 14416"'),
        ("phone", "call us"),
        ("phone", "85258 (text SHOUT)"),
        ("phone", '"1"'),
        ("phone", "00 91 14416"),
        ("phone", '"0091-14416"'),
        ("phone", "14416 or 1800 891 4416"),
        ("phone", "14416 / 112"),
        ("phone", "tel:14416"),
        ("phone", '""'),
        ("sms", '"+1 741741"'),
        ("source", '" "'),
        ("source", ""),
        ("source_url", "an Indian newspaper"),
        ("country", "UK"),
        ("country", "XA"),
        ("country", "ZZ"),
        ("country", None),
        ("kind", None),
        ("confirmed_on", "yesterday"),
        ("confirmed_on", "2025-06-31"),
        ("confirmed_on", "12/06/2025"),
        ("confirmed_how", "Call"),
        ("confirmed_how", "phone"),
        ("confirmedon", "2026-01-01"),
        ("chat_url", "https://"),
        ("phone", '"12345678901234567"'),
        ("sms", "WhatsApp 9151 1767"),
        ("country", "India"),
        ("country", "in"),
        ("country", "QX"),
        ("kind", "hotline"),
        ("confirmed_on", "28 August 2025"),
        ("confirmed_on", "2025-13"),
        ("confirmed_on", "2025-02-30"),
        ("confirmed_on", "25-08"),
        ("confirmed_how", "visit"),
        ("url", "www.example.org"),
        ("chat_url", "javascript:alert(1)"),
        ("source", None),
        ("name", '""'),
        ("telephone", '"112"'),
    ],
)
def test_a_bad_value_is_a_finding_on_its_line_and_the_entry_is_not_shown(key: str, value: str | None) -> None:
    text = entry(**{key: value})
    found, findings = read(entry(phone='"112"'), text)
    line = next((number for number, part in enumerate(text.splitlines()) if f"{key}:" in part), 0)
    first_line = 2 + len(entry().splitlines())
    assert findings == {"helpline-entry": [first_line + line]}
    assert [helpline.phone for helpline in found.shown] == ["112"]


@pytest.mark.parametrize(
    ("given_as", "code"), [("UK", "GB"), ("India", "IN"), ("in", "IN"), ("USA", "US"), ("south africa", "ZA")]
)
def test_a_country_that_is_given_by_another_name_is_guessed(given_as: str, code: str) -> None:
    _, (finding,) = directory("helplines:\n" + entry(country=given_as), TODAY)
    assert f"“{given_as}” is written {code}" in finding.message


@pytest.mark.parametrize(
    "number", ["112", "000", "116 123", "0800 111 0 111", "0120-783-556", "(02) 6551.7777", "*123#"]
)
def test_numbers_as_people_dial_them_are_sound(number: str) -> None:
    found, findings = read(entry(phone=f'"{number}"'))
    assert not findings
    assert found.shown[0].numbers == (dialled(number),)
    assert set(dialled(number)) <= set("0123456789*#")


@pytest.mark.parametrize(
    ("entries", "line"),
    [
        ([entry(phone=None)], 2),
        ([entry(kind="emergency", phone=None, sms='"112"')], 2),
        ([entry(confirmed_on="2026-11-23")], 7),
        ([entry(confirmed_on="2027")], 7),
        ([entry(), entry(name="The same line again")], 11),
        ([entry(phone=None, sms='"14416"'), entry(phone=None, sms='"14416"')], 13),
    ],
)
def test_an_entry_that_cannot_be_right_is_a_finding_at_its_key_and_is_not_shown(entries: list[str], line: int) -> None:
    found, findings = read(*entries)
    assert findings == {"helpline-entry": [line]}
    assert len(found.shown) == len(entries) - 1


def test_without_a_file_the_directory_is_empty_and_one_advice_says_so() -> None:
    found, findings = directory(None, TODAY)
    assert found == Directory()
    assert [(finding.rule, finding.severity) for finding in findings] == [("directory-missing", "advice")]


def test_an_unreadable_file_is_one_finding() -> None:
    found, findings = directory("helplines:\n- country: 'IN", TODAY)
    assert found == Directory()
    assert [finding.rule for finding in findings] == ["yaml-unreadable"]


def test_the_sites_country_needs_an_emergency_number_and_a_line_that_may_be_shown() -> None:
    emergency, line = entry(kind="emergency", phone='"112"'), entry()
    stale = entry(confirmed_on="2020")
    advice = entry(kind="urgent-health")
    lacking, expired = "helpline-missing", "helpline-expired"
    for entries, faults in (
        ([emergency, line], []),
        ([emergency], [lacking]),
        ([line], [lacking]),
        ([emergency, stale], [expired]),
        ([stale], [lacking, expired]),
        ([emergency, stale, entry(phone='"14417"')], []),
        ([emergency, advice], [lacking]),
        ([], [lacking, lacking]),
    ):
        found, _ = directory("helplines:\n" + "".join(entries), TODAY)
        findings = missing(found, "IN")
        assert [finding.rule for finding in findings] == faults
        assert all(finding.severity == "error" for finding in with_severities(findings, {"helpline-missing": "advice"}))


def test_our_own_directory_is_sound_and_serves_our_country() -> None:
    found, findings = directory(OURS.read_text(encoding="utf-8"), TODAY)
    assert {finding.rule for finding in findings} <= RULES_OF_ADVICE
    assert missing(found, "IN") == ()
    assert all(helpline.confirmed_how != "call" for helpline in (*found.shown, *found.left_off))


def test_every_fault_of_a_file_is_told_at_once_each_at_its_key() -> None:
    text = """helplines:
- country: UK
  name: One
  kind: hotline
  phone: "+44 116 123"
  source: a page
  confirmed_on: 2025-13
- country: IN
  name: Two
  kind: crisis
  sms: text us
  confirmed_how: guess
  hour: always
- country: IN
  name: Three
  kind: crisis
  phone: "14416"
  source: a page
  confirmed_on: 2027-01-01
"""
    _, findings = directory(text, TODAY)
    assert [(f.rule, f.line, f.column) for f in sorted(findings) if f.severity == "error"] == [
        ("helpline-entry", line, 3) for line in (2, 4, 5, 7, 8, 11, 12, 13, 19)
    ]


@given(some.dates(datetime.date(2001, 1, 1), datetime.date(2050, 1, 1)), some.sampled_from([10, 7, 4]))
def test_the_days_by_which_a_copy_is_judged_are_those_on_which_the_directory_changes(
    day: datetime.date, exact: int
) -> None:
    seen, before = day.isoformat()[:exact], datetime.timedelta(days=1)
    line = Helpline.model_validate(
        {"country": "IN", "name": "A", "kind": "crisis", "phone": "14416", "source": "x", "confirmed_on": seen}
    )
    dates = number_dates([line])
    assert dates is not None
    assert dates["seen"] == seen
    due, until = (datetime.date.fromisoformat(dates[name]) for name in ("due", "until"))
    assert [standing(line, on) for on in (due - before, due, until - before, until)] == [
        *("current", "due", "due", "left-off"),
    ]

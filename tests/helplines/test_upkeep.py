"""`./invoke helplines`: what somebody should look at again, and a confirmation that changes no other byte."""

import datetime
import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from carepress.helplines.confirmation import Confirmation, confirmed
from carepress.helplines.directory_text import Refused, rows, with_value
from carepress.helplines.upkeep import helplines
from tiny_project import TinyProject

TODAY = datetime.date(2026, 1, 15)
OURS = Path(__file__).parents[2] / "content" / "data" / "helplines.yaml"
SOURCE = "content/data/helplines.yaml"
DIRECTORY = """# What people see first.
helplines:   # all of them

- country: IN
  name: Emergency
  kind: emergency
  phone: "112"
  source: a page
  confirmed_on: 2025-12-01

# Somebody to talk to
- country:   IN
  name: 'A "line"'     # so it is called
  kind: crisis
  phone: "14416"
  url: https://line.example.org/
  source: 'A newspaper'
  source_url: "https://news.example.org/a"   # seen by us
  confirmed_on: '2025-01-02'
  confirmed_how: page
  note: >
    Talk to
    somebody.
- country: GB
  name: Emergency
  kind: emergency
  phone: "999"
  source: a page
- {country: KE, name: Police, kind: emergency, phone: "999", source: a page, confirmed_on: 2025-12-17}
- country: KE
  name: Police
  kind: emergency
  phone: "112"
  source: a page
  confirmed_on: 2025-12-17
  confirmed_how: page"""


@pytest.fixture
def directory(project: TinyProject) -> Path:
    """The directory of a project whose country is India."""
    project.write({SOURCE: DIRECTORY})
    project.add('CAREPRESS |= {"country": "IN"}')
    return project.folder / SOURCE


def changed(before: str, after: str) -> dict[int, str]:
    """The lines that differ, by number, of two texts with as many lines."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return {number: new for number, (old, new) in enumerate(pairs, 1) if old != new}


def test_what_is_due_is_listed_the_oldest_first(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    directory.write_text(DIRECTORY.replace("'2025-01-02'", "2025-01-02"))
    assert helplines() == 0
    said = capsys.readouterr()
    table = [re.split(r"\s{2,}", line) for line in said.out.split("\n\n")[0].splitlines()]
    assert table[0] == ["country", "name", "number", "last seen", "standing", "where"]
    assert [row[:5] for row in table[1:]] == [
        ["GB", "Emergency", "999", "no date", "due"],
        ["IN", 'A "line"', "14416", "2025-01-02", "due"],
        ["IN", "Emergency", "112", "2025-12-01", "never dialled"],
        ["KE", "Police", "999", "2025-12-17", "never dialled"],
        ["KE", "Police", "112", "2025-12-17", "never dialled"],
    ]
    assert table[2][5] == "https://news.example.org/a"
    assert "2 due, 3 never dialled." in said.out
    assert "--confirm NAME --how call" in said.out
    assert said.err == ""


def test_a_line_of_the_sites_country_that_is_left_off_ends_with_one(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    directory.write_text(DIRECTORY.replace("2025-01-02", "2024-01-15"))
    assert helplines() == 1
    said = capsys.readouterr()
    assert f"{SOURCE}:19:3: error helpline-expired" in said.err
    assert "left off" in said.out


def test_mistakes_in_the_directory_end_with_one(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    directory.write_text(DIRECTORY.replace('"999"', '"+44 999"', 1))
    assert helplines() == 1
    assert f"{SOURCE}:27:3: error helpline-entry" in capsys.readouterr().err


@pytest.mark.usefixtures("directory")
def test_the_list_can_be_had_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert helplines(format="json") == 0
    told = json.loads(capsys.readouterr().out)["helplines"]
    assert told[0] == {
        "country": "GB",
        "name": "Emergency",
        "number": "999",
        "last_seen": "no date",
        "standing": "due",
        "where": "a page",
    }


def test_a_call_is_recorded_in_the_lines_of_its_entry_alone(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert helplines(Confirmation('a "LINE"', "call")) == 0
    assert changed(DIRECTORY, directory.read_text()) == {
        19: "  confirmed_on: '2026-01-15'",
        20: "  confirmed_how: call",
    }
    assert "is recorded in content/data/helplines.yaml: call, 2026-01-15." in capsys.readouterr().out
    assert [*directory.parent.iterdir()] == [directory]


def test_a_page_of_another_site_is_named_by_its_site(directory: Path) -> None:
    page = "https://www.health.example.org/lines?a=b#c"
    assert helplines(Confirmation("14416", "page", page, on="2025-12")) == 0
    assert changed(DIRECTORY, directory.read_text()) == {
        17: "  source: 'health.example.org'",
        18: f'  source_url: "{page}"   # seen by us',
        19: "  confirmed_on: '2025-12'",
    }


def test_a_page_of_the_same_site_keeps_its_words(directory: Path) -> None:
    assert helplines(Confirmation("14416", "operator", "https://news.example.org/b", on="2025-12")) == 0
    assert [*changed(DIRECTORY, directory.read_text())] == [18, 19, 20]


def test_what_an_entry_does_not_say_yet_is_added_to_it(directory: Path) -> None:
    assert helplines(Confirmation("Emergency", "operator", "https://a.example.org/", "gb", "2025-12-01")) == 0
    added = """  phone: "999"
  source: a.example.org
  source_url: https://a.example.org/
  confirmed_on: 2025-12-01
  confirmed_how: operator
"""
    assert directory.read_text() == DIRECTORY.replace('  phone: "999"\n  source: a page\n', added)


def test_an_entry_in_one_line_and_the_last_one_are_written_too(directory: Path) -> None:
    assert helplines(Confirmation("999", "call", country="KE")) == 0
    assert helplines(Confirmation("112", "call", "https://a.example.org/", "KE")) == 0
    told = directory.read_text()
    assert 'phone: "999", source: a page, confirmed_on: 2026-01-15, confirmed_how: call}\n' in told
    source = "  source: a.example.org\n  source_url: https://a.example.org/\n"
    assert told.endswith(f"{source}  confirmed_on: 2026-01-15\n  confirmed_how: call")


def test_the_ends_of_lines_stay_as_they_are(directory: Path) -> None:
    directory.write_bytes(DIRECTORY.replace("\n", "\r\n").encode())
    assert helplines(Confirmation("Emergency", "call", "https://a.example.org/", "GB")) == 0
    told = directory.read_bytes()
    assert told.count(b"\n") == told.count(b"\r\n") == DIRECTORY.count("\n") + 3


@pytest.mark.parametrize(
    ("given_by", "sentence"),
    [
        (Confirmation("A lin", "call"), 'The directory has no “A lin”. Did you mean “A "line"”?'),
        (Confirmation("Emergency", "call"), "say which one by --country."),
        (Confirmation("Police", "call", country="KE"), "say which one by its number instead of its name."),
        (Confirmation("Police", "call", country="FR"), "The directory has no “Police” in FR."),
        (Confirmation("14416", "cal"), "“cal” is none of these. Did you mean “call”?"),
        (Confirmation("14416", ""), "--how says how it was confirmed: call, page, operator"),
        (Confirmation("14416", "page", on="2025-12"), "--how page needs --source"),
        (Confirmation("14416", "page", "https://a.example.org/"), "--on is the date that the page itself shows"),
        (Confirmation("14416", "page", "https://a.example.org/", on="2026-01-15"), "is the day of typing"),
        (Confirmation("14416", "call", "a.example.org"), "“a.example.org” is none."),
        (Confirmation("14416", "call", on="2026-01-16"), "--on 2026-01-16 is still to come."),
        (Confirmation("14416", "call", on="15 January"), "“15 January” is none."),
        (Confirmation("14416", "call", on="2024-12"), "was seen on 2025-01-02 already, which is newer than 2024-12."),
    ],
)
def test_what_cannot_be_recorded_is_told_in_one_sentence(
    given_by: Confirmation, sentence: str, directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert helplines(given_by) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert len(told.splitlines()) == 1
    assert directory.read_text() == DIRECTORY


@pytest.mark.parametrize(
    ("text", "sentence"), [("helplines: [", "./invoke check tells why"), (None, "cannot be read or written")]
)
def test_a_directory_that_cannot_be_read_is_told(
    text: str | None, sentence: str, directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    directory.write_text(text) if text else directory.unlink()
    assert helplines(Confirmation("14416", "call")) == 2
    assert sentence in capsys.readouterr().err


def test_a_wrong_call_is_told(project: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    assert helplines(format="xml") == 2
    assert helplines(settings="nope.py") == 2
    project.add('CAREPRESS |= {"contry": "IN"}')
    assert helplines() == 2
    told = capsys.readouterr().err
    assert "Known formats: text, json." in told
    assert "Did you mean “country”?" in told


@pytest.mark.parametrize(
    "entry", rows(OURS.read_text(encoding="utf-8")), ids=lambda row: f"{row['country']} {row['name']}"
)
def test_any_entry_of_our_own_directory_can_be_confirmed(entry: dict[str, str]) -> None:
    text = OURS.read_text(encoding="utf-8")
    number = entry.get("phone") or entry.get("sms") or entry["name"]
    day = datetime.date(2026, 11, 22)
    told, _ = confirmed(text, Confirmation(number, "call", "https://a.example.org/", entry["country"]), day)
    changes = {"source": "a.example.org", "source_url": "https://a.example.org/", "confirmed_how": "call"}
    wanted = [row | changes | {"confirmed_on": "2026-11-22"} if row == entry else row for row in rows(text)]
    assert rows(told) == wanted
    kept = [line for line in text.splitlines() if "source" not in line and "confirmed" not in line]
    assert [line for line in told.splitlines() if "source" not in line and "confirmed" not in line] == kept


@given(some.text(some.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool))
def test_any_words_are_written_so_that_they_are_read_again(words: str) -> None:
    for at, key in ((1, "source"), (2, "note"), (3, "source_url")):
        told = with_value(DIRECTORY, at, key, words)
        assert [row | {key: words} if n == at else row for n, row in enumerate(rows(DIRECTORY))] == rows(told)
        assert yaml.safe_load(told)


def test_a_directory_without_entries_is_refused() -> None:
    with pytest.raises(Refused):
        rows("helplines:\n- just words\n")

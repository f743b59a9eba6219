"""Laws of country help: what readers are told about a number, in their language."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from carepress.front_matter import FrontMatter
from carepress.helplines.country_help import country_help, help_pages
from carepress.helplines.directory import Directory
from carepress.helplines.helpline import Helpline
from carepress.helplines.standing import standing
from carepress.page import Library, Page

LABELS = {
    "help_for_crisis": "Someone to talk to",
    "help_for_urgent_health": "Advice on your health",
    "help_text_message": "Text {number}",
    "help_chat": "Chat with {name}",
    "help_website": "Website of {name}",
    "helpline_seen": "Seen on {source}, {date}; not yet tested by us",
    "helpline_seen_undated": "Seen on {source}; not yet tested by us",
    "helpline_confirmed": "Confirmed by us on {date}",
    "helpline_confirmed_undated": "Confirmed by us",
}


def helpline(**values: Any) -> Helpline:
    """A crisis line but for the given values."""
    sound = {"country": "IN", "name": "A line", "kind": "crisis", "phone": "14416", "source": "India Today newspaper"}
    return Helpline.model_validate(sound | {"confirmed_on": "2025-08-28"} | values)


def page(url: str, template: str | None) -> Page:
    """An empty page."""
    return Page(
        source=f"{url}.md",
        kind="page",
        url=url,
        save_as=f"{url}index.html",
        slug="help",
        lang="en",
        status="published",
        html="",
        head="",
        markdown="",
        front=FrontMatter(title="Help", template=template),
    )


def shown(*helplines: Helpline, country: str = "IN", lang: str = "en-GB") -> Mapping[str, Any]:
    """What templates see."""
    return country_help(Directory(helplines), country, lang, LABELS)


@pytest.mark.parametrize(
    ("values", "seen"),
    [
        ({}, "Seen on India Today newspaper, 28 August 2025; not yet tested by us"),
        ({"confirmed_how": "operator"}, "Seen on India Today newspaper, 28 August 2025; not yet tested by us"),
        ({"confirmed_on": "2025-08"}, "Seen on India Today newspaper, August 2025; not yet tested by us"),
        ({"confirmed_on": "2025"}, "Seen on India Today newspaper, 2025; not yet tested by us"),
        ({"confirmed_on": None}, "Seen on India Today newspaper; not yet tested by us"),
        ({"confirmed_how": "call"}, "Confirmed by us on 28 August 2025"),
    ],
)
def test_readers_learn_where_a_number_was_seen_and_that_nobody_has_tested_it(values: dict[str, Any], seen: str) -> None:
    assert shown(helpline(**values))["lines"][0]["seen"] == seen
    assert shown(helpline(kind="emergency", **values))["emergency"][0]["seen"] == seen


def test_emergency_numbers_stand_apart_from_lines() -> None:
    found = shown(helpline(kind="emergency", phone="112"), helpline(), helpline(kind="urgent-health", phone="1075"))
    assert [number["dial"] for number in found["emergency"]] == ["112"]
    assert [line["dial"] for line in found["lines"]] == ["14416", "1075"]


def test_readers_learn_what_a_line_is_for() -> None:
    assert shown(helpline())["lines"][0]["purpose"] == "Someone to talk to"
    assert shown(helpline(kind="urgent-health"))["lines"][0]["purpose"] == "Advice on your health"
    assert shown(helpline(purpose="For children"))["lines"][0]["purpose"] == "For children"
    assert shown(helpline(kind="emergency", purpose="For fires"))["emergency"][0]["note"].startswith("For fires. Seen")


def test_what_a_telephone_dials_has_no_spaces() -> None:
    line = shown(helpline(phone="13 11 14", sms="0477 13 11 14"))["lines"][0]
    assert (line["number"], line["dial"], line["sms"], line["sms_dial"]) == (
        "13 11 14",
        "131114",
        "0477 13 11 14",
        "0477131114",
    )


def test_the_other_ways_to_write_to_a_line_stand_beside_the_first() -> None:
    chat = "https://example.org/chat"
    found = shown(helpline(sms="741 741", chat_url=chat), helpline(phone=None, sms="50808"), helpline(phone="181"))
    ways = [[way["href"] for way in line["ways"]] for line in found["lines"]]
    assert ways == [["sms:741741", chat], [], []]


def test_the_first_page_of_an_operator_is_the_one_to_ask() -> None:
    found = shown(helpline(), helpline(name="B", url="https://b.example/"), helpline(url="https://c.example/"))
    assert dict(found["operator"]) == {"url": "https://b.example/", "words": "Website of B"}
    assert shown(helpline())["operator"] is None


def test_a_line_without_a_telephone_has_nothing_to_dial() -> None:
    line = shown(helpline(phone=None, chat_url="https://example.org/chat"))["lines"][0]
    assert (line["number"], line["dial"], line["sms"], line["sms_dial"]) == (None, None, None, None)


def test_an_emergency_note_says_what_to_know_and_where_it_was_seen() -> None:
    found = shown(helpline(kind="emergency", note="From mobile phones."))["emergency"][0]
    assert found["note"] == "From mobile phones. Seen on India Today newspaper, 28 August 2025; not yet tested by us"


def test_languages_and_dates_are_in_the_language_of_the_site() -> None:
    line = shown(helpline(languages=("en", "hi", "more by interpreter")), lang="de")["lines"][0]
    assert line["languages"] == ("Englisch", "Hindi", "more by interpreter")
    assert "28. August 2025" in line["seen"]


@pytest.mark.parametrize("lang", ["en", "ar", "zh-Hans", "pt-BR", "sr-Latn-RS", "xx", "no such language"])
def test_every_language_gets_a_country_and_a_date(lang: str) -> None:
    for confirmed_on in ("2025-08-28", "2025-08", "2025"):
        found = shown(helpline(confirmed_on=confirmed_on), lang=lang)
        assert found["country"]
        assert found["lines"][0]["seen"]


def test_a_country_that_the_directory_does_not_have_shows_its_name_alone() -> None:
    found = shown(helpline(), country="FR")
    assert (found["code"], found["country"], found["emergency"], found["lines"]) == ("FR", "France", (), ())


def test_help_pages_show_all_countries_by_name_and_other_pages_none() -> None:
    helplines = [helpline(country=country) for country in ("US", "ES", "EU", "AT", "DE")]
    library = Library((page("/help/", "help"), page("/about/", "about"), page("/plain/", None)))
    found = help_pages(library, Directory(tuple(helplines)), "de", LABELS)
    assert list(found) == ["/help/"]
    names = ["Deutschland", "Europäische Union", "Österreich", "Spanien", "Vereinigte Staaten"]
    assert [country["country"] for country in found["/help/"]] == names


def test_numbers_that_pages_leave_off_are_in_no_view() -> None:
    stale = helpline(confirmed_on="2020")
    assert standing(stale, datetime.date(2026, 11, 22)) == "left-off"
    assert country_help(Directory((), (stale,)), "IN", "en", LABELS)["lines"] == ()

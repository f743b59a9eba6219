"""Laws of the countries file: what a reader's device shows is what the site itself would show for that country."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml
from bs4 import BeautifulSoup

from carepress import pelican_settings
from carepress.helplines.countries_file import countries_file, site_help
from carepress.helplines.country_help import country_help
from carepress.helplines.directory import Directory, directory
from carepress.helplines.time_zones import time_zones
from tiny_site import TinySite

ROOT = Path(__file__).parents[2]
LABELS = yaml.safe_load((ROOT / "theme" / "labels" / "en.yaml").read_text())
FOUND, _ = directory((ROOT / "content" / "data" / "helplines.yaml").read_text(), datetime.date(2026, 11, 22))
COUNTRIES = sorted({helpline.country for helpline in FOUND.shown})


def content(country: str = "IN", found: Directory = FOUND, lang: str = "en") -> Any:
    """What the file holds for a site of a country."""
    return json.loads(countries_file(found, country, lang, LABELS)[1])


def drawn(country: str) -> BeautifulSoup:
    """The help inset of a site of a country."""
    environment = jinja2.Environment(  # noqa: S701  The settings turn it on
        loader=jinja2.FileSystemLoader(ROOT / "theme" / "templates"), **pelican_settings.JINJA_ENVIRONMENT
    )
    macro: Any = environment.get_template("components/help-inset.html").module
    help_ = country_help(FOUND, country, "en", LABELS)
    return BeautifulSoup(macro.help_inset({"labels": LABELS, "root": "", "help_url": None, "help": help_}), "lxml")


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_chosen_country_has_the_same_ways_and_words_as_on_a_site_of_that_country(country: str) -> None:
    site = content("IN" if country != "IN" else "GB")
    (chosen,) = (one for one in site["countries"] if one["code"] == country)
    items = drawn(country).select(".help-inset-numbers > li")
    assert [[a["href"] for a in item.select("a")] for item in items] == [
        [way["href"] for way in number["ways"]] for number in chosen["numbers"]
    ]
    said = [
        [n.get("words"), *(w for way in n["ways"] for w in (way.get("digits"), way["words"])), *n["seen"]]
        for n in chosen["numbers"]
    ]
    assert [" ".join(item.get_text(" ").split()) for item in items] == [" ".join(filter(None, one)) for one in said]


def test_the_file_holds_all_countries_but_the_site_s_own_and_one_for_all_others() -> None:
    codes = [one["code"] for one in content("IN")["countries"]]
    assert sorted(codes) == sorted([*(code for code in COUNTRIES if code != "IN"), "other"])
    names = [one["name"] for one in content("IN")["countries"]][:-1]
    assert names == sorted(names)


def test_numbers_that_pages_leave_off_are_not_in_the_file() -> None:
    left_off = {n for helpline in FOUND.left_off for n in helpline.numbers} - {
        n for h in FOUND.shown for n in h.numbers
    }
    assert left_off
    dialled = set(re.findall(r'"(?:tel|sms):([^"]+)"', countries_file(FOUND, "IN", "en", LABELS)[1]))
    assert dialled
    assert not dialled & left_off


def test_every_number_is_a_national_dial_string_and_text_messages_have_no_text() -> None:
    hrefs = [way["href"] for one in content()["countries"] for number in one["numbers"] for way in number["ways"]]
    assert any(href.startswith("sms:") for href in hrefs)
    assert all(re.fullmatch(r"(?:tel|sms):[0-9*#]+|https?://\S+", href) for href in hrefs)


def test_a_country_without_an_emergency_number_shows_the_readers_own_and_an_operator_s_page() -> None:
    (japan,) = (one for one in content()["countries"] if one["code"] == "JP")
    first = japan["numbers"][0]
    assert first["words"] == LABELS["your_local_emergency_number"]
    assert [way["href"].partition(":")[0] for way in first["ways"]] == ["https"]


def test_the_address_changes_with_what_the_file_holds_and_only_then() -> None:
    first, again = (countries_file(FOUND, "IN", "en", LABELS) for _ in range(2))
    assert first == again
    fewer = Directory(FOUND.shown[1:])
    assert countries_file(fewer, "IN", "en", LABELS)[0] != first[0]


def test_a_site_without_helplines_has_no_file_and_one_without_a_country_has_one() -> None:
    assert site_help(Directory(), "IN", "en", LABELS) == ({}, {})
    files, answers = site_help(FOUND, "", "en", LABELS)
    assert len(files) == 1
    assert "help" not in answers
    assert content("")["words"]["elsewhere"] == LABELS["help_your_country"]


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Berlin", "DE"),
        ("Asia/Kolkata", "IN"),
        ("Asia/Calcutta", "IN"),
        ("America/Indiana/Knox", "US"),
        ("US/Pacific", "US"),
        ("Europe/Vienna", "EU"),
        ("Atlantic/Canary", "ES"),
    ],
)
def test_a_zone_belongs_to_one_country_by_each_of_its_names(zone: str, country: str) -> None:
    zones = time_zones(frozenset(COUNTRIES))
    assert [code for code, own in zones.items() if zone in own] == [country]


def test_zones_of_nowhere_belong_to_no_country() -> None:
    zones = {zone for own in time_zones(frozenset(COUNTRIES)).values() for zone in own}
    assert not zones & {"UTC", "Etc/UTC", "Etc/GMT+5", "GMT"}


def test_the_union_stands_in_only_for_members_without_an_entry_and_only_where_it_has_one() -> None:
    assert "Europe/Vienna" not in time_zones(frozenset({"AT", "EU"}))["EU"]
    assert time_zones(frozenset({"DE"}))["DE"]
    assert "EU" not in time_zones(frozenset({"DE"}))


def test_the_words_of_the_file_are_those_of_the_site(ours: TinySite) -> None:
    (file,) = ours.output.glob("assets/*/countries.json")
    said = json.loads(file.read_text())
    assert all(isinstance(words, str) and words for words in said["words"].values())
    assert (
        ours.page("/")
        .select_one("[data-countries]")["data-countries"]
        .endswith(file.relative_to(ours.output).as_posix())
    )

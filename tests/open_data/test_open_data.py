"""Laws of open data: each file keeps to its schema, names its licence, and withholds what pages withhold."""

import copy
import datetime
import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from carepress.helplines.helpline import Helpline
from carepress.helplines.open_helplines import expires_on
from carepress.helplines.standing import standing
from conftest import BuildSite
from tiny_site import TinySite

NAMES = ("graph", "strategies", "helplines", "references")
ARTICLE = "---\ntitle: {}\ndate: 2025-01-02\n{}---\nSome say so [@mast-2020]. Rest.\n"
SOURCES = """references:
- {id: mast-2020, title: Anchors, kind: trial, authors: [Mast A], year: 2020, doi: 10.1234/a}
- {id: kept-2020, title: For editors, kind: opinion, citable: false}
- {id: gone-2020, title: Withdrawn, kind: trial, retracted: true}
"""
LINES = """helplines:
- {country: GB, name: Emergency, kind: emergency, phone: '999', source: A page, confirmed_on: 2025-10}
- {country: GB, name: A Line, kind: crisis, phone: 01632 960123, source: A page, confirmed_on: 2025-11-05}
- {country: GB, name: Due Line, kind: crisis, phone: 01632 960124, source: A page, confirmed_on: 2024-12}
- {country: GB, name: Old Line, kind: crisis, phone: 01632 960111, source: A page, confirmed_on: 2020-01}
- {country: GB, name: Undated Line, kind: crisis, phone: 01632 960112, source: A page}
"""
FILES = {"a.md": ARTICLE.format("A", ""), "b.md": ARTICLE.format("B", "status: draft\n")} | {
    "data/references.yaml": SOURCES,
    "data/helplines.yaml": LINES,
}


def told(site: TinySite, name: str) -> Any:
    return json.loads(site.text(f"{name}.json"))


def validator(site: TinySite, name: str) -> Draft202012Validator:
    schema = json.loads(site.text(f"schemas/{name}.schema.json"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("fixture", ["ours", "other"])
def test_every_file_keeps_to_its_schema(name: str, fixture: str, request: pytest.FixtureRequest) -> None:
    site: TinySite = request.getfixturevalue(fixture)
    value = told(site, name)
    found = validator(site, name)
    assert not [error.message for error in found.iter_errors(value)]
    assert value["$schema"] == found.schema["$id"]
    assert value["version"] == "1.0"
    assert value["licence"]["url"].startswith("https://creativecommons.org/")
    assert datetime.date.fromisoformat(value["updated"]) <= datetime.date(2026, 1, 15)


def rows(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a value."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from rows(inner)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_notices_whatever_is_missing(name: str, ours: TinySite) -> None:
    value, found = told(ours, name), validator(ours, name)
    for number, row in enumerate(rows(value)):
        for key in row if row is not value.get("related") else ():
            wrong = copy.deepcopy(value)
            del [*rows(wrong)][number][key]
            assert not found.is_valid(wrong), (number, key)
        if number > 20:
            break


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_says_what_every_field_means(name: str, ours: TinySite) -> None:
    schema = validator(ours, name).schema
    assert isinstance(schema, dict)
    models = [schema, *schema["$defs"].values()]
    assert all(model["description"] for model in models)
    assert all(field.get("description") for model in models for field in model["properties"].values())


def test_helplines_that_pages_withhold_are_not_given(build_site: BuildSite) -> None:
    site = build_site(FILES, SITEURL="https://host.example", CAREPRESS={"country": "GB"})
    found = {row["name"]: row for row in told(site, "helplines")["helplines"]}
    assert [*found] == ["Emergency", "A Line", "Due Line"]
    assert [row["standing"] for row in found.values()] == ["current", "current", "due"]
    assert [row["expires_on"] for row in found.values()] == [None, "2027-11-05", "2026-12-01"]
    assert (found["A Line"]["confirmed_on"], found["A Line"]["confirmed_how"]) == ("2025-11-05", "page")
    assert told(site, "helplines")["updated"] == "2025-11-05"
    assert "96011" not in site.text("helplines.json")


@pytest.mark.parametrize("seen", ["2024-02-29", "2023-02-28", "2025-08", "2024"])
def test_a_line_expires_on_the_first_day_on_which_pages_leave_it_off(seen: str) -> None:
    line = Helpline(country="GB", name="A", kind="crisis", phone="116 123", source="A page", confirmed_on=seen)
    day = expires_on(line)
    assert day
    assert standing(line, day) == "left-off"
    assert standing(line, day - datetime.timedelta(days=1)) == "due"


def test_sources_that_may_not_be_cited_are_not_given_and_drafts_cite_nothing(build_site: BuildSite) -> None:
    site = build_site(FILES)
    (source,) = told(site, "references")["references"]
    assert (source["id"], source["url"]) == ("mast-2020", "https://doi.org/10.1234/a")
    assert source["cited_by"] == ["/a/"]


def test_what_a_home_page_cites_does_not_stand_in_the_place_of_all_sources(build_site: BuildSite) -> None:
    site = build_site(FILES | {"pages/home.md": ARTICLE.format("Home", "template: home\n")})
    assert told(site, "references")["references"][0]["cited_by"] == ["/", "/a/"]
    assert (site.output / "home" / "references.json").is_file()


def test_addresses_in_the_files_lead_somewhere(ours: TinySite) -> None:
    for name in NAMES:
        for row in rows(told(ours, name)):
            for key in ("url", "practice_url", "source", "target"):
                address = str(row.get(key) or "").partition("#")[0]
                if address.startswith("/"):
                    assert address in ours.pages, (name, address)


def test_a_publisher_who_names_no_licence_gives_none(build_site: BuildSite) -> None:
    site = build_site(FILES)
    assert told(site, "graph")["licence"] is None
    assert validator(site, "graph").is_valid(told(site, "graph"))
    assert told(site, "graph")["$schema"] == "/schemas/graph.schema.json"


def test_a_site_without_data_gives_none(build_site: BuildSite) -> None:
    site = build_site({"a.md": "---\ntitle: A\ndate: 2025-01-02\n---\nRest.\n"})
    assert sorted(file.name for file in site.output.glob("*.json")) == ["feed.json", "graph.json"]


def test_another_day_gives_the_same_bytes_as_long_as_nothing_is_due(build_site: BuildSite) -> None:
    one, other = (build_site(FILES, CAREPRESS={"country": "GB", "today": day}) for day in ("2026-01-15", "2026-01-20"))
    for name in NAMES:
        if (one.output / f"{name}.json").exists():
            assert one.text(f"{name}.json") == other.text(f"{name}.json")

"""Every word of our structured data is one of schema.org's, and stands where schema.org has it."""

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import BuildSite
from tiny_site import TinySite

VOCABULARY = json.loads((Path(__file__).parent / "schemaorg.json").read_text())
"""An excerpt of release 30.0: its own first lines say where it is from and under which licence."""
TYPES, PROPERTIES = VOCABULARY["types"], VOCABULARY["properties"]

ADDRESS = "https://host.example/repo"
ARTICLE = "---\ntitle: {}\ndate: 2025-01-02\nseries: Nights\nseries_order: {}\nauthors: [Ada Keel]\n---\nRest.\n"
FILES = {"a.md": ARTICLE.format("A", 2), "b.md": ARTICLE.format("B", 1)}


def data(site: TinySite, url: str) -> Any:
    """The structured data of a page; None where it has none."""
    found = site.page(url).select('script[type="application/ld+json"]')
    assert len(found) <= 1
    return json.loads(found[0].string or "") if found else None


def ancestors(name: str) -> set[str]:
    """A type and all that it descends from."""
    return {name}.union(*(ancestors(parent) for parent in TYPES[name]))


def faults(node: Any, expected: set[str], where: str) -> Iterator[str]:
    """What schema.org would not have said so of a node that stands where one of some types is expected."""
    named = node.get("@type", [])
    types = [named] if isinstance(named, str) else named
    yield from (f"{where}: no type {name}" for name in types if name not in TYPES)
    known = set[str]().union(*(ancestors(name) for name in types if name in TYPES)) or expected | {"Thing"}
    if types and not known & expected:
        yield f"{where}: {types} where {expected} is expected"
    for name, value in node.items():
        if not name.startswith("@"):
            yield from _of_property(name, value, known, f"{where}.{name}")


def _of_property(name: str, value: Any, types: set[str], where: str) -> Iterator[str]:
    if name not in PROPERTIES:
        yield f"{where}: no such property"
        return
    if not types & {*PROPERTIES[name]["domain"]}:
        yield f"{where}: not a property of {types}"
    expected = {*PROPERTIES[name]["range"]}
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield from faults(one, expected, where)
        elif not any(_fits(one, kind) for kind in expected):
            yield f"{where}: {one!r} where {expected} is expected"


def _fits(value: Any, kind: str) -> bool:
    if kind == "Integer":
        return isinstance(value, int)
    if not isinstance(value, str):
        return False
    if kind == "Date":
        return bool(datetime.date.fromisoformat(value)) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else False
    return kind == "Text" or (kind == "URL" and bool(re.match("https?://", value)))


@pytest.mark.parametrize("name", ["ours", "other"])
def test_every_type_and_property_is_schema_orgs(name: str, request: pytest.FixtureRequest) -> None:
    site: TinySite = request.getfixturevalue(name)
    told = {url: found for url in site.pages if (found := data(site, url))}
    assert len(told) > 15
    for url, found in told.items():
        assert found["@context"] == "https://schema.org"
        assert not [*faults(found, {"Thing"}, url)]
    kinds = {str(found["@type"]) for found in told.values()}
    assert kinds >= {"MedicalWebPage", "['MedicalWebPage', 'Article']", "WebSite", "CollectionPage", "WebPage"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"@type": "MedicalWebsite"},
        {"@type": "Article", "lastReviewed": "2025-01-02"},
        {"@type": "MedicalWebPage", "lastReviewed": "January"},
        {"@type": "MedicalWebPage", "reviewedBy": {"@type": "Audience"}},
        {"@type": "MedicalWebPage", "breadcrumbs": "Home"},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "headline": "A"}]},
        {"@type": "WebSite", "url": "/sleep/"},
    ],
)
def test_a_word_that_is_not_schema_orgs_would_be_noticed(wrong: dict[str, Any]) -> None:
    assert [*faults(wrong, {"Thing"}, "")]


def test_the_way_to_a_page_is_that_of_its_breadcrumbs(ours: TinySite) -> None:
    for url, page in ours.pages.items():
        steps = [item.get_text(strip=True) for item in page.select(".breadcrumbs li")]
        found = (data(ours, url) or {}).get("breadcrumb")
        if found:
            names = [step.get("name") or step["item"]["name"] for step in found["itemListElement"]]
            assert names[: len(steps)] == steps
            assert [step["position"] for step in found["itemListElement"]] == [*range(1, len(names) + 1)]
            assert all(step["item"]["@id"].startswith("https://") for step in found["itemListElement"][:-1])


def test_a_series_is_a_list_in_its_order(build_site: BuildSite) -> None:
    site = build_site(FILES, SITEURL=ADDRESS)
    listed = data(site, "/series/nights/")["mainEntity"]
    assert listed["@type"] == "ItemList"
    assert [(item["position"], item["name"], item["url"]) for item in listed["itemListElement"]] == [
        (1, "B", f"{ADDRESS}/b/"),
        (2, "A", f"{ADDRESS}/a/"),
    ]
    assert data(site, "/a/")["author"] == [{"@type": "Person", "name": "Ada Keel"}]


def test_the_home_page_tells_of_the_publisher_and_of_no_search(ours: TinySite) -> None:
    told = data(ours, "/")
    assert (told["@type"], told["url"]) == ("WebSite", "https://harbour.example/")
    assert told["publisher"] == {
        "@type": "Organization",
        "name": "Harbour Press",
        "url": "https://press.example",
        "telephone": "01632 960001",
        "email": "crew@press.example",
        "address": "1 Quay Street",
    }
    assert data(ours, "/about/")["mainEntity"] == told["publisher"]
    assert "potentialAction" not in told


def test_an_article_has_its_card_as_its_picture(ours: TinySite) -> None:
    (card,) = ours.page("/low-tide/").select('meta[property="og:image"]')
    assert data(ours, "/low-tide/")["image"] == card["content"]


def test_pages_that_are_nobody_elses_business_tell_nothing(ours: TinySite) -> None:
    for url in ("/404.html", "/offline/", "/kept/", "/settings/", "/practice/dropping-anchor/", "/high-tide/"):
        assert data(ours, url) is None


def test_before_a_site_has_an_address_nothing_needs_one(build_site: BuildSite) -> None:
    site = build_site(FILES)
    for url in ("/", "/a/", "/series/nights/"):
        told = data(site, url)
        assert not [*faults(told, {"Thing"}, url)]
        assert not {"url", "breadcrumb", "image"} & {*told}

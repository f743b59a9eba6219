"""Laws of what search engines are told: the addresses of what lists may name, and since when it stands there so."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote
from urllib.robotparser import RobotFileParser

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree

from carepress.labels import Labels
from carepress.page import Library
from carepress.settings import Settings
from carepress.sitemap.sitemap import Address, sitemap, sitemap_files
from carepress.views import Site
from conftest import BuildSite
from tiny_site import TinySite

ADDRESS = "https://host.example/repo"
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "sitemap.xsd"))
HEAD = "---\ntitle: {title}\ndate: 2025-01-02\n{more}---\nWords.\n"


def article(title: str, more: str = "") -> str:
    return HEAD.format(title=title, more=more)


def told(content: bytes) -> Mapping[str, str]:
    """The days of a sitemap by address; the sitemap is held to its schema."""
    root = etree.fromstring(content)
    SCHEMA.assertValid(root)
    return {str(url.findtext("{*}loc")): str(url.findtext("{*}lastmod")) for url in root}


def days(site: TinySite) -> Mapping[str, str]:
    return told((site.output / "sitemap.xml").read_bytes())


@pytest.mark.parametrize("name", ["ours", "other"])
def test_it_has_every_page_that_is_its_own_original_and_nothing_else(name: str, request: pytest.FixtureRequest) -> None:
    site: TinySite = request.getfixturevalue(name)
    found, wanted = days(site), set[str]()
    for url, page in site.pages.items():
        (canonical,) = page.select('link[rel="canonical"]')
        is_kept_back = bool(page.select('meta[name="robots"]')) or url in {"/settings/", "/kept/"}
        if str(canonical["href"]).endswith(f".example{url}") and not is_kept_back:
            wanted.add(str(canonical["href"]))
    hidden = {"https://harbour.example/quay/"}
    assert {*map(unquote, found)} == wanted - hidden
    assert not any("/practice/" in url or "/kept/" in url or "404" in url for url in found)


def test_no_day_comes_from_a_clock(build_site: BuildSite) -> None:
    files = {
        "a.md": article("A", "updated: 2025-03-04\n"),
        "b.md": article("B", "sources_checked_on: 2025-05-06\nseries: Nights\n"),
        "c.md": article("C", "corrections: [{date: 2025-04-01, text: A word.}]\nseries: Nights\n"),
        "pages/us.md": "---\ntitle: Us\n---\nUs.\n",
    }
    found = days(build_site(files, SITEURL=ADDRESS))
    assert found[f"{ADDRESS}/a/"] == "2025-03-04"
    assert found[f"{ADDRESS}/b/"] == found[f"{ADDRESS}/series/nights/"] == found[f"{ADDRESS}/"] == "2025-05-06"
    assert found[f"{ADDRESS}/c/"] == "2025-04-01"
    assert found[f"{ADDRESS}/pages/us/" if f"{ADDRESS}/pages/us/" in found else f"{ADDRESS}/us/"] == "None"


def test_translations_name_each_other(build_site: BuildSite) -> None:
    files = {
        "sleep.md": article("Sleep"),
        "schlaf.md": article("Schlaf", "lang: de\ntranslation_of: sleep\n"),
        "rest.md": article("Rest"),
        "fr.md": article("Repos", "lang: fr\nslug: rest\n"),
        "draft.md": article("Sueño", "lang: es\ntranslation_of: sleep\nstatus: draft\n"),
    }
    site = build_site(files, SITEURL=ADDRESS, CAREPRESS={"mode": "publish", "take_along": "never"})
    root = etree.fromstring((site.output / "sitemap.xml").read_bytes())
    links = {
        url.findtext("{*}loc"): {link.get("hreflang"): link.get("href") for link in url.iter("{*}link")} for url in root
    }
    both = {"en": f"{ADDRESS}/sleep/", "de": f"{ADDRESS}/de/schlaf/"}
    assert links[f"{ADDRESS}/sleep/"] == links[f"{ADDRESS}/de/schlaf/"] == both
    assert links[f"{ADDRESS}/rest/"] == {"en": f"{ADDRESS}/rest/", "fr": f"{ADDRESS}/fr/rest/"}
    for url in ("/sleep/", "/de/schlaf/"):
        head = site.page(url).select("head link[hreflang]")
        assert {link["hreflang"]: link["href"] for link in head} == both
    (link,) = site.page("/sleep/").select("main a[hreflang]")
    assert (link["href"], link.get_text(" ", strip=True)) == ("/repo/de/schlaf/", "Deutsch Schlaf")


def test_too_many_addresses_for_one_sitemap_are_split_and_listed() -> None:
    site = Site(Settings(), Labels(), Library(()), "Tiny", "en", ADDRESS)
    found = [Address(f"/{n}/", datetime.date(2025, 1, n + 1)) for n in range(5)]
    files = sitemap_files(site, found, 2)
    index = told(files["sitemap.xml"])
    assert index == {
        f"{ADDRESS}/sitemap-1.xml": "2025-01-02",
        f"{ADDRESS}/sitemap-2.xml": "2025-01-04",
        f"{ADDRESS}/sitemap-3.xml": "2025-01-05",
    }
    parts = [told(files[f"sitemap-{n}.xml"]) for n in (1, 2, 3)]
    assert [*map(len, parts)] == [2, 2, 1]


@given(some.text(some.characters(categories=["L", "N", "M"]), min_size=1))
def test_any_letters_in_an_address_are_encoded(slug: str) -> None:
    (address,) = told(sitemap(ADDRESS, [Address(f"/{slug}/", None)]))
    assert address.isascii()
    assert " " not in address


def test_robots_may_read_everything_and_find_the_sitemap(ours: TinySite) -> None:
    robots = RobotFileParser()
    robots.parse(ours.text("robots.txt").splitlines())
    assert robots.can_fetch("AnyBot", "https://harbour.example/low-tide/")
    assert robots.site_maps() == ["https://harbour.example/sitemap.xml"]


def test_a_preview_has_nothing_to_be_found(build_site: BuildSite) -> None:
    site = build_site({"a.md": article("A")})
    robots = RobotFileParser()
    robots.parse(site.text("robots.txt").splitlines())
    assert not robots.can_fetch("AnyBot", "/a/")
    assert not (site.output / "sitemap.xml").exists()


def test_no_page_offers_a_search_that_would_send_queries_to_the_host(ours: TinySite) -> None:
    assert not [*ours.output.rglob("*opensearch*")]
    for page in ours.pages.values():
        assert not page.select('link[rel~="search"], form[action]')
        assert "SearchAction" not in str(page)


def test_a_key_for_index_now_stands_in_a_file_of_its_name(build_site: BuildSite) -> None:
    key = "a-key-of-our-own"
    site = build_site({"articles/sleep.md": article("Sleep")}, CAREPRESS={"deploy": {"index_now": key}})
    assert site.text(f"{key}.txt").strip() == key

"""Laws of feeds: reading apps can read them, ids stay, and nobody reads a text without its sources and whom to call."""

import datetime
import io
import json
import re
from pathlib import Path
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree

from carepress.feeds.atom import atom
from carepress.feeds.feed import LENGTH, Entry, Feed
from carepress.feeds.json_feed import VERSION, json_feed
from carepress.labels import Labels
from carepress.page import Library
from carepress.settings import Settings
from carepress.views import Site
from conftest import BuildSite
from tiny_site import TinySite

ADDRESS = "https://host.example/repo"
ARTICLE = "---\ntitle: {title}\ndate: {date}\nsummary: About rest.\n{more}---\nRest [now](/b.md).\n"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")


def article(title: str = "Rest", date: str = "2025-02-03", more: str = "") -> str:
    return ARTICLE.format(title=title, date=date, more=more)


def files(site: TinySite, name: str) -> list[Path]:
    return sorted(site.output.rglob(name))


def parsed(content: bytes) -> Any:
    """A feed as a reading app reads it."""
    return feedparser.parse(io.BytesIO(content))


def links(html: str) -> list[str]:
    return [str(link["href"]) for link in BeautifulSoup(html, "html.parser")("a")]


@pytest.mark.parametrize("name", ["ours", "other"])
def test_reading_apps_read_every_feed_without_a_complaint(name: str, request: pytest.FixtureRequest) -> None:
    site: TinySite = request.getfixturevalue(name)
    for file in files(site, "feed.xml"):
        read = parsed(file.read_bytes())
        assert not read.bozo
        assert read.version == "atom10"
        own = file.relative_to(site.output).as_posix()
        assert [link.href for link in read.feed.links if link.rel == "self"] == [f"{read.feed.id}"]
        assert read.feed.id.endswith(f"/{own}")
        assert read.entries
        assert len({entry.id for entry in read.entries}) == len(read.entries)
        for entry in read.entries:
            assert entry.link.startswith("https://")
            assert entry.updated_parsed >= entry.published_parsed
            assert all(re.match(r"https?:|mailto:|tel:", link) for link in links(entry.content[0].value))


@pytest.mark.parametrize("name", ["ours", "other"])
def test_json_feeds_keep_to_their_specification_and_say_the_same(name: str, request: pytest.FixtureRequest) -> None:
    """Required: version, title and items; of an item its id, and its content as HTML or text."""
    site: TinySite = request.getfixturevalue(name)
    found = files(site, "feed.json")
    assert [file.parent for file in found] == [file.parent for file in files(site, "feed.xml")]
    for file in found:
        told = json.loads(file.read_text())
        assert told["version"] == VERSION
        assert told["feed_url"].endswith(file.relative_to(site.output).as_posix())
        assert all(author["name"] for author in told["authors"])
        same = parsed(file.with_suffix(".xml").read_bytes())
        assert [item["id"] for item in told["items"]] == [entry.id for entry in same.entries]
        assert told["title"] == same.feed.title
        for item in told["items"]:
            assert isinstance(item["id"], str)
            assert item["content_html"]
            assert MOMENT.fullmatch(item["date_published"])
            assert MOMENT.fullmatch(item["date_modified"])
            assert item["url"] == item["id"]


def test_there_is_a_feed_of_the_site_of_each_strategy_and_of_each_series(ours: TinySite) -> None:
    folders = [file.parent.relative_to(ours.output).as_posix() for file in files(ours, "feed.xml")]
    assert folders == [".", "series/nights-on-the-water", "strategies/anchoring", "strategies/signalling"]
    taught = parsed((ours.output / "strategies/signalling/feed.xml").read_bytes())
    assert all("signalling" in {tag.term for tag in entry.tags} for entry in taught.entries)


def test_the_newest_stand_first_and_drafts_and_hidden_pages_nowhere(build_site: BuildSite) -> None:
    texts = {f"a{n}.md": article(f"Rest {n}", f"2025-01-{n + 1:02}") for n in range(LENGTH + 3)}
    more = {"b.md": article("Draft", more="status: draft\n"), "c.md": article("Hidden", more="status: hidden\n")}
    read = parsed(build_site(texts | more, SITEURL=ADDRESS).text("feed.xml").encode())
    assert [entry.title for entry in read.entries] == [f"Rest {n}" for n in range(LENGTH + 2, 2, -1)]


def test_an_article_comes_with_its_sources_its_days_and_whom_to_call(ours: TinySite) -> None:
    entries = {item["url"]: item["content_html"] for item in json.loads(ours.text("feed.json"))["items"]}
    told = entries["https://harbour.example/first-night/"]
    text = BeautifulSoup(told, "html.parser").get_text(" ")
    for words in (
        "Published: 10 December 2025",
        "Need to talk to someone now? In United Kingdom",
        "999",
        "This page mentions storms.",
    ):
        assert words in text
    sources = {link.partition("#")[2] for link in links(told) if "#reference-" in link}
    assert sources
    assert all(f'id="{anchor}"' in told for anchor in sources)


def test_a_page_with_a_quick_exit_keeps_its_text_on_the_site(build_site: BuildSite) -> None:
    exits = {"quick_exit_url": "https://www.example.org/weather"}
    site = build_site(
        {"a.md": article(more="quick_exit: true\n"), "b.md": article("B")}, SITEURL=ADDRESS, CAREPRESS=exits
    )
    texts = {item["title"]: item["content_html"] for item in json.loads(site.text("feed.json"))["items"]}
    assert "Rest <a" in texts["B"]
    assert "Rest <a" not in texts["Rest"]
    assert f"{ADDRESS}/a/" in links(texts["Rest"])


def test_a_change_moves_its_day_and_nothing_else(build_site: BuildSite) -> None:
    def entry(more: str) -> Any:
        return parsed(build_site({"a.md": article(more=more)}, SITEURL=ADDRESS).text("feed.xml").encode()).entries[0]

    one, other = entry(""), entry("updated: 2025-03-04\n")
    assert (one.id, one.published) == (other.id, other.published)
    assert (one.updated[:10], other.updated[:10]) == ("2025-02-03", "2025-03-04")


def test_the_head_names_a_feed_only_where_it_belongs(ours: TinySite) -> None:
    def named(address: str) -> list[str]:
        return [
            str(link["href"])
            for link in ours.page(address).select('link[rel="alternate"][type*="feed"], link[type*="atom"]')
        ]

    assert named("/low-tide/") == ["/feed.xml"]
    assert named("/") == named("/articles/") == ["/feed.xml", "/feed.json"]
    assert named("/strategies/anchoring/")[1:] == ["/strategies/anchoring/feed.xml", "/strategies/anchoring/feed.json"]
    series = "/series/nights-on-the-water/"
    assert named(series)[1:] == [f"{series}feed.xml", f"{series}feed.json"]


def test_a_site_without_an_address_has_feeds_whose_ids_are_whole(build_site: BuildSite) -> None:
    site = build_site({"a.md": article(), "b.md": article("B")})
    read = parsed(site.text("feed.xml").encode())
    assert not read.bozo
    assert all(entry.id.startswith("urn:uuid:") for entry in (read.feed, *read.entries))


def test_a_site_without_articles_has_none_and_names_none(build_site: BuildSite) -> None:
    site = build_site({"pages/us.md": "---\ntitle: Us\n---\nUs.\n"}, SITEURL=ADDRESS)
    assert not files(site, "feed.*")
    assert not [page for page in site.pages.values() if page.select('[href*="feed"]')]


def test_pelican_writes_none_of_its_own(build_site: BuildSite) -> None:
    """They would give what helplines, citations and links have not gone through."""
    site = build_site({"a.md": article()}, SITEURL=ADDRESS, FEED_ALL_RSS="rss.xml", CATEGORY_FEED_ATOM="{slug}.xml")
    assert [file.name for file in files(site, "*.xml") if file.name != "sitemap.xml"] == ["feed.xml"]


DAY = datetime.date(2025, 1, 1)
SITE = Site(Settings(), Labels(), Library(()), "Tiny", "en", ADDRESS)


@given(
    some.text(some.characters(exclude_categories=["Cs"]))
    | some.sampled_from(["]]>", "</title>", "a\x00\x1f\ufffe", "&lt;b>"])
)
def test_no_text_can_break_a_feed(text: str) -> None:
    entry = Entry("id", "https://host.example/", text, text, text, "en", DAY, DAY, (text,), ())
    feed = Feed("/", text, text, "en", (entry,), DAY)
    read = etree.fromstring(atom(SITE, feed))
    told = [found.text or "" for found in read.iter("{*}title")]
    kept = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
    assert told == [re.sub(r"\r\n?", "\n", kept)] * 2 or told == [kept] * 2
    assert json.loads(json_feed(SITE, feed))["items"][0].get("content_html", "") == text

"""What may be kept, and what a device is told of it."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress.offline.copies import PAGES_PER_LIST, copy_of, list_of, lists
from conftest import BuildSite
from tiny_site import TinySite

HEAD = "---\ntitle: {title}\ndate: 2026-01-10\n{more}---\nYou can rest.\n"
RISKY = HEAD.format(title="When home is not safe", more="quick_exit: true\n")
PUBLISH = {"mode": "publish", "quick_exit_url": "https://weather.example/"}


def told(site: TinySite) -> Mapping[str, Any]:
    """What the service worker of a site knows."""
    found: Mapping[str, Any] = json.loads(site.text("service-worker.js").partition("\n")[0][len("const SITE = ") : -1])
    return found


def keepable(site: TinySite) -> dict[str, Any]:
    """The pages that may be kept, from all lists."""
    files = sorted((site.output / "offline").glob("pages-*.json"))
    return {url: page for file in files for url, page in json.loads(file.read_text())["pages"].items()}


def test_articles_strategies_paths_series_and_practice_pages_may_be_kept(ours: TinySite) -> None:
    pages = keepable(ours)
    wanted = {"/fog/", "/strategies/anchoring/", "/paths/rough-water/", "/series/nights-on-the-water/"}
    assert wanted | {"/practice/dropping-anchor/"} <= {*pages}
    assert not {"/404.html", "/articles/", "/kept/", "/map/", "/search/"} & {*pages}
    assert pages["/paths/rough-water/"]["members"] == ["/get-help/", "/strategies/anchoring/", "/first-night/"]
    assert pages["/strategies/anchoring/"]["members"] == ["/practice/dropping-anchor/"]
    assert pages["/first-night/"]["pictures"][0][0] == "/images/buoy.png"
    assert pages["/fog/"]["size"] == len((ours.output / "fog" / "index.html").read_bytes())


def test_what_every_device_has_is_the_frame_and_the_help_pages(ours: TinySite) -> None:
    known = told(ours)
    assert {*known["pages"]} == {"/get-help/", "/kept/", "/offline/", "/settings/"}
    assert known["helps"] == ["/get-help/"]
    for address in [*known["assets"], *known["files"], *known["pages"]]:
        assert (ours.output / address[1:]).exists(), address
    styles = {one.rpartition("/")[2] for one in known["assets"]}
    assert {"site.css", "kept.css", "main.js", "keep.js", "icon.svg"} <= styles
    assert known["dates"]["own"] == {"seen": "2025-11-05", "due": "2026-11-05", "until": "2027-11-05"}


def test_a_page_with_a_quick_exit_a_draft_and_a_hidden_page_are_nowhere(build_site: BuildSite) -> None:
    files = {
        "articles/home.md": RISKY,
        "articles/draft.md": HEAD.format(title="A draft", more="status: draft\n"),
        "articles/hidden.md": HEAD.format(title="A hidden page", more="status: hidden\n"),
        "articles/sleep.md": HEAD.format(title="Sleep", more="series: Nights\n"),
        "pages/get-help.md": HEAD.format(title="Get help", more="quick_exit: true\ntemplate: help\n"),
    }
    site = build_site(files, CAREPRESS=PUBLISH)
    assert {*keepable(site)} == {"/sleep/", "/series/nights/"}
    assert told(site)["helps"] == []
    written = "".join(
        file.read_text() for file in [*site.output.glob("offline/*.json"), site.output / "service-worker.js"]
    )
    assert not re.search("not safe|draft|hidden page|Get help", written)
    assert not site.page("/home/").find("link", rel="manifest")
    assert not site.page("/home/").select(".keep")
    assert site.page("/sleep/").find("link", rel="manifest")["href"] == "/manifest.webmanifest"  # type: ignore[index]  # what is not there fails the test


@pytest.mark.parametrize("own", [{"mode": "preview"}, {"mode": "publish", "offline": False}])
def test_a_preview_and_a_site_that_keeps_nothing_take_away_what_there_was(build_site: BuildSite, own: Any) -> None:
    site = build_site({"articles/sleep.md": HEAD.format(title="Sleep", more="")}, CAREPRESS=own)
    assert "unregister()" in site.text("service-worker.js")
    assert "SITE" not in site.text("service-worker.js")
    assert not site.page("/sleep/").find("link", rel="manifest")
    assert not (site.output / "manifest.webmanifest").exists()
    assert not [*site.output.glob("offline/*.json")]


def test_the_same_site_is_told_in_the_same_bytes_and_a_changed_page_in_others(build_site: BuildSite) -> None:
    files = {f"articles/{name}.md": HEAD.format(title=name, more="") for name in ("sleep", "rest")}
    first, again = (build_site(files, CAREPRESS=PUBLISH) for _ in range(2))
    paths = ["service-worker.js", "offline/pages-0.json", "offline/words.json", "manifest.webmanifest"]
    assert [first.text(path) for path in paths] == [again.text(path) for path in paths]
    changed = build_site(files | {"articles/rest.md": files["articles/rest.md"] + "\nAnd more.\n"}, CAREPRESS=PUBLISH)
    assert keepable(changed)["/sleep/"] == keepable(first)["/sleep/"]
    assert keepable(changed)["/rest/"]["version"] != keepable(first)["/rest/"]["version"]
    assert told(changed)["version"] != told(first)["version"]
    assert told(changed)["pages"] == told(first)["pages"]


PICTURE = """<picture><source type="image/avif" srcset="/repo/a/x-400.avif 400w, /repo/a/x-1000.avif 1000w" sizes="9em">
<source type="image/webp" srcset="/repo/a/x-400.webp 400w, /repo/a/x-700.webp 700w, /repo/a/x-1000.webp 1000w">
<img src="/repo/images/x.jpg" alt=""></picture><img src="https://elsewhere.example/y.png"><img src="/repo/z.svg">"""


def test_of_a_picture_one_file_is_kept_that_fits_a_phone_and_stands_for_all() -> None:
    pictures = copy_of(PICTURE.encode(), "/repo").pictures
    names = ["x-700.webp", "x-400.avif", "x-1000.avif", "x-400.webp", "x-1000.webp"]
    assert pictures[0][0] == "/a/x-700.webp"
    assert {*pictures[0]} == {f"/a/{name}" for name in names} | {"/images/x.jpg"}
    assert pictures[1:] == [["/z.svg"]]


@given(some.integers(0, 3 * PAGES_PER_LIST))
def test_each_page_stands_in_the_one_list_where_it_is_looked_for(count: int) -> None:
    pages = {f"/page-{n}/": {"title": f"Page {n}"} for n in range(count)}
    files = [json.loads(text)["pages"] for text in lists(pages, ["/assets/1/site.css"]).values()]
    assert sum(map(len, files)) == count
    assert all(url in files[list_of(url, len(files))] for url in pages)

"""The site under a sub-path, as `https://host/repo`: every link and asset of every page answers."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, expect

from browser.conftest import note_troubles
from browser.real_site import RealSite, answer, built, served

pytestmark = pytest.mark.browser

PUBLIC = "https://example.org/repo"


@pytest.fixture(scope="module")
def sub_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealSite]:
    """The site built for a sub-path; its address ends where the sub-path begins."""
    folder = tmp_path_factory.mktemp("host")
    output = built(folder, PUBLIC)
    (folder / "repo").symlink_to(output, target_is_directory=True)
    with served(folder) as address:
        yield RealSite(folder / "repo", address)


def addresses(document: BeautifulSoup, base: str) -> Iterator[str]:
    """Every address of this site in a page, absolute; what stands in metadata names the public address."""
    for element in document.find_all(True):
        assert isinstance(element, Tag)
        for name in ("href", "src"):
            target = urljoin(base, str(element.get(name) or base))
            if target == PUBLIC or target.startswith(f"{PUBLIC}/"):
                yield target
            elif target.startswith("https://example.org"):
                raise AssertionError(f"{base} leaves the sub-path: {target}")


def test_every_link_and_asset_answers_and_every_anchor_is_there(sub_site: RealSite) -> None:
    pages = {f"{PUBLIC}{path}": _read(sub_site.file(path)) for path in sub_site.pages}
    linked = {target for base, document in pages.items() for target in addresses(document, base)}
    assert len(linked) > 100
    faults = []
    for address, anchor in sorted(map(urldefrag, linked)):
        status, _ = answer(sub_site.address, address.removeprefix("https://example.org"))
        ids = {one["id"] for one in pages[address].find_all(id=True)} if address in pages else set()
        if status != 200 or (anchor and unquote(anchor) not in ids):
            faults.append(f"{address}#{anchor} {status}")
    assert not faults


def test_every_page_can_be_reached_from_the_first(sub_site: RealSite) -> None:
    pages = {f"{PUBLIC}{path}": _read(sub_site.file(path)) for path in sub_site.pages}
    met, waiting = set(), [f"{PUBLIC}/"]
    while waiting:
        address = waiting.pop()
        if address in pages and address not in met:
            met.add(address)
            waiting += [urldefrag(target)[0] for target in addresses(pages[address], address)]
    assert set(pages) - met == {f"{PUBLIC}/404.html", f"{PUBLIC}/offline/"}


def test_the_stylesheet_finds_its_fonts(sub_site: RealSite) -> None:
    (stylesheet,) = sub_site.folder.glob("assets/*/site.css")
    fonts = re.findall(r'url\("([^"]+)"\)', stylesheet.read_text())
    assert fonts
    assert all((stylesheet.parent / font).is_file() for font in fonts)


def test_a_browser_meets_no_trouble_there(sub_site: RealSite, browser: Browser) -> None:
    troubles: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        note_troubles(page, sub_site.address, troubles)
        page.goto(f"{sub_site.address}/repo/", wait_until="networkidle")
        page.locator(".button").first.click()
        page.wait_for_url("**/repo/*/", wait_until="networkidle")
    assert not troubles


def _read(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(), "lxml")


def test_a_search_finds_its_index_and_its_results_there(sub_site: RealSite, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{sub_site.address}/repo/search/")
        page.get_by_role("searchbox").fill("perfectionism")
        links = page.locator(".search-result-link")
        expect(links.first).to_be_visible()
        hrefs = links.evaluate_all("(all) => all.map((one) => new URL(one.href).pathname)")
    assert "/repo/overcoming-perfectionism/" in hrefs
    assert {answer(sub_site.address, href)[0] for href in hrefs} == {200}

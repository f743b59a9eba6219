"""Cloudflare Pages, in its own emulator, sends what the table says, leads on and knows what is not there."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import quote

import pytest

import web_servers
from carepress.release import release_of, url_of
from carepress.response_headers import ON_ALL, response_headers
from tiny_site import TinySite
from web_servers import get

pytestmark = [pytest.mark.servers, pytest.mark.parametrize("published", [""], indirect=True)]

KINDS_OF_ITS_OWN = {".bib", ".js", ".xml"}
"""What it calls by other names, none of which keeps a browser or a reading app from it."""


@pytest.fixture(scope="module")
def address(published: TinySite) -> Iterator[str]:
    with web_servers.cloudflare_pages(published.output) as address:
        yield address


def test_every_file_comes_whole_with_every_header_of_the_table(published: TinySite, address: str) -> None:
    paths = [path for path in release_of(published.text("release.json")).files if not path.startswith(("_", "."))]
    # It serves `404.html` as `/404`, and former addresses are no files to it.
    former = ("high-tide/", "née-crue/", "lamps.html", "404.html", "CNAME")
    for path in [path for path in paths if not path.startswith(former)]:
        answer = get(address + quote(url_of(path)))
        assert answer.status == 200, path
        assert answer.body == (published.output / path).read_bytes(), path
        wanted = {"Access-Control-Allow-Origin": None} | response_headers(path, ("get-help/*",))
        if PurePosixPath(path).suffix in KINDS_OF_ITS_OWN:
            del wanted["Content-Type"]
        assert {name: answer.headers.get(name.lower()) for name in wanted} == wanted, path


@pytest.mark.parametrize(("former", "to"), [("/high-tide/", "/first-night/#wind"), ("/née-crue/", "/low-tide/")])
def test_a_former_address_leads_on_at_once(former: str, to: str, address: str) -> None:
    answer = get(address + quote(former))
    assert (answer.status, answer.headers["location"]) == (301, to)


def test_a_page_that_is_gone_says_why(published: TinySite, address: str) -> None:
    answer = get(f"{address}/old-lights/")
    assert answer.body == (published.output / "old-lights" / "index.html").read_bytes()


@pytest.mark.parametrize("path", ["/nowhere/", "/assets/0123456789ab/nowhere.css"])
def test_what_is_not_there_is_told_in_the_words_of_the_site(path: str, published: TinySite, address: str) -> None:
    answer = get(address + path)
    assert answer.status == 404
    assert answer.body == (published.output / "404.html").read_bytes()
    assert {name: answer.headers.get(name.lower()) for name in ON_ALL} == ON_ALL
    assert answer.headers["cache-control"] == "no-store"

"""nginx, Caddy and Apache send what the table says for every file, told by the site alone."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote, urljoin

import pytest

import web_servers
from carepress.release import release_of, url_of
from carepress.response_headers import ON_ALL, response_headers
from tiny_site import TinySite
from web_servers import get

pytestmark = pytest.mark.servers

FRESH = ("get-help/*",)
SERVERS = {
    "nginx": (web_servers.nginx, "_hosting/nginx.conf"),
    "Caddy": (web_servers.caddy, "_hosting/Caddyfile"),
    "Apache": (web_servers.apache, "_hosting/apache.conf"),
    "Apache with .htaccess": (web_servers.apache, None),
}


class Served(NamedTuple):
    """A published site, and the address at which a server of this machine serves it."""

    site: TinySite
    address: str

    def at(self, path: str) -> str:
        """The address of a file of the output."""
        return self.address + quote(url_of(path))


@pytest.fixture(scope="module", params=SERVERS)
def served(request: pytest.FixtureRequest, published: TinySite) -> Iterator[Served]:
    start, include = SERVERS[request.param]
    root = published.output.parent if published.output.name == "repo" else published.output
    with start(root, include and published.output / include) as address:
        yield Served(published, address if root == published.output else f"{address}/repo")


def given(site: TinySite) -> Sequence[str]:
    """The paths of all files that readers are given, but for the pages that say that something is gone or elsewhere."""
    former = ("high-tide/", "née-crue/", "old-lights/", "lamps.html", "_", ".nojekyll", ".htaccess", "CNAME")
    return [path for path in release_of(site.text("release.json")).files if not path.startswith(former)]


def test_every_file_comes_whole_with_every_header_of_the_table(served: Served) -> None:
    paths = given(served.site)
    assert len(paths) > 100
    for path in (*paths, "release.json"):
        answer = get(served.at(path))
        assert answer.status == 200, path
        assert answer.body == (served.site.output / path).read_bytes(), path
        wanted = {"Access-Control-Allow-Origin": None} | response_headers(path, FRESH)
        assert {name: answer.headers.get(name.lower()) for name in wanted} == wanted, path


@pytest.mark.parametrize(("former", "to"), [("/high-tide/", "/first-night/#wind"), ("/née-crue/", "/low-tide/")])
def test_a_former_address_leads_on_at_once(former: str, to: str, served: Served) -> None:
    answer = get(served.address + quote(former))
    assert answer.status == 301
    assert urljoin(served.address, answer.headers["location"]) == served.address + to
    assert get(served.address + to).status == 200


@pytest.mark.parametrize("gone", ["old-lights/index.html", "lamps.html"])
def test_a_page_that_is_gone_says_why_with_the_status_for_that(gone: str, served: Served) -> None:
    answer = get(served.at(gone))
    assert answer.status == 410
    assert answer.body == (served.site.output / gone).read_bytes()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == response_headers(gone)["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        *("/nowhere/", "/nowhere.pdf", "/assets/0123456789ab/nowhere.css", "/.well-known/nowhere", "/assets/"),
        *("/.carepress", "/.nojekyll", "/.htaccess", "/_headers", "/_redirects", "/_hosting/nginx.conf"),
        *("/.git/config", "/low-tide/.secret", "/.well-knowns/x", "/.w"),
    ],
)
def test_what_is_not_for_readers_is_not_found_and_not_kept_for_long(path: str, served: Served) -> None:
    answer = get(served.address + path)
    assert answer.status == 404
    assert answer.body == (served.site.output / "404.html").read_bytes()
    assert {name: answer.headers.get(name.lower()) for name in ON_ALL} == ON_ALL
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == response_headers("404.html")["Cache-Control"]


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(served: Served) -> None:
    answer = get(f"{served.address}/low-tide")
    assert answer.status in {301, 308}
    assert urljoin(served.address, answer.headers["location"]) == f"{served.address}/low-tide/"


def test_texts_are_sent_compressed_to_who_asks_for_that(served: Served) -> None:
    for path in ("/", "/helplines.json", "/feed.xml"):
        answer = get(served.address + path, **{"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip", path
        assert "accept-encoding" in answer.headers["vary"].lower(), path


def test_what_has_not_changed_is_not_sent_again_and_a_change_is(served: Served) -> None:
    page = f"{served.address}/get-help/"
    mark = get(page).headers["etag"]
    assert get(page, **{"If-None-Match": mark}).status == 304
    assert get(page, **{"If-None-Match": '"another"'}).status == 200

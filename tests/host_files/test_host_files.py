"""A published site tells hosts what they need to know, in the forms that they read and within their limits."""

from pathlib import Path

import pytest

import tiny_site
from carepress.host_files.files import own_domain
from carepress.host_files.hosting import Former, Hosting
from carepress.host_files.pages_hosts import headers_file, redirects_file
from carepress.response_headers import rules
from tiny_site import TinySite

MADE = ("_headers", "_redirects", ".nojekyll", "CNAME", ".htaccess", "_hosting/nginx.conf", "_hosting/Caddyfile")
MOVED = "redirects:\n- {from: /nap/, to: /sleep/, on: 2026-01-02}\n"
SLEEP = "---\ntitle: Sleep\ndate: 2025-01-02\n---\n\nRest.\n"


def test_a_preview_tells_hosts_nothing(tmp_path: Path) -> None:
    tiny_site.write({"articles/sleep.md": SLEEP, "data/redirects.yaml": MOVED}, tmp_path / "content")
    own = {"mode": "preview", "htaccess": True}
    found = tiny_site.build_folder(
        tmp_path / "content", tmp_path / "output", SITEURL="https://h.example", CAREPRESS=own
    )
    assert not [path for path in MADE if (found.output / path).exists()]


def test_netlify_and_cloudflare_are_each_told_where_former_addresses_lead(published: TinySite) -> None:
    root = "/repo" if published.output.name == "repo" else ""
    assert published.text("_redirects").splitlines() == [
        f"{root}/high-tide/ {root}/first-night/#wind 301!",
        f"{root}/high-tide/ {root}/first-night/#wind 301",
        f"{root}/n%C3%A9e-crue/ {root}/low-tide/ 301!",
        f"{root}/n%C3%A9e-crue/ {root}/low-tide/ 301",
        f"{root}/old-lights/ {root}/old-lights/index.html 404!",
    ]


def test_the_files_keep_to_the_limits_of_cloudflare() -> None:
    formers = [Former(f"/a{number}/", "/b/") for number in range(3000)]
    hosting = Hosting("", rules(tuple(f"help-{number}/*" for number in range(30))), formers)
    headers, redirects = headers_file(hosting).splitlines(), redirects_file(hosting).splitlines()
    assert len([line for line in headers if line.startswith("/")]) <= 100
    assert max(map(len, headers)) <= 2000
    assert len([line for line in redirects if line.endswith(" 301")]) == 2000


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://quiet.example", "quiet.example"),
        ("https://www.quiet.example/", "www.quiet.example"),
        ("https://quiet.example/repo", None),
        ("https://quiet.example:8443", None),
        ("https://somebody.github.io", None),
        ("https://somebody.github.io/repo", None),
        ("https://quiet.netlify.app", None),
        ("https://quiet.pages.dev", None),
        ("http://localhost:8000", None),
        ("http://192.0.2.1", None),
        ("http://[2001:db8::1]", None),
        ("", None),
    ],
)
def test_github_is_told_a_domain_of_the_publishers_own_alone(address: str, domain: str | None) -> None:
    assert own_domain(address) == domain


def test_htaccess_is_written_only_where_the_settings_ask_for_it(ours: TinySite, published: TinySite) -> None:
    assert not (ours.output / ".htaccess").exists()
    assert published.text(".htaccess") == published.text("_hosting/apache.conf")


def test_a_site_at_the_root_of_its_domain_says_so_and_none_is_left_to_jekyll(ours: TinySite) -> None:
    assert ours.text("CNAME") == "harbour.example\n"
    assert ours.text(".nojekyll")

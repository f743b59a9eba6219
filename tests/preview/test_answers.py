"""What the preview's server says to each address."""

import dataclasses
from pathlib import Path

import pytest

import tiny_site
from carepress.preview.answers import SCRIPTS, answer, version
from carepress.preview.showing import Shown

PAGE = "<html><body><p>Sleep</p></BODY></html>"
FILES = {
    "index.html": "<body>Home</body>",
    "sleep/index.html": PAGE,
    "404.html": "<body>Not here</body>",
    "feed.xml": "<feed/>",
    "assets/main.js": "1",
    "assets/font.woff2": "2",
    "grüße/index.html": "<p>No body",
}


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """A site, beside a file that is nobody's business."""
    tiny_site.write(FILES, tmp_path / "site")
    (tmp_path / "secret.txt").write_text("secret")
    return Shown(tmp_path / "site", version="7")


def test_pages_get_the_script_before_their_end_and_files_stay_as_they_are(shown: Shown) -> None:
    found = answer("/sleep/", shown)
    assert found.status == 200
    assert (
        found.content == PAGE.replace("</BODY>", f"{SCRIPTS.format(version=version('/sleep/', shown))}</BODY>").encode()
    )
    assert shown.folder
    assert (shown.folder / "sleep" / "index.html").read_text() == PAGE


@pytest.mark.parametrize(
    ("path", "status", "content_type"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/sleep/index.html", 200, "text/html; charset=utf-8"),
        ("/gr%C3%BC%C3%9Fe/", 200, "text/html; charset=utf-8"),
        ("/feed.xml", 200, "application/xml; charset=utf-8"),
        ("/assets/main.js", 200, "text/javascript; charset=utf-8"),
        ("/assets/font.woff2", 200, "font/woff2"),
        ("/-/reload.js", 200, "text/javascript; charset=utf-8"),
        ("/nowhere/", 404, "text/html; charset=utf-8"),
        ("/assets/", 404, "text/html; charset=utf-8"),
    ],
)
def test_everything_has_its_status_and_type(path: str, status: int, content_type: str, shown: Shown) -> None:
    found = answer(path, shown)
    assert (found.status, found.content_type) == (status, content_type)


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "//etc/passwd", "/%00", "/" + "a" * 5000])
def test_nothing_outside_the_site_is_shown(path: str, shown: Shown) -> None:
    found = answer(path, shown)
    assert found.status == 404
    assert b"secret" not in found.content


def test_a_folder_without_its_slash_leads_to_the_one_with_it(shown: Shown) -> None:
    found = answer("/gr%C3%BC%C3%9Fe", shown)
    assert (found.status, found.location) == (301, "/gr%C3%BC%C3%9Fe/")


def test_a_redirect_never_leads_to_another_server(shown: Shown) -> None:
    assert answer("//sleep", shown).location == "/sleep/"


def test_a_page_has_another_version_only_if_something_in_it_changes(shown: Shown) -> None:
    assert shown.folder
    home, sleep = version("/", shown), version("/sleep/", shown)
    (shown.folder / "sleep" / "index.html").write_text(PAGE.replace("Sleep", "Nap"))
    assert (version("/", shown), version("/sleep/", shown) == sleep) == (home, False)


def test_a_glance_stands_in_for_the_pages_that_it_has(shown: Shown, tmp_path: Path) -> None:
    tiny_site.write({"sleep/index.html": "Newer"}, tmp_path / "newer")
    tiny_site.write({"sleep/index.html": "Newest"}, tmp_path / "newest")
    glanced = dataclasses.replace(shown, glances=((2.0, tmp_path / "newest"), (1.0, tmp_path / "newer")))
    assert answer("/sleep/", glanced).content.startswith(b"Newest")
    assert answer("/sleep", glanced).location == "/sleep/"
    assert [answer(path, glanced) for path in ("/", "/feed.xml")] == [
        answer(path, shown) for path in ("/", "/feed.xml")
    ]
    assert answer("/nowhere/", glanced).status == 404


def test_until_there_is_a_site_every_address_says_so_and_waits() -> None:
    found = answer("/sleep/", Shown())
    assert found.status == 503
    assert b"being built" in found.content
    assert b'<script src="/-/reload.js"' in found.content


def test_a_problem_stands_in_front_of_pages_but_not_of_files(shown: Shown) -> None:
    problem = Shown(shown.folder, "<body>Line 3</body>", "8")
    for path in ("/", "/sleep/", "/sleep", "/404.html"):
        found = answer(path, problem)
        assert found.status == 500
        assert found.content.startswith(b"<body>Line 3<script ")
    assert answer("/assets/main.js", problem).status == 200

"""What the preview's server says to each address."""

from pathlib import Path

import pytest

import tiny_site
from carepress.preview.answers import SCRIPT, answer
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
    assert found.content == PAGE.replace("</BODY>", f"{SCRIPT.decode()}</BODY>").encode()
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


def test_the_script_knows_which_version_it_came_with(shown: Shown) -> None:
    assert b'const shown = "7";' in answer("/-/reload.js", shown).content


def test_until_there_is_a_site_every_address_says_so_and_waits() -> None:
    found = answer("/sleep/", Shown())
    assert found.status == 503
    assert b"being built" in found.content
    assert SCRIPT in found.content


def test_a_problem_stands_in_front_of_pages_but_not_of_files(shown: Shown) -> None:
    problem = Shown(shown.folder, "<body>Line 3</body>", "8")
    for path in ("/", "/sleep/", "/sleep", "/404.html"):
        found = answer(path, problem)
        assert found.status == 500
        assert b"Line 3" + SCRIPT in found.content
    assert answer("/assets/main.js", problem).status == 200

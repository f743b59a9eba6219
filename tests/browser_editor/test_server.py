"""The editor's server: for its own pages alone, whoever else asks."""

import http.client
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from browser_editor.conftest import SLEEP, Window
from carepress.preview.server import serving
from carepress.preview.showing import Showing

TREE = "/repos/this/computer/git/trees/x"


def test_the_files_that_a_form_can_show_are_listed(window: Window) -> None:
    tree = json.loads(window.ask(TREE)[1])["tree"]
    assert [file["path"] for file in tree] == ["articles/sleep.md", "pages/help.md"]


def test_nothing_is_told_or_saved_without_the_token(window: Window) -> None:
    for token in ("", "x", window.token[:-1]):
        assert window.ask(TREE, token=token)[0] == 401
        assert window.ask("/repos/this/computer/contents", {"files": []}, token=token)[0] == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.test"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Host": "elsewhere.test"},
        {"Host": "elsewhere.test:80"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_no_other_website_learns_the_token_or_saves(window: Window, headers: dict[str, str]) -> None:
    assert window.ask("/config.json?tab=1", inside=False, **headers)[0] == 403
    assert window.ask(TREE, **headers)[0] == 403
    assert window.ask("/repos/this/computer/contents", {"files": []}, **headers)[0] == 403


def test_a_link_elsewhere_may_lead_to_the_editor(window: Window) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert window.ask("/", inside=False, **headers)[0] == 200
    assert window.ask("/config.json", inside=False, **headers)[0] == 403


def test_its_pages_may_load_nothing_from_elsewhere_and_stand_in_no_frame(window: Window) -> None:
    connection = http.client.HTTPConnection(urlsplit(window.address).netloc, timeout=5)
    connection.request("GET", "/")
    with connection.getresponse() as response:
        policy = response.getheader("Content-Security-Policy") or ""
        assert b"start.js" in response.read()
    connection.close()
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
    assert response.getheader("Access-Control-Allow-Origin") is None


@pytest.mark.parametrize("path", ["/program/../articles/sleep.md", "/program/%2e%2e/x", "/articles/sleep.md", "/x"])
def test_it_gives_out_no_other_files(window: Window, path: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(window.address).netloc, timeout=5)
    connection.request("GET", path)
    with connection.getresponse() as response:
        assert response.status == 404
        response.read()
    connection.close()


@pytest.mark.parametrize("path", ["images/../articles/sleep.md", "articles/sleep.md", "images/none.png", "../x.png"])
def test_only_pictures_are_given_out_as_they_are(window: Window, path: str) -> None:
    assert window.ask(f"/repos/this/computer/media/main/{path}")[0] in {404, 500}


def test_nonsense_is_refused_and_the_next_request_answered(window: Window) -> None:
    for body in ({}, [], {"files": [{}]}, {"files": [{"path": "articles/sleep.md", "operation": "update"}]}, "x"):
        assert window.ask("/repos/this/computer/contents", body)[0] in {400, 422}
    assert window.ask(TREE)[0] == 200
    assert window.text("articles/sleep.md") == SLEEP


def test_a_window_of_an_editor_that_has_ended_is_told_so(new_window: Callable[[], Window]) -> None:
    window = new_window()
    window.token = window.token[::-1]
    said = json.loads(window.ask("/user")[1])["message"]
    assert said == "This window belongs to an editor that has ended. Load the page again."


def test_an_editor_chooses_strategies_and_pages_by_their_names(window: Window) -> None:
    articles = window.config["config"]["collections"][0]
    fields = {field["name"]: field for field in articles["fields"]}
    assert fields["strategies"]["options"] == [
        {"value": "rest", "label": "Resting"},
        {"value": "talk", "label": "Talking"},
    ]
    assert {"value": "help", "label": "Help"} in fields["related"]["options"]
    assert [*fields][:5] == ["title", "status", "date", "summary", "body"]
    assert "template" not in fields


def test_a_page_is_shown_in_the_preview_that_runs(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    visit = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "same-origin"}
    assert window.ask("/-/show/articles/none", inside=False)[0] == 404
    assert window.ask("/-/show/articles/sleep", inside=False)[0] == 200
    said = window.ask("/-/show/articles/sleep", inside=False, **visit)
    assert said == (200, b"The preview does not run: start ./invoke preview, and load this again.")
    with serving(0, Showing()) as preview:
        (tmp_path / ".preview" / str(preview.server_port)).mkdir(parents=True)
        connection = http.client.HTTPConnection(urlsplit(window.address).netloc, timeout=5)
        connection.request("GET", "/-/show/articles/sleep", headers=visit)
        with connection.getresponse() as response:
            assert response.status == 303
            assert response.getheader("Location") == f"http://127.0.0.1:{preview.server_port}/sleep/"
            response.read()
        connection.close()

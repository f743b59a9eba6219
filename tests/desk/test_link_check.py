"""The check of links: each address once, politely, kept for a week, and ended when somebody says so."""

import datetime
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from carepress.desk.link_answer import LinkAnswer
from carepress.desk.link_asking import Patience
from carepress.desk.link_check import LinkCheck, by_site, due
from carepress.desk.web_links import WebLink, web_links
from carepress.kept_files import KeptFiles
from desk.made_outcomes import page, pages
from desk.web_server import WebServer, web_server

TODAY = datetime.datetime.now(tz=datetime.UTC).date()
QUICK = Patience(between=0.01, before_retry=0.01, silent=2)


@pytest.fixture
def server() -> Iterator[WebServer]:
    """A site with pages of which one is missing."""
    with web_server({"/a": 200, "/b": 200, "/moved": (301, "/a")}) as found:
        yield found


def links(server: WebServer, *paths: str) -> list[WebLink]:
    return [WebLink(server.address + path, ()) for path in paths]


def standings(check: LinkCheck) -> dict[str, str]:
    return {address.rpartition("/")[2]: answer.standing for address, answer in check.answers.items()}


def test_every_link_gets_an_answer_and_progress_is_told(server: WebServer, tmp_path: Path) -> None:
    told: list[tuple[int, int, bool]] = []
    check = LinkCheck(KeptFiles(tmp_path), lambda: told.append((check.done, check.of, check.is_running)), QUICK)
    check.run(links(server, "/a", "/none", "/moved"), "Tiny", TODAY)
    assert standings(check) == {"a": "fine", "none": "broken", "moved": "moved"}
    assert told == [(0, 3, True), (1, 3, True), (2, 3, True), (3, 3, True), (3, 3, False)]


def test_what_was_fine_is_kept_for_a_week_and_everything_else_is_asked_again(server: WebServer, tmp_path: Path) -> None:
    mine = links(server, "/a", "/none", "/moved")
    LinkCheck(KeptFiles(tmp_path), patience=QUICK).run(mine, "Tiny", TODAY)
    again = LinkCheck(KeptFiles(tmp_path), patience=QUICK)
    assert set(standings(again).values()) == {"fine", "broken", "moved"}
    asked_on = max(datetime.date.fromisoformat(answer.on) for answer in again.answers.values())
    on = {days: due(mine, again.answers, asked_on + datetime.timedelta(days)) for days in (0, 6, 7)}
    assert [len(on[days]) for days in (0, 6, 7)] == [2, 2, 3]


def test_a_check_that_is_stopped_keeps_what_it_knows(server: WebServer, tmp_path: Path) -> None:
    slow = Patience(between=30, before_retry=30, silent=2)
    known = threading.Event()
    check = LinkCheck(KeptFiles(tmp_path), lambda: known.set() if check.done else None, slow)
    server.answers["/robots.txt"] = 404
    thread = threading.Thread(target=check.run, args=(links(server, "/a", "/b"), "Tiny", TODAY))
    thread.start()
    while not check.is_running:
        pass
    check.stop()
    thread.join(timeout=20)
    assert not thread.is_alive()
    assert not check.is_running
    assert check.done < 2


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b'{"http://a.test": {"other": 1}}', b'{"http://a.test": 3}'])
def test_what_was_kept_and_cannot_be_read_is_asked_for_again(kept: bytes, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_bytes(kept)
    assert not LinkCheck(KeptFiles(tmp_path)).answers


def test_where_nothing_can_be_kept_the_check_works_all_the_same(server: WebServer, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    check = LinkCheck(KeptFiles(tmp_path / "file"), patience=QUICK)
    assert {*check.run(links(server, "/a"), "Tiny", TODAY)} == {f"{server.address}/a"}


def test_answers_are_kept_as_they_come(server: WebServer, tmp_path: Path) -> None:
    seen: list[int] = []
    kept = tmp_path / "links.json"
    check = LinkCheck(KeptFiles(tmp_path), lambda: seen.append(len(json.loads(kept.read_bytes()))), QUICK)
    check.run(links(server, "/a", "/b"), "Tiny", TODAY)
    assert seen == [0, 1, 2, 2]


def test_links_of_one_site_are_asked_for_together_the_largest_site_first() -> None:
    found = by_site(WebLink(address, ()) for address in ("http://a.test/1", "http://B.test/", "http://b.test/2"))
    assert [[link.address for link in site] for site in found] == [
        ["http://B.test/", "http://b.test/2"],
        ["http://a.test/1"],
    ]


def test_links_stand_on_pages_and_in_data_files_each_with_its_places(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "references.yaml").write_text(
        "# see https://comment.test/\n"
        "references:\n- id: one\n  title: The one\n  doi: 10.1/a(1)\n  url: https://b.test/\n"
        "- id: two\n  finding: It says https://in.text/ somewhere.\n"
    )
    table = (
        {"source": "content/articles/sleep.md", "line": 4, "column": 2, "address": "https://b.test/#part"},
        {"source": "content/articles/sleep.md", "line": 9, "column": 1, "address": "https://c.test/"},
        {"source": "content/articles/sleep.md", "line": 9, "column": 9, "address": "http://["},
    )
    found = {link.address: link.places for link in web_links(table, pages(page("sleep")), tmp_path)}
    assert [*found] == ["https://b.test/", "https://c.test/", "http://[", "https://doi.org/10.1/a(1)"]
    assert [(place.words, place.line) for place in found["https://b.test/"]] == [("Sleep", 4), ("The one", 6)]
    assert [(place.words, place.line) for place in found["https://doi.org/10.1/a(1)"]] == [("The one", 5)]


def test_a_fine_answer_is_not_due_and_no_answer_is() -> None:
    link = WebLink("http://a.test/", ())
    assert due([link], {}, TODAY) == [link]
    assert not due([link], {link.address: LinkAnswer(link.address, "fine", "", on=TODAY.isoformat())}, TODAY)

"""The desk, as its page asks it: at once, filled when it is counted, and counted anew after a save."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from carepress import pelican_settings
from carepress.desk import desk_room
from carepress.desk.desk import Desk
from carepress.desk.desk_room import answered
from carepress.desk.drawing import BLOCKS
from carepress.desk.link_asking import Patience
from carepress.kept_files import KeptFiles
from carepress.outcome import Outcome, Task
from carepress.room import Asked
from desk.web_server import web_server
from preview.previews import Preview
from tiny_project import TinyProject, wait_until

LINKED = "---\ntitle: Wind\ndate: 2025-01-02\nsources_checked_on: 2025-01-02\n---\n\nSee [a]({0}/a) and [b]({0}/b).\n"


class Visitor:
    """Somebody who looks at the desk of a project."""

    def __init__(self, **given: Any) -> None:
        task = Task(Path("pelicanconf.py"), Path("output"), Path("content"))
        self.desk = Desk(task, KeptFiles(Path("kept")), **given)
        self.version = "1"

    def get(self, path: str = "", **query: str) -> Any:
        return answered(self.desk, Asked(path, query, self.version))

    def order(self, path: str) -> Any:
        return answered(self.desk, Asked(path, is_order=True))

    @property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.get().content, "lxml")

    def text(self, block: str) -> str:
        place = self.page.select_one(f'[data-block="{block}"]')
        assert place
        return place.get_text(" ", strip=True)

    def status(self) -> str:
        found = self.page.select_one("[role=status]")
        assert found
        return found.get_text()

    def wait(self, is_so: Callable[[], object] = lambda: True) -> None:
        """Wait until everything is counted, and until something is so."""
        wait_until(lambda: "Counted at" in self.status() and is_so(), 60)


@pytest.fixture(autouse=True)
def _fast_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carepress.desk.desk.PATIENCE", Patience(between=0.01, before_retry=0.01, silent=2))


@pytest.mark.usefixtures("project")
def test_the_page_answers_at_once_with_every_block_and_says_that_it_is_being_counted() -> None:
    visitor = Visitor()
    start = time.monotonic()
    page = visitor.page
    assert time.monotonic() - start < 1
    assert [place["data-block"] for place in page.select("[data-block]")] == ["overview", *BLOCKS]
    assert visitor.status().startswith("Being counted")
    assert all("Being counted" in visitor.text(block) for block in BLOCKS)


def test_it_fills_itself_and_is_counted_anew_after_a_save(project: TinyProject) -> None:
    visitor = Visitor()
    visitor.page  # noqa: B018  Looking is what sets it counting
    visitor.wait()
    assert "No check is due" in visitor.text("reviews")
    project.write({"content/articles/wind.md": LINKED.format("https://a.test")})
    visitor.version = "2"
    assert "numbers below are those of before" in visitor.status()
    visitor.wait()
    assert "Wind" in visitor.text("reviews")
    assert "content is in no git repository" in visitor.text("overview")


@pytest.mark.usefixtures("project")
def test_news_come_as_soon_as_they_are_there_and_only_where_there_are_any() -> None:
    visitor = Visitor()
    first = json.loads(visitor.get("state").content)
    assert {*first["blocks"]} == {"overview", *BLOCKS}
    visitor.wait()
    settled = json.loads(visitor.get("state", seen="-").content)
    wait_until(lambda: json.loads(visitor.get("state", seen=settled["revision"]).content).keys() == {"revision"})


def test_a_site_that_cannot_be_built_keeps_its_last_numbers_and_says_why(project: TinyProject) -> None:
    visitor = Visitor()
    visitor.page  # noqa: B018  The same
    visitor.wait()
    project.add("CAREPRESS = 3")
    visitor.version = "2"
    wait_until(lambda: "could not be counted" in visitor.status(), 60)
    assert "No check is due" in visitor.text("reviews")


@pytest.mark.usefixtures("project")
def test_whatever_goes_wrong_while_counting_is_told_and_the_next_save_tries_again() -> None:
    tried: list[Task] = []

    def fail(task: Task) -> Outcome:
        tried.append(task)
        raise RuntimeError("Out of luck")

    visitor = Visitor(count=fail)
    visitor.page  # noqa: B018  The same
    wait_until(lambda: "RuntimeError: Out of luck." in visitor.status())
    visitor.version = "2"
    wait_until(lambda: visitor.status() and len(tried) > 1)


@pytest.mark.usefixtures("project")
def test_what_only_this_machine_is_to_do_is_done_by_an_order() -> None:
    visitor = Visitor(count=lambda _: Outcome((), "Not now."))
    assert [visitor.order(path).status for path in ("links", "links/stop", "other")] == [303, 303, 404]
    assert visitor.get("links").status == 404


@pytest.mark.usefixtures("project")
def test_its_files_are_there_and_no_others() -> None:
    visitor = Visitor(count=lambda _: Outcome((), "Not now."))
    asked = [link["href"].removeprefix("/-/desk/") for link in visitor.page.select("link[rel=stylesheet]")]
    asked += [script["src"].removeprefix("/-/desk/") for script in visitor.page.select("script")]
    assert len(asked) == 5
    assert {visitor.get(path).status for path in [*asked, "theme/fonts/atkinson-hyperlegible-next.woff2"]} == {200}
    assert {visitor.get(path).status for path in ("desk.py", "../desk.css", "theme/../desk.js", "x")} == {404}


def test_links_are_checked_when_somebody_says_so_and_not_before(project: TinyProject) -> None:
    with web_server({"/a": 200}) as server:
        project.write({"content/articles/wind.md": LINKED.format(server.address)})
        visitor = Visitor()
        visitor.page  # noqa: B018  The same
        visitor.wait(lambda: "Check 2 links now" in visitor.text("links"))
        assert not server.requests
        visitor.order("links")
        wait_until(lambda: "Broken (1)" in visitor.text("links"))
        told = visitor.text("links")
    assert visitor.status().endswith("Of the links to other sites, 1 is known to be broken.")
    assert f"{server.address}/b" in told
    assert "404" in told
    assert "content/articles/wind.md:7" in told
    assert "1 link is fine" in told
    agents = {request.agent for request in server.requests}
    assert agents == {"CarePressLinkCheck/1.0 (checks the links of Tiny)"}


def test_the_words_of_others_are_shown_and_never_run(project: TinyProject) -> None:
    title = "<script>alert(1)</script>"
    project.write({"content/articles/wind.md": LINKED.replace("Wind", f'"{title}"')})
    visitor = Visitor()
    visitor.page  # noqa: B018  The same
    visitor.wait()
    assert title in visitor.text("reviews")
    assert len(visitor.page.select("script")) == 1


def test_the_room_is_told_in_the_terminal(project: TinyProject) -> None:
    room = desk_room("content", "pelicanconf.py")
    assert (room.address, room.told) == ("/-/desk/", "The editors' desk")
    assert str(project.folder) not in pelican_settings.CACHE_PATH


def test_the_preview_has_the_desk_renews_it_after_a_save_and_publishes_none_of_it(project: TinyProject) -> None:
    preview = Preview(project)
    try:
        preview.says("The editors' desk stands at")
        preview.shows("Counted at", "/-/desk/")
        assert "No check is due" in preview.get("/-/desk/")[1]
        project.write({"content/articles/wind.md": LINKED.format("https://a.test")})
        preview.shows("Overdue", "/-/desk/")
        written = [*(project.folder / ".preview").rglob("*")]
        assert written
        assert not [path for path in written if "desk" in path.name]
    finally:
        preview.end()

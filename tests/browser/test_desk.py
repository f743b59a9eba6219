"""The desk in a browser: it fills itself, keeps what an editor has open, and can be read and used in every mode."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import tiny_project
from browser import axe
from browser.conftest import note_troubles
from browser.modes import LIGHT, MODES, MORE_MODES, show
from browser.overflowing import OVERFLOWING
from carepress.desk.desk import Desk
from carepress.desk.desk_room import ADDRESS, answered
from carepress.kept_files import KeptFiles
from carepress.outcome import Task
from carepress.preview.attempt import Attempt
from carepress.preview.server import serving
from carepress.preview.showing import Showing
from carepress.room import Room
from desk.web_server import web_server
from test_former_content import commit, git
from tiny_project import TinyProject

pytestmark = pytest.mark.browser

VOCABULARY = """strategies:
- id: sail
  name: Sailing in all weathers
  techniques:
  - id: reef
    name: Reefing
    definition: You take in sail.
    phrases: {reef the sail: A term., shorten sail: A term.}
  - id: tack
    name: Tacking
    definition: You turn.
    phrases: {tack to windward: A term.}
"""
HELPLINES = """helplines:
- {country: IN, name: Line, kind: crisis, phone: "14416", source: A page, confirmed_on: "2025-01"}
- {country: IN, name: Old line, kind: crisis, phone: "14417", source: A page, confirmed_on: "2020-01"}
"""
HARD = "Organisational considerations necessitate comprehensive interdisciplinary communication notwithstanding. " * 4
WIND = """---
title: Wind
date: 2025-01-02
strategies: [sail]
sources_checked_on: 2024-01-02
---

You reef the sail. See [a]({address}/a), [b]({address}/none) and [c]({address}/moved).
"""


class AtTheDesk:
    """The desk of a project, and the preview that has it."""

    def __init__(self, project: TinyProject, showing: Showing, address: str) -> None:
        self.project, self.showing, self.address = project, showing, address

    def save(self, files: dict[str, str]) -> None:
        """Save files, as if the preview had shown them."""
        self.project.write(files)
        self.showing.show(Attempt(Path(), ()))


def written(project: TinyProject, address: str) -> None:
    """A site with something in every block of the desk, and a past."""
    article = "---\ntitle: Page {}\ndate: 2025-01-02\nsources_checked_on: 2024-01-02\n---\n\nIt blows.\n"
    project.write({f"content/articles/p{n}.md": article.format(n) for n in range(12)})
    git(project, "init", "-q")
    commit(project, "2025-03-01")
    project.write(
        {
            "content/articles/wind.md": WIND.format(address=address),
            "content/articles/hard.md": f"---\ntitle: Hard\ndate: 2025-01-02\n---\n\n{HARD}\n",
            "content/strategies/sail.md": "---\ntitle: Sailing\nslug: sail\n---\n\n## Reefing {#reef}\n\nDo.\n",
            "content/data/strategies.yaml": VOCABULARY,
            "content/data/helplines.yaml": HELPLINES,
        }
    )
    commit(project, "2026-06-01")
    project.add("CAREPRESS = CAREPRESS | {'country': 'IN'}")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AtTheDesk]:
    """The desk of such a site, beside a site that links lead to."""
    project = tiny_project.made(tmp_path_factory.mktemp("desk") / "project")
    with contextlib.ExitStack() as around:
        around.enter_context(contextlib.chdir(project.folder))
        other = around.enter_context(web_server({"/a": 200, "/moved": (301, "/a")}))
        written(project, other.address)
        task = Task(Path("pelicanconf.py"), Path("output"), Path("content"))
        found, showing = Desk(task, KeptFiles(tmp_path_factory.mktemp("kept"))), Showing()
        room = Room(ADDRESS, "The desk", lambda asked: answered(found, asked))
        server = around.enter_context(serving(0, showing, [room]))
        yield AtTheDesk(project, showing, f"http://127.0.0.1:{server.server_port}{ADDRESS}")


@pytest.fixture
def page(desk: AtTheDesk, browser: Browser) -> Iterator[Page]:
    """The desk in a window of its own, once everything is counted."""
    with browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        opened.goto(desk.address)
        counted(opened)
        yield opened


def counted(page: Page) -> None:
    """Wait until everything is counted, former content too."""
    expect(page.get_by_role("status")).to_contain_text("Counted at", timeout=60_000)
    expect(page.locator("#changes svg.desk-course")).to_be_attached(timeout=60_000)


def test_the_desk_keeps_its_own_policy_and_nothing_fails(desk: AtTheDesk, browser: Browser) -> None:
    troubles: list[str] = []
    with browser.new_context() as context:
        opened = context.new_page()
        note_troubles(opened, desk.address.removesuffix(ADDRESS), troubles)
        opened.goto(desk.address)
        counted(opened)
    assert not troubles


def test_every_block_has_its_picture_and_its_way_to_the_place(page: Page, desk: AtTheDesk) -> None:
    for block in ("reviews", "helplines", "readability", "coverage", "ways", "phrases", "changes"):
        assert page.locator(f"#{block} svg.desk-course").count() == 1, block
    page.locator("#reviews summary", has_text="more").click()
    overdue = page.locator("#reviews li", has_text="Wind")
    assert overdue.get_by_role("link", name="Wind", exact=True).get_attribute("href") == "/wind/"
    file = desk.project.folder / "content" / "articles" / "wind.md"
    assert overdue.locator(".desk-edit").get_attribute("href") == f"vscode://file{file.as_posix()}:5:1"
    assert page.locator("#readability tr", has_text="Hard").get_by_text("above the aim").count()
    assert page.locator("#ways li", has_text="Hard").count()


def test_a_click_on_a_place_asks_for_the_editor_that_the_terminal_names(page: Page) -> None:
    place = page.locator("#readability tr", has_text="Hard").locator(".desk-edit")
    with page.expect_request(lambda request: "/-/side-panel/open?" in request.url) as asked:
        place.click()
    assert asked.value.method == "POST"
    assert "file=" in asked.value.url
    assert "hard.md&line=6&column=1" in asked.value.url


def test_links_are_checked_with_the_keyboard_and_the_focus_stays(page: Page) -> None:
    button = page.locator("#links-button")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("progress")).to_be_visible()
    expect(button).to_have_text("Stop the check")
    expect(button).to_be_focused()
    # The robots.txt, HEAD and GET, and a second between each two of them.
    expect(page.locator("#links h3").first).to_have_text("Broken (1)", timeout=60_000)
    expect(page.locator("#links")).to_contain_text("Moved for good (1)", timeout=60_000)
    expect(page.locator("#links")).to_contain_text("/none")
    expect(button).to_contain_text("links now", timeout=60_000)


def test_the_desk_with_checked_links_breaks_no_rule_and_is_not_too_wide_in_any_mode(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for name, mode in {"light": LIGHT, **MODES, **MORE_MODES}.items():
        show(page, mode)
        # What the system colours come to, it alone decides.
        asked = axe.LOOKS_WITHOUT_CONTRAST if "forced_colors" in mode.media else axe.TAGS
        assert not [name, *page.evaluate(OVERFLOWING), *axe.violations(page, asked)][1:], name


def test_a_save_renews_the_numbers_and_leaves_open_what_is_open(page: Page, desk: AtTheDesk) -> None:
    more = page.locator("#reviews summary", has_text="more").first
    more.click()
    before = page.evaluate("scrollY")
    tile = page.locator(".desk-tile", has_text="Checks of sources").locator(".desk-tile-number")
    former = int(tile.inner_text())
    desk.save({"content/articles/p3.md": "---\ntitle: Page 3\ndate: 2025-01-02\n---\n\nNothing to check.\n"})
    expect(tile).to_have_text(str(former - 1), timeout=60_000)
    expect(page.locator("#reviews details", has_text="more").first).to_have_attribute("open", "")
    assert page.evaluate("scrollY") == before


def test_without_scripts_the_page_fills_itself_too(desk: AtTheDesk, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        opened = context.new_page()
        desk.showing.show(Attempt(Path(), ()))
        opened.goto(desk.address)
        expect(opened.get_by_role("status")).to_contain_text("Counted at", timeout=60_000)

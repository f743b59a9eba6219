"""The browser editor in a real browser: what an editor does there stands in the file, and nothing else is changed."""

import difflib
import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import PIL.Image
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import provisions
from browser.conftest import note_troubles
from browser.real_site import ROOT, served
from carepress.browser_editor.collection import collections
from carepress.browser_editor.configuration import hosted
from carepress.browser_editor.files import Files
from carepress.browser_editor.forge import Forge
from carepress.browser_editor.hosting import host
from carepress.browser_editor.program import FONTS, MAIN, OTHERS, WORDS, main_script
from carepress.browser_editor.server import EditorServer
from carepress.outlines import texts
from carepress.settings import Repository
from tiny_project import wait_until

pytestmark = pytest.mark.browser

EVERYTHING = (ROOT / "tests" / "browser" / "everything.md").read_text(encoding="utf-8")
ARTICLE = "articles/ecotherapy.md"

# Whether the caret is there once the program has had the time of a frame to move it.
AT_THE_START = """one => new Promise(done => requestAnimationFrame(() => setTimeout(() => {
  const { isCollapsed, anchorNode, anchorOffset } = getSelection(), before = new Range();
  before.setStart(one, 0);
  if (one.contains(anchorNode)) before.setEnd(anchorNode, anchorOffset);
  done(isCollapsed && one.contains(anchorNode) && !before.toString());
})))"""


@pytest.fixture(scope="module")
def program() -> Path:
    """The editing program, as npm brought it."""
    found = provisions.editing_program()
    if os.environ.get("EDITOR_PROGRAM") == "":
        pytest.skip("the gate could not have the browser editor's program, and says so")
    assert found, "The browser editor's program could not be had from npm."
    return Path(found)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the real content, with a page that has everything in it."""
    copy = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    (copy / "articles" / "everything.md").write_text(EVERYTHING, encoding="utf-8")
    return copy


@pytest.fixture
def address(program: Path, content: Path) -> Iterator[str]:
    """The address of the editor."""
    outlines = texts(ROOT / "pelicanconf.py")
    forge = Forge(content, Files(program), "Tiny", lambda _: None, partial(collections, content, {}, outlines))
    with EditorServer(0, forge) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield forge.address
        server.shutdown()
        thread.join()


@pytest.fixture
def troubles() -> list[str]:
    """Whatever went wrong on the editor's page; requests to another origin among it."""
    return []


@pytest.fixture
def page(browser: Browser, address: str, troubles: list[str]) -> Iterator[Page]:
    """The editor's page, with the articles listed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    opened = context.new_page()
    note_troubles(opened, address, troubles)
    opened.goto(address)
    expect(opened.get_by_role("row").first).to_be_visible(timeout=20_000)
    yield opened
    context.close()


def of_others(troubles: list[str]) -> list[str]:
    """Without what the page made itself and asks itself for."""
    return [trouble for trouble in troubles if "asks another origin: blob:http://127.0.0.1:" not in trouble]


def edit(page: Page, path: str) -> None:
    """Open a page of the site in the editor."""
    folder, _, name = path.removesuffix(".md").partition("/")
    page.goto(f"{page.url.partition('#')[0]}#/collections/{folder}/entries/{name}")
    expect(text(page)).to_be_visible(timeout=20_000)
    expect(text(page)).not_to_be_empty()


def field(page: Page, key: str) -> Locator:
    return page.locator(f'[data-key-path="{key}"]')


def text(page: Page) -> Locator:
    """The page's text, which can be written in."""
    return field(page, "body").locator("[contenteditable=true]")


def type_at_the_start(page: Page, words: str) -> None:
    """Put the caret before the first word of the text, again where the program has moved it since, and type there."""
    first = text(page).locator("p").first

    def is_there() -> bool:
        first.click(position={"x": 5, "y": 5})
        page.keyboard.press("Home")
        return bool(first.evaluate(AT_THE_START))

    wait_until(is_there)
    page.keyboard.type(words)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def saved(page: Page) -> None:
    """Save, and wait until the program says that it is done."""
    save(page)
    expect(page.get_by_text("Entry saved.")).to_be_visible()


def changes(before: bytes, after: bytes) -> list[str]:
    """The lines that differ, with a sign before each; line ends count."""
    old, new = (content.decode().split("\n") for content in (before, after))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    parts = [part for part in matcher.get_opcodes() if part[0] != "equal"]
    return [
        line for _, a, b, c, d in parts for line in (*(f"-{one}" for one in old[a:b]), *(f"+{one}" for one in new[c:d]))
    ]


def test_a_new_summary_and_a_sentence_more_change_two_lines(page: Page, content: Path, troubles: list[str]) -> None:
    before = (content / ARTICLE).read_bytes()
    edit(page, ARTICLE)
    field(page, "summary").locator("textarea").fill("What time outdoors can do: a summary.")
    text(page).locator("p").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" One sentence more.")
    saved(page)
    removed, summary, first, longer = changes(before, (content / ARTICLE).read_bytes())
    assert removed.startswith("-summary: ")
    assert summary == '+summary: "What time outdoors can do: a summary."'
    assert first[0] == "-"
    assert longer.replace(" One sentence more.", "")[1:] == first[1:]
    assert "One sentence more." in longer
    assert not of_others(troubles)


def test_whatever_markdown_a_page_has_one_word_changes_one_line(page: Page, content: Path) -> None:
    path = "articles/everything.md"
    edit(page, path)
    type_at_the_start(page, "Word ")
    saved(page)
    assert changes(EVERYTHING.encode(), (content / path).read_bytes()) == [
        "-First come *stress*, **weight** and ***both***.",
        "+Word First come _stress_, **weight** and **_both_**.",
    ]


@pytest.mark.parametrize("path", ["articles/everything.md", "pages/today-is-hard.md"])
def test_a_save_without_a_change_touches_nothing(page: Page, content: Path, path: str) -> None:
    before = (content / path).stat()
    edit(page, path)
    saved(page)
    after = (content / path).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_one_page_can_be_saved_several_times(page: Page, content: Path) -> None:
    for number in range(3):
        edit(page, ARTICLE)
        field(page, "summary").get_by_role("textbox").fill(f"Readers {number}")
        saved(page)
        expect(page.get_by_text("Entry saved.")).to_be_hidden(timeout=20_000)
        assert f"summary: Readers {number}\n" in (content / ARTICLE).read_text(encoding="utf-8")
    page.reload()
    expect(page.get_by_role("row").first).to_be_visible(timeout=20_000)
    edit(page, ARTICLE)
    field(page, "summary").get_by_role("textbox").fill("Readers again")
    saved(page)
    assert "summary: Readers again\n" in (content / ARTICLE).read_text(encoding="utf-8")


def test_a_new_article_starts_as_a_draft_with_an_outline(page: Page, content: Path) -> None:
    page.goto(f"{page.url.partition('#')[0]}#/collections/articles/new")
    field(page, "title").locator("input").fill("Sleep: a start")
    expect(text(page)).to_contain_text("When to get help now")
    type_at_the_start(page, "Good nights. ")
    saved(page)
    made = (content / "articles" / "sleep-a-start.md").read_text(encoding="utf-8")
    head, _, body = made.partition("\n---\n\n")
    assert head.startswith('---\ntitle: "Sleep: a start"\ndate: 20')
    assert head.endswith("\nstatus: draft")
    outline = texts(ROOT / "pelicanconf.py")["articles"]
    assert changes(outline.encode(), body.removesuffix("\n").encode()) == [
        f"-{outline.partition(chr(10))[0]}",
        f"+Good nights. {outline.partition(chr(10))[0]}",
    ]


def test_what_was_changed_on_disk_in_the_meantime_is_not_overwritten(page: Page, content: Path) -> None:
    edit(page, ARTICLE)
    field(page, "summary").get_by_role("textbox").fill("Mine")
    theirs = (content / ARTICLE).read_text(encoding="utf-8") + "\nTheirs.\n"
    (content / ARTICLE).write_text(theirs, encoding="utf-8")
    save(page)
    warning = page.get_by_role("alertdialog")
    expect(warning).to_contain_text("It cannot be saved over them")
    warning.get_by_role("button", name="Save Anyway").click()
    expect(page.get_by_text("was changed outside this window since you opened it")).to_be_visible()
    assert (content / ARTICLE).read_text(encoding="utf-8") == theirs


def test_what_cannot_be_right_is_refused_in_words(page: Page, content: Path) -> None:
    before = (content / ARTICLE).read_bytes()
    edit(page, ARTICLE)
    field(page, "series").locator("input").fill("…")
    save(page)
    expect(page.get_by_text("the name of a series has at least one letter or digit")).to_be_visible()
    expect(page.get_by_text("This was not saved:")).to_be_visible()
    assert (content / ARTICLE).read_bytes() == before


def test_a_picture_comes_into_the_folder_of_pictures(page: Page, content: Path, tmp_path: Path) -> None:
    PIL.Image.new("RGB", (8, 8)).save(tmp_path / "Bench by lake.png")
    page.goto(f"{page.url.partition('#')[0]}#/assets/images")
    page.locator("input[type=file]").first.set_input_files(tmp_path / "Bench by lake.png")
    page.get_by_role("button", name="Upload", exact=True).click()
    wait_until((content / "images" / "bench-by-lake.png").is_file)
    assert (content / "images" / "bench-by-lake.png").read_bytes() == (tmp_path / "Bench by lake.png").read_bytes()


def test_it_asks_no_other_website_for_anything(page: Page, troubles: list[str]) -> None:
    edit(page, ARTICLE)
    assert page.evaluate("[...document.fonts].filter(font => font.status == 'loaded').length") >= 2
    assert not of_others(troubles)


def test_the_editor_in_a_place_of_its_own_asks_only_to_sign_in(
    browser: Browser, program: Path, tmp_path: Path, troubles: list[str]
) -> None:
    forms = collections(ROOT / "content")
    repository = Repository(name="owner/site", branch="drafts")
    assert not host(tmp_path / "site" / "editor", program, hosted(forms, repository, "content", "Tiny"))
    context = browser.new_context(locale="de")
    page = context.new_page()
    with served(tmp_path / "site") as address:
        note_troubles(page, address, troubles)
        page.goto(f"{address}/editor/")
        words = "Mit Zugriffstoken anmelden"  # those of the browser's language
        expect(page.get_by_role("button", name=words)).to_be_visible(timeout=20_000)
    context.close()
    assert not [trouble for trouble in of_others(troubles) if "absent" not in trouble and " 404 " not in trouble]


def test_nothing_in_the_program_that_we_change_has_changed_its_place(program: Path) -> None:
    """A newer version that says it otherwise is to be looked at."""
    theirs, ours = (program / MAIN).read_bytes(), main_script(program)
    assert len(FONTS.findall(theirs)) == 3
    assert b"fontsource/fonts/" not in ours.replace(b"fontsource.org/fonts/", b"")
    assert all(other in theirs and other not in ours for other in OTHERS)
    assert all(f"`{words}`".encode() in theirs for words in WORDS)

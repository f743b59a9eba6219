"""The preview in a browser: a save shows where the editor reads, and the side panel tells what is to be mended."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import tiny_project
from browser import axe
from preview.previews import Preview
from tiny_project import wait_until

pytestmark = pytest.mark.browser

PARAGRAPHS = "\n\n".join(f"Paragraph {number} says something of its own. " + "And more. " * 30 for number in range(40))
LONG = f"---\ntitle: Long\ndate: 2025-01-02\nsummary: Many words.\n---\n\n{PARAGRAPHS}\n"
AT = "Paragraph 20"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of a long article, a draft and a page of a day to come."""
    project = tiny_project.made(tmp_path_factory.mktemp("preview") / "project")
    draft = "---\ntitle: Not yet\ndate: 2025-01-02\nstatus: draft\n---\n\nText.\n"
    project.write({"content/long.md": LONG, "content/draft.md": draft})
    found = Preview(project)
    found.shows("Paragraph 39", "/long/")
    yield found
    found.end()


@pytest.fixture(scope="module")
def plain(preview: Preview) -> str:
    """The long article's page before anybody changes it."""
    return preview.get("/long/")[1]


@pytest.fixture
def page(preview: Preview, plain: str, browser: Browser) -> Iterator[Page]:
    """The long article in a window of its own, with its side panel."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.goto(f"{preview.address}long/")
    expect(opened.locator("side-panel .toggle")).to_be_visible()
    yield opened
    context.close()
    save(preview, LONG)
    wait_until(lambda: preview.get("/long/")[1] == plain)


def save(preview: Preview, text: str) -> None:
    (preview.project.folder / "content" / "long.md").write_text(text)


def height(page: Page) -> float:
    """How far below the top of the window the paragraph stands at which the editor reads."""
    box = page.get_by_text(AT).bounding_box()
    assert box
    return float(box["y"])


def test_a_save_shows_by_itself_with_the_same_words_at_the_same_height(preview: Preview, page: Page) -> None:
    page.get_by_text(AT).evaluate("(paragraph) => paragraph.scrollIntoView()")
    wait_until(lambda: abs(height(page)) < 100)
    before = height(page)
    save(preview, LONG.replace("Paragraph 3 ", "New words. " * 400 + "\n\nParagraph 3 "))
    expect(page.get_by_text("New words.").first).to_be_attached(timeout=20_000)
    wait_until(lambda: abs(height(page) - before) < 2)
    save(preview, LONG.replace("Paragraph 5 ", "Paragraph five "))
    expect(page.get_by_text("Paragraph five").first).to_be_attached(timeout=20_000)
    wait_until(lambda: abs(height(page) - before) < 2)


NOT_RELOADED = "window.isStillTheSamePage = true"


def changed_in_place(page: Page) -> bool:
    return bool(page.evaluate("window.isStillTheSamePage === true"))


@pytest.mark.parametrize(
    "text",
    [
        LONG.replace("Paragraph 20 ", "Changed, *with weight*, "),
        LONG + "\nChanged by a last paragraph.\n",
        LONG.replace("Paragraph 20 ", "Changed by a paragraph.\n\nParagraph twenty "),
        LONG.replace("\n\nParagraph 20 ", " Changed "),
        LONG.replace("Paragraph 20 ", "> Changed\n\n- One\n- Two\n\nParagraph "),
    ],
)
def test_words_change_where_they_stand_and_come_to_what_a_new_window_shows(
    text: str, preview: Preview, page: Page
) -> None:
    page.evaluate(NOT_RELOADED)
    save(preview, text)
    shown = "[...document.querySelectorAll('article > *, section > *')].map((part) => part.innerText)"
    wait_until(lambda: bool(page.evaluate("document.querySelector('main').innerText.includes('Changed')")))
    assert changed_in_place(page)
    beside = page.context.new_page()
    beside.goto(page.url)
    assert page.evaluate(shown) == beside.evaluate(shown)


def test_a_page_is_loaded_anew_where_more_than_words_has_changed(preview: Preview, page: Page) -> None:
    page.evaluate(NOT_RELOADED)
    save(preview, LONG.replace("Paragraph 20 ", "## A heading\n\nParagraph twenty "))
    expect(page.get_by_role("heading", name="A heading")).to_be_visible(timeout=20_000)
    assert not changed_in_place(page)


def test_the_panel_tells_of_a_mistake_and_of_its_mending(preview: Preview, page: Page) -> None:
    save(preview, LONG + "\n[Nowhere](nowhere.md)\n")
    toggle = page.locator("side-panel .toggle")
    expect(toggle).to_have_text("1 error", timeout=20_000)
    finding = page.locator("side-panel .finding").first
    expect(finding).to_contain_text("leads to no page")
    address = finding.locator("a").get_attribute("href")
    assert address
    assert address.endswith("content/long.md:87:11")
    expect(page.locator(".findings-panel")).to_be_hidden()
    save(preview, LONG)
    expect(toggle).to_have_text("No problems", timeout=20_000)


def test_drafts_are_found_through_the_panel_and_say_what_they_are(page: Page) -> None:
    page.locator("side-panel").get_by_text("Not published yet").click()
    page.locator("side-panel").get_by_role("link", name="Not yet").click()
    expect(page.locator("main .draft-badge")).to_contain_text("Draft")


def test_whether_the_panel_is_open_is_remembered(page: Page) -> None:
    toggle, panel = page.locator("side-panel .toggle"), page.locator("side-panel .panel")
    expect(panel).to_be_visible()
    toggle.click()
    expect(panel).to_be_hidden()
    page.reload()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.press("Enter")
    expect(panel).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_is_accessible_and_fits_a_phone(scheme: str, preview: Preview, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{preview.address}long/")
    toggle = page.locator("side-panel .toggle")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.click()
    for part in page.locator("side-panel details.part summary").all():
        part.click()
    assert axe.violations(page, within="side-panel") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_nothing_of_the_preview_stands_in_what_was_built(preview: Preview) -> None:
    pages = [*(preview.project.folder / ".preview").rglob("*.html")]
    assert pages
    assert not [file for file in pages if "/-/" in file.read_text()]
